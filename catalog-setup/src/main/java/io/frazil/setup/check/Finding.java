package io.frazil.setup.check;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One thing the preflight found, of one or more subjects alike.
 *
 * @param subjects tables, in file order, or the one thing found: endpoint, task, a key of a file
 * @param what the state found, as a clause without full stop
 * @param remedy what a person can do, as sentences; text to paste stands on lines of its own
 */
public record Finding(Check check, List<String> subjects, String what, String remedy) {

  public Finding {
    requireNonNull(check, "check is null");
    requireNonNull(what, "what is null");
    requireNonNull(remedy, "remedy is null");
    subjects = List.copyOf(subjects);
    if (subjects.isEmpty()) {
      throw new IllegalArgumentException("A finding has a subject");
    }
  }

  /** A finding of one subject. */
  public static Finding of(Check check, String subject, String what, String remedy) {
    return new Finding(check, List.of(subject), what, remedy);
  }

  public Severity severity() {
    return check.severity();
  }

  /** Why it matters, as sentences. */
  public String why() {
    return check.why();
  }
}
