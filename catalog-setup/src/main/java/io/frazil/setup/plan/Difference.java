package io.frazil.setup.plan;

import static java.util.Objects.requireNonNull;

/**
 * A difference that setup will not bridge.
 *
 * @param subject what differs, as in {@code column freight}
 * @param expected what the pipeline file asks for
 * @param found what the table has
 * @param remedy what a person can do, as a sentence
 */
public record Difference(String subject, String expected, String found, String remedy) {

  public Difference {
    requireNonNull(subject, "subject is null");
    requireNonNull(expected, "expected is null");
    requireNonNull(found, "found is null");
    requireNonNull(remedy, "remedy is null");
  }

  /** One line, without the remedy. */
  public String text() {
    return subject + ": expected " + expected + ", found " + found;
  }
}
