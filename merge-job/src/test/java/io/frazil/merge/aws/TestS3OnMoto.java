package io.frazil.merge.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.frazil.fixture.LandingPlace;
import io.frazil.fixture.S3LandingPlace;
import io.frazil.localaws.MotoServer;
import io.frazil.merge.changefile.ChangeFileListingContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The listing contract on moto_server, where one is installed. */
class TestS3OnMoto extends ChangeFileListingContract {

  private static MotoServer server;

  private S3LandingPlace place;

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

  @BeforeEach
  void makeBucket() {
    place = S3LandingPlace.at(server.endpoint());
  }

  @AfterEach
  void closeClient() {
    if (place != null) {
      place.close();
    }
  }

  @Override
  protected LandingPlace place() {
    return place;
  }
}
