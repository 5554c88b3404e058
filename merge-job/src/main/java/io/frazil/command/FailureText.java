package io.frazil.command;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A failure as it is shown: its message for a person; its trace in the log, if it is a bug. */
final class FailureText {

  private static final Logger LOG = LoggerFactory.getLogger(Frazil.class);

  private FailureText() {}

  static void show(FrazilException failure, PrintWriter err) {
    err.println("frazil: " + failure.getMessage());
    log(failure);
  }

  /** For a failure whose message is shown elsewhere. */
  static void log(FrazilException failure) {
    if (failure.kind() == FailureKind.BUG) {
      LOG.error("Please report this", failure);
    } else {
      LOG.debug("The failure in full", failure);
    }
  }
}
