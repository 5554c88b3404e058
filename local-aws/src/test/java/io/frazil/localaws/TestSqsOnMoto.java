package io.frazil.localaws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The SQS contract on moto_server, where one is installed. */
final class TestSqsOnMoto extends SqsContract {

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
  URI endpoint() {
    return server.endpoint();
  }
}
