package io.frazil.trigger.aws;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.trigger.launch.Launcher;
import io.frazil.trigger.launch.LauncherSettings.EmrServerless;
import io.frazil.trigger.launch.LauncherSettings.Glue;
import io.frazil.trigger.launch.LauncherSettings.Lambda;
import io.frazil.trigger.launch.LauncherSettings.Launchers;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.emrserverless.EmrServerlessClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Launchers with clients that follow the SDK's standard settings: region, credentials, and
 * endpoints ({@code AWS_ENDPOINT_URL_GLUE} and the like). A client lives as long as the function.
 */
public final class AwsLaunchers implements Launchers {

  /** Longer than a function may run: its answer comes when it is done. */
  private static final Duration LONGEST_MERGE = Duration.ofMinutes(16);

  private final Consumer<AwsClientBuilder<?, ?>> adjust;

  public AwsLaunchers() {
    this(builder -> {});
  }

  /** With clients adjusted before they are built. */
  AwsLaunchers(Consumer<AwsClientBuilder<?, ?>> adjust) {
    this.adjust = adjust;
  }

  @Override
  public Launcher glue(Glue settings) {
    return new GlueLauncher(
        settings,
        open("Glue", GlueClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder())));
  }

  @Override
  public Launcher emrServerless(EmrServerless settings) {
    return new EmrServerlessLauncher(
        settings,
        open(
            "EMR Serverless",
            EmrServerlessClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder())));
  }

  /** A repetition by the SDK would start a second merge beside one whose answer was lost. */
  @Override
  public Launcher lambda(Lambda settings) {
    return new LambdaLauncher(
        settings,
        open(
            "Lambda",
            LambdaClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONGEST_MERGE))
                .overrideConfiguration(
                    all -> all.retryStrategy(DefaultRetryStrategy.doNotRetry()))));
  }

  private <B extends AwsClientBuilder<B, C>, C> C open(String service, B builder) {
    adjust.accept(builder);
    try {
      return builder.build();
    } catch (SdkException e) {
      throw AwsFailures.of(new AwsAttempt("reach " + service, "", ""), e);
    }
  }
}
