package io.frazil.trigger.aws;

import io.frazil.trigger.launch.LauncherSettings.Launchers;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The launchers, at one endpoint. */
public final class LocalLaunchers {

  private LocalLaunchers() {}

  public static Launchers at(URI endpoint) {
    return new AwsLaunchers(
        builder ->
            builder
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .endpointOverride(endpoint));
  }
}
