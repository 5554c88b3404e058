package io.frazil.model.event;

/** A message that is not what its envelope promises; never leaves this package. */
final class UnreadableEventException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableEventException(String reason) {
    super(reason);
  }

  UnreadableEventException(String reason, Exception cause) {
    super(reason, cause);
  }
}
