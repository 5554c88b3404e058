package io.frazil.aws;

import io.frazil.localaws.DmsServer;
import io.frazil.model.dms.DmsTask;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class TestDmsOnServer extends DmsContract {

  private static final String ENDPOINT = "arn:aws:dms:eu-central-1:123456789012:endpoint:TARGET";
  private static final DmsTask TASK =
      new DmsTask("arn:aws:dms:eu-central-1:123456789012:task:SHOP");

  private final DmsServer server =
      DmsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final DmsSettings settings = DmsSettings.at(server.endpoint());

  @BeforeEach
  void deploy() {
    server.putEndpoint(ENDPOINT, S3_SETTINGS);
    server.putTask(
        TASK.arn(),
        Map.of(
            "Status", "running",
            "TargetEndpointArn", ENDPOINT,
            "ReplicationTaskSettings", SETTINGS,
            "TableMappings", MAPPINGS));
  }

  @AfterEach
  void stop() {
    settings.close();
    server.close();
  }

  @Override
  String endpoint() {
    return ENDPOINT;
  }

  @Override
  DmsTask task() {
    return TASK;
  }
}
