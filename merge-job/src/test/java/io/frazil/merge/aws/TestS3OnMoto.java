package io.frazil.merge.aws;

import io.frazil.fixture.LandingPlace;
import io.frazil.fixture.S3LandingPlace;
import io.frazil.localaws.MotoServer;
import io.frazil.merge.changefile.ChangeFileListingContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;

/** The listing contract on moto_server, where one is installed. */
@EnabledIf(value = "isMotoThere", disabledReason = "SKIPPED: no moto_server on the PATH")
class TestS3OnMoto extends ChangeFileListingContract {

  private static MotoServer server;

  private S3LandingPlace place;

  static boolean isMotoThere() {
    return MotoServer.isInstalled();
  }

  @BeforeAll
  static void start() {
    server = MotoServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeBucket() {
    place = S3LandingPlace.at(server.endpoint());
  }

  @AfterEach
  void closeClient() {
    place.close();
  }

  @Override
  protected LandingPlace place() {
    return place;
  }
}
