package io.frazil.aws;

import io.frazil.localaws.MotoServer;
import io.frazil.model.dms.DmsTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** DMS by somebody else's reading of its API; moto has no table statistics. */
class TestDmsOnMoto extends DmsContract {

  private static MotoServer moto;
  private static DmsSettings settings;
  private static String endpoint;
  private static DmsTask task;

  @BeforeAll
  static void deploy() {
    Assumptions.assumeTrue(MotoServer.isInstalled(), "Skipped: moto_server is not on the PATH");
    moto = MotoServer.start();
    settings = DmsSettings.at(moto.endpoint());
    AwsJson.Service service =
        new AwsJson.Service("dms", "DATABASE_MIGRATION_SERVICE", "AmazonDMSv20160101");
    try (AwsJson dms = AwsJson.of(service, "eu-central-1")) {
      endpoint =
          first(
              "EndpointArn",
              call(
                  dms,
                  "CreateEndpoint",
                  "{\"EndpointIdentifier\": \"target\", \"EndpointType\": \"target\","
                      + " \"EngineName\": \"s3\", \"S3Settings\": "
                      + S3_SETTINGS
                      + "}"));
      task =
          new DmsTask(
              first(
                  "ReplicationTaskArn",
                  call(
                      dms,
                      "CreateReplicationTask",
                      "{\"ReplicationTaskIdentifier\": \"shop\", \"SourceEndpointArn\": \"s\","
                          + " \"TargetEndpointArn\": "
                          + AwsJson.quoted(endpoint)
                          + ", \"ReplicationInstanceArn\": \"i\", \"MigrationType\":"
                          + " \"full-load-and-cdc\", \"TableMappings\": "
                          + AwsJson.quoted(MAPPINGS)
                          + ", \"ReplicationTaskSettings\": "
                          + AwsJson.quoted(SETTINGS)
                          + "}")));
    }
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      settings.close();
      moto.close();
    }
  }

  @Override
  String endpoint() {
    return endpoint;
  }

  @Override
  DmsTask task() {
    return task;
  }

  private static String call(AwsJson dms, String operation, String request) {
    return dms.call(new AwsAttempt("create it", "", ""), operation, request);
  }

  private static String first(String member, String json) {
    Matcher matcher = Pattern.compile("\"" + member + "\": ?\"([^\"]+)\"").matcher(json);
    if (!matcher.find()) {
      throw new AssertionError(json);
    }
    return matcher.group(1);
  }
}
