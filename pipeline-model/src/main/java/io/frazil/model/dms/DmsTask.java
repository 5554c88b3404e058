package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The DMS task that writes a pipeline's files: a replication task, or the replication config of DMS
 * Serverless.
 *
 * <p>Source: Service Authorization Reference, "AWS Database Migration Service", resource types
 * (read 2026-11-27).
 *
 * @param arn its Amazon Resource Name; empty text when the pipeline names none
 */
public record DmsTask(String arn) {

  /** No task is named. */
  public static final DmsTask NONE = new DmsTask("");

  /** What an ARN of either kind looks like, for people. */
  public static final String FORM =
      "the ARN of a replication task (arn:aws:dms:eu-central-1:111122223333:task:NAME) or of a"
          + " serverless replication config (...:replication-config:NAME)";

  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:dms:([a-z]{2}[a-z0-9-]*):\\d{12}:(task|replication-config):[A-Za-z0-9-]+");

  public DmsTask {
    requireNonNull(arn, "arn is null");
    if (!arn.isEmpty() && !ARN.matcher(arn).matches()) {
      throw new IllegalArgumentException("Expected " + FORM + ", got " + arn);
    }
  }

  /** The task of an ARN; empty when the text is none. */
  public static Optional<DmsTask> parse(String arn) {
    return ARN.matcher(arn).matches() ? Optional.of(new DmsTask(arn)) : Optional.empty();
  }

  public boolean isNone() {
    return arn.isEmpty();
  }

  /** Whether it is a replication config of DMS Serverless. */
  public boolean isServerless() {
    return arn.contains(":replication-config:");
  }

  /**
   * The region it runs in.
   *
   * @throws IllegalStateException of {@link #NONE}
   */
  public String region() {
    Matcher matcher = ARN.matcher(arn);
    if (!matcher.matches()) {
      throw new IllegalStateException("No task is named");
    }
    return matcher.group(1);
  }

  @Override
  public String toString() {
    return arn;
  }
}
