package io.frazil.model.event;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one message says.
 *
 * @param created in message order, repetitions included
 * @param others events that are not the creation of an object: removals, restores, tags
 * @param reason why the message cannot be read, as the end of a sentence; empty text unless {@link
 *     Kind#UNKNOWN}
 */
public record ObjectEvents(Kind kind, List<CreatedObject> created, int others, String reason) {

  /** The envelope. */
  public enum Kind {
    /** S3 to a queue or function. Keys are URL-encoded. */
    S3_NOTIFICATION,
    /** The same inside a notification of SNS. */
    S3_THROUGH_SNS,
    /** An event of S3 through EventBridge. Keys are as they are. */
    EVENT_BRIDGE,
    /** {@code s3:TestEvent}: S3 tries a new notification out. Names no object. */
    TEST_EVENT,
    /** A schedule of EventBridge: nothing in particular arrived, everything is to be looked at. */
    SCHEDULED,
    /** None of these, or one of these with a part missing. */
    UNKNOWN
  }

  public ObjectEvents {
    requireNonNull(kind, "kind is null");
    requireNonNull(reason, "reason is null");
    created = List.copyOf(created);
    if ((kind == Kind.UNKNOWN) == reason.isEmpty()) {
      throw new IllegalArgumentException(
          "Events of kind " + kind + " do not go with the reason '" + reason + "'");
    }
  }

  /** Reads the body of a message. Never throws: what it cannot read is {@link Kind#UNKNOWN}. */
  public static ObjectEvents parse(String body) {
    try {
      return EnvelopeReader.read(Json.parse(body));
    } catch (UnreadableEventException e) {
      return unknown(e.getMessage());
    }
  }

  static ObjectEvents of(Kind kind, List<CreatedObject> created, int others) {
    return new ObjectEvents(kind, created, others, "");
  }

  static ObjectEvents unknown(String reason) {
    return new ObjectEvents(Kind.UNKNOWN, List.of(), 0, reason);
  }

  ObjectEvents withKind(Kind other) {
    return new ObjectEvents(other, created, others, reason);
  }

  /** Whether the message was understood. */
  public boolean isKnown() {
    return kind != Kind.UNKNOWN;
  }
}
