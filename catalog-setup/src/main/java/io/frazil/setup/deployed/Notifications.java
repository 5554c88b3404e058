package io.frazil.setup.deployed;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Whom a bucket tells of new objects.
 *
 * @param eventBridge whether it tells EventBridge of every object
 */
public record Notifications(List<Target> targets, boolean eventBridge) {

  public Notifications {
    targets = List.copyOf(targets);
  }

  /**
   * One receiver.
   *
   * @param arn of a queue, topic or function
   * @param events as {@code s3:ObjectCreated:*}
   * @param prefix of the keys it is told of; empty text for all
   * @param suffix of the keys it is told of; empty text for all
   */
  public record Target(String arn, List<String> events, String prefix, String suffix) {

    public Target {
      requireNonNull(arn, "arn is null");
      requireNonNull(prefix, "prefix is null");
      requireNonNull(suffix, "suffix is null");
      events = List.copyOf(events);
    }

    public boolean isQueue() {
      return arn.contains(":sqs:");
    }

    /** Whether every object created below a folder is told. */
    boolean coversAllBelow(String folder) {
      return suffix.isEmpty() && folder.startsWith(prefix) && tellsOfEveryCreation();
    }

    /** Whether some object created below a folder may be told. */
    boolean touches(String folder) {
      return events.stream().anyMatch(event -> event.startsWith("s3:ObjectCreated:"))
          && (folder.startsWith(prefix) || prefix.startsWith(folder));
    }

    /** DMS writes with PutObject, and large files in parts. */
    private boolean tellsOfEveryCreation() {
      return events.contains("s3:ObjectCreated:*")
          || events.contains("s3:ObjectCreated:Put")
              && events.contains("s3:ObjectCreated:CompleteMultipartUpload");
    }
  }
}
