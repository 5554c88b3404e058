package io.frazil.command;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.Locale;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** How log lines are written. */
public enum LogFormat {
  /** As the logging configuration in force has it. */
  TEXT,
  /** One JSON object a line. */
  JSON;

  private static final String VARIABLE = "FRAZIL_LOG_FORMAT";

  /**
   * What {@code FRAZIL_LOG_FORMAT} says.
   *
   * @param silent where it is not set
   * @throws FrazilException CONFIGURATION when it is neither text nor json
   */
  public static LogFormat ofEnvironment(Map<String, String> environment, LogFormat silent) {
    String named = environment.getOrDefault(VARIABLE, silent.name()).strip();
    return switch (named.toLowerCase(Locale.ROOT)) {
      case "text" -> TEXT;
      case "json" -> JSON;
      default ->
          throw new FrazilException(
              FailureKind.CONFIGURATION,
              "Cannot write the log: "
                  + VARIABLE
                  + " is wrong. Expected text or json, got '"
                  + named
                  + "'. Correct it.");
    };
  }

  /** Writes like this from now on. Where the platform logs by other means, they stay. */
  public void use() {
    if (this == TEXT) {
      return;
    }
    try {
      JsonLog.install();
    } catch (LinkageError | ClassCastException e) {
      LoggerFactory.getLogger(LogFormat.class)
          .warn("The log stays as it is, since Log4j 2 does not write it: {}", e.toString());
    }
  }
}
