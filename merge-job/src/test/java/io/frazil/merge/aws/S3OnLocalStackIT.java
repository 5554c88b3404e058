package io.frazil.merge.aws;

import io.frazil.fixture.LandingPlace;
import io.frazil.fixture.S3LandingPlace;
import io.frazil.merge.changefile.ChangeFileListingContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** The listing contract on LocalStack, where Docker answers. */
@EnabledIf(value = "isDockerThere", disabledReason = "SKIPPED: no Docker answers here")
class S3OnLocalStackIT extends ChangeFileListingContract {

  /** The last image that starts without a token. */
  private static final DockerImageName IMAGE =
      DockerImageName.parse("localstack/localstack:4.14.0");

  private static LocalStackContainer localStack;

  private S3LandingPlace place;

  static boolean isDockerThere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @BeforeAll
  static void start() {
    localStack = new LocalStackContainer(IMAGE).withServices("s3");
    localStack.start();
  }

  @AfterAll
  static void stop() {
    localStack.stop();
  }

  @BeforeEach
  void makeBucket() {
    place = S3LandingPlace.at(localStack.getEndpoint());
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
