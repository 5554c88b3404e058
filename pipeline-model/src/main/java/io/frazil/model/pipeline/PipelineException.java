package io.frazil.model.pipeline;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A pipeline file that cannot be used. Holds everything wrong with it, not the first thing only.
 */
public final class PipelineException extends FrazilException {

  private final List<Problem> problems;

  PipelineException(String subject, List<Problem> problems) {
    super(FailureKind.CONFIGURATION, message(subject, problems));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(String subject, List<Problem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(Problem::toString)
        .collect(Collectors.joining("\n  ", "Cannot read " + subject + ": " + count + ".\n  ", ""));
  }
}
