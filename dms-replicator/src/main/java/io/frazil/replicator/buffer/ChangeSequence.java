package io.frazil.replicator.buffer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The change sequence of a task ({@code $AR_H_CHANGE_SEQ}): the commit time, cut to the hundredth
 * of a second, and a counter that all tables share, 4 on per row and 12 to the next transaction.
 *
 * <p>Source: AWS DMS User Guide, "Using transformation rule expressions to define column content",
 * and real DMS files of 2024.
 */
public final class ChangeSequence {

  /** The first value of every task that was seen. */
  public static final long FIRST = 61;

  private static final DateTimeFormatter HUNDREDTHS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private long counter;
  private boolean open;

  /** Begins with a counter, which the first change gets. */
  public ChangeSequence(long counter) {
    this.counter = counter;
  }

  /** The sequence of the next change, 35 digits. */
  public String next(Instant commit) {
    String text = HUNDREDTHS.format(commit) + String.format(Locale.ROOT, "%019d", counter);
    counter += 4;
    open = true;
    return text;
  }

  /** A transaction ended; one without changes leaves no gap. */
  public void endTransaction() {
    if (open) {
      counter += 8;
      open = false;
    }
  }

  /** The counter that the next change gets. */
  public long counter() {
    return counter;
  }
}
