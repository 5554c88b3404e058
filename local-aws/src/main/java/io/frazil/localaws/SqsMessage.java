package io.frazil.localaws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A message on a queue; guarded by the lock of the queues. */
final class SqsMessage {

  /**
   * What a sender gave.
   *
   * @param attributes as the API's {@code MessageAttributes}, may be empty
   */
  record Content(String id, String body, ObjectNode attributes) {

    static Content text(String body) {
      return new Content(newId(), body, JsonNodeFactory.instance.objectNode());
    }

    static String newId() {
      return UUID.randomUUID().toString();
    }
  }

  /**
   * A message as one receive gives it.
   *
   * @param receives how often it was received, this one too
   */
  record Received(
      Content content, Instant sent, Instant firstReceived, int receives, String receipt) {}

  private static final String RECEIPT = "receipt ";

  private final Content content;
  private final Instant sent;
  private Instant visible;
  private Instant firstReceived = Instant.EPOCH;
  private int receives;
  private String receipt = "";

  SqsMessage(Content content, Instant sent, Instant visible) {
    this.content = content;
    this.sent = sent;
    this.visible = visible;
  }

  Instant visible() {
    return visible;
  }

  int receives() {
    return receives;
  }

  /** The newest receipt handle; empty text before the first receive. */
  String receipt() {
    return receipt;
  }

  boolean isVisible(Instant now) {
    return !visible.isAfter(now);
  }

  boolean isInFlight(Instant now) {
    return receives > 0 && !isVisible(now);
  }

  Received receive(Instant now, Instant visibleAgain) {
    firstReceived = receives == 0 ? now : firstReceived;
    receives++;
    visible = visibleAgain;
    String handle = RECEIPT + content.id() + " " + UUID.randomUUID();
    receipt = Base64.getEncoder().encodeToString(handle.getBytes(SqsDigest.UTF_8));
    return new Received(content, sent, firstReceived, receives, receipt);
  }

  void hide(Instant visibleAgain) {
    visible = visibleAgain;
  }

  /** Whether a handle was ever given out by a queue like this. */
  static boolean isReceipt(String handle) {
    try {
      return new String(Base64.getDecoder().decode(handle), SqsDigest.UTF_8).startsWith(RECEIPT);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
