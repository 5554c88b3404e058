package io.frazil.setup.deployed;

import io.frazil.model.failure.FrazilException;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;

/** What could not be looked at, from the failure that says why. */
public final class NotLookedAt {

  private NotLookedAt() {}

  /** The failure's message without its remedy is what was found; the remedy is what to do. */
  public static Finding finding(FrazilException failure) {
    String message = failure.getMessage().replaceFirst("\\.$", "");
    String subject =
        message.replaceFirst("^Cannot ", "").replaceFirst(": .*", "").replaceAll("\\s+", " ");
    int remedy = message.lastIndexOf(". ");
    return remedy < 0
        ? Finding.of(Check.NOT_LOOKED_AT, subject, message, "Look at it by hand.")
        : Finding.of(
            Check.NOT_LOOKED_AT,
            subject,
            message.substring(0, remedy),
            message.substring(remedy + 2) + ".");
  }
}
