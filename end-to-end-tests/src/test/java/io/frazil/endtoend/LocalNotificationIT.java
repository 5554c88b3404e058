package io.frazil.endtoend;

import io.frazil.localaws.LocalCloud;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the servers of local-aws. */
final class LocalNotificationIT extends NotificationContract {

  @TempDir static Path content;

  private static LocalCloud cloud;

  @BeforeAll
  static void start() {
    cloud =
        LocalCloud.start(new LocalCloud.Layout(content, 0, "contract-landing", "contract-events"));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Override
  URI s3() {
    return cloud.s3().endpoint();
  }

  @Override
  URI sqs() {
    return cloud.sqs().endpoint();
  }

  @Override
  List<String> setUpOptions() {
    return List.of("--notified");
  }
}
