package io.frazil.trigger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.localaws.MotoServer;
import io.frazil.model.launch.RunRequest;
import io.frazil.trigger.launch.Launch;
import io.frazil.trigger.launch.LauncherSettings;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/** Glue by somebody else's reading of its API; moto does not refuse a second run. */
final class TestLaunchersOnMoto {

  private static final Duration MOST = Duration.ofMinutes(1);

  @Test
  void runIsRecordedWithItsArguments() {
    Assumptions.assumeTrue(MotoServer.isInstalled(), "Skipped: moto_server is not on the PATH");
    try (MotoServer moto = MotoServer.start();
        GlueClient glue =
            GlueClient.builder()
                .endpointOverride(moto.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
      glue.createJob(
          job -> job.name("merge").role("merge").command(command -> command.name("glueetl")));

      Launch launch =
          new LauncherSettings.Glue("merge")
              .open(LocalLaunchers.at(moto.endpoint()))
              .start(RunRequest.sweep("s3://acme/shop.yaml"), "token", MOST);

      assertThat(launch.kind()).isEqualTo(Launch.Kind.STARTED);
      assertThat(
              glue.getJobRun(run -> run.jobName("merge").runId(launch.text())).jobRun().arguments())
          .containsEntry("--pipeline", "s3://acme/shop.yaml");
    }
  }
}
