package io.frazil.merge.maintenance;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FrazilException;

/**
 * What becomes of one step of one table, or became of it.
 *
 * @param files that the step takes: written anew, or deleted
 * @param into files written in their place
 * @param reason why, or why not, for a person
 */
public record StepPlan(Step step, Verdict verdict, Files files, int into, String reason) {

  /** What is to be said of a step. */
  public enum Verdict {
    /** It pays, and nobody has done it yet. */
    PAYS("would"),
    /** It does not pay. */
    NOT_NEEDED("not needed"),
    /** Glue's own optimizer does it. */
    OPTIMIZER("glue does it"),
    /** It was done. */
    DONE("done"),
    /** Other commits came first each time: it is left for the next run. */
    LEFT("left"),
    /** It failed. */
    FAILED("failed");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** For a person. */
    public String word() {
      return word;
    }
  }

  public StepPlan {
    requireNonNull(step, "step is null");
    requireNonNull(verdict, "verdict is null");
    requireNonNull(files, "files is null");
    requireNonNull(reason, "reason is null");
  }

  static StepPlan pays(Step step, Files files, int into, String reason) {
    return new StepPlan(step, Verdict.PAYS, files, into, reason);
  }

  static StepPlan notNeeded(Step step, String reason) {
    return new StepPlan(step, Verdict.NOT_NEEDED, Files.NONE, 0, reason);
  }

  boolean pays() {
    return verdict == Verdict.PAYS;
  }

  static StepPlan ofOptimizer(Step step) {
    return new StepPlan(step, Verdict.OPTIMIZER, Files.NONE, 0, "its Glue optimizer is on");
  }

  static StepPlan failed(Step step, FrazilException failure) {
    return new StepPlan(step, Verdict.FAILED, Files.NONE, 0, failure.getMessage());
  }

  /** The same step after it lost that often. */
  StepPlan left(int attempts) {
    return new StepPlan(
        step,
        Verdict.LEFT,
        files,
        into,
        "other commits came first " + attempts + " times; the next run tries again");
  }

  /** The same step as it was done. */
  StepPlan done(Files taken, int written) {
    return new StepPlan(step, Verdict.DONE, taken, written, reason);
  }
}
