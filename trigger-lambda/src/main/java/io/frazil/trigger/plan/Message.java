package io.frazil.trigger.plan;

import static java.util.Objects.requireNonNull;

/**
 * A message of the queue.
 *
 * @param id names it within its batch
 * @param body what its sender wrote
 */
public record Message(String id, String body) {

  public Message {
    requireNonNull(id, "id is null");
    requireNonNull(body, "body is null");
  }
}
