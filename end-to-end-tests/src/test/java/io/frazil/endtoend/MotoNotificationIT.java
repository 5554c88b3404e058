package io.frazil.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.frazil.localaws.MotoServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on moto_server, where one is installed. */
final class MotoNotificationIT extends NotificationContract {

  private static MotoServer server;

  @BeforeAll
  static void start() {
    assumeTrue(MotoServer.isInstalled(), "SKIPPED: no moto_server on the PATH");
    server = MotoServer.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  URI s3() {
    return server.endpoint();
  }

  @Override
  URI sqs() {
    return server.endpoint();
  }

  @Override
  List<String> setUpOptions() {
    return List.of();
  }
}
