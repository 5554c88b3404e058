package io.frazil.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** The contract on the LocalStack of docker-compose.yml, where Docker is. */
final class LocalStackNotificationIT extends NotificationContract {

  private static LocalStackContainer localStack;

  @BeforeAll
  static void start() {
    boolean isDocker = DockerClientFactory.instance().isDockerAvailable();
    if (!isDocker) {
      System.out.println("LocalStackNotificationIT SKIPPED: no Docker engine answers");
    }
    assumeTrue(isDocker, "SKIPPED: no Docker engine answers");
    String image = ComposeFile.read().service("localstack").text("image");
    localStack = new LocalStackContainer(DockerImageName.parse(image)).withServices("s3", "sqs");
    localStack.start();
  }

  @AfterAll
  static void stop() {
    if (localStack != null) {
      localStack.close();
    }
  }

  @Override
  URI s3() {
    return localStack.getEndpoint();
  }

  @Override
  URI sqs() {
    return localStack.getEndpoint();
  }

  @Override
  List<String> setUpOptions() {
    return List.of();
  }
}
