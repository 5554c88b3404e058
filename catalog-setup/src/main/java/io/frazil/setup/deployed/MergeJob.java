package io.frazil.setup.deployed;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * The Glue job that merges.
 *
 * @param mostRuns {@code MaxConcurrentRuns}
 * @param queuing whether runs are queued instead of refused
 * @param glueVersion as {@code 5.1}; empty text when it is not set
 * @param role an ARN
 * @param arguments its default arguments, as {@code --pipeline}
 */
public record MergeJob(
    String name,
    int mostRuns,
    boolean queuing,
    String glueVersion,
    String role,
    Map<String, String> arguments) {

  public MergeJob {
    requireNonNull(name, "name is null");
    requireNonNull(glueVersion, "glueVersion is null");
    requireNonNull(role, "role is null");
    arguments = Map.copyOf(arguments);
  }
}
