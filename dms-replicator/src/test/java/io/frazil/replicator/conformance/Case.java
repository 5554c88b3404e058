package io.frazil.replicator.conformance;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A situation of DMS: what happens at the source, step by step, and the rows that the table must
 * have after the files of each step.
 *
 * @param name of its folder
 * @param story for a person, in one paragraph: what happens, and what is expected
 * @param steps the first is the full load
 */
record Case(String name, String story, Declared declared, List<Step> steps) {

  /** What happens before files are looked at. */
  @FunctionalInterface
  interface Step {

    void play(CaseRun run);
  }

  Case {
    requireNonNull(name, "name is null");
    requireNonNull(story, "story is null");
    requireNonNull(declared, "declared is null");
    steps = List.copyOf(steps);
  }

  static Case of(String name, String story, Declared declared, Step... steps) {
    return new Case(name, story, declared, List.of(steps));
  }
}
