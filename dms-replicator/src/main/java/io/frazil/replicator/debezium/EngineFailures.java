package io.frazil.replicator.debezium;

/** What an engine's failure says. */
final class EngineFailures {

  private EngineFailures() {}

  /** The innermost cause's message, which is the database's own; without a full stop. */
  static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    String message = String.valueOf(innermost.getMessage()).strip();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
