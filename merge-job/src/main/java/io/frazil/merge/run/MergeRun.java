package io.frazil.merge.run;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.PipelineTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Drains tables side by side. One table's failure never stops another. */
public final class MergeRun {

  private final Function<PipelineTable, TableOutcome> drain;
  private final int sideBySide;

  /**
   * @param drain drains one table; called from several threads
   * @param sideBySide most tables at once, 1 or more
   */
  public MergeRun(Function<PipelineTable, TableOutcome> drain, int sideBySide) {
    this.drain = requireNonNull(drain, "drain is null");
    if (sideBySide < 1) {
      throw new IllegalArgumentException("sideBySide must be 1 or more, got " + sideBySide);
    }
    this.sideBySide = sideBySide;
  }

  /** One outcome per table, in the order of the tables. */
  public RunReport drain(List<PipelineTable> tables) {
    ExecutorService threads = Executors.newFixedThreadPool(sideBySide);
    try {
      List<Future<TableOutcome>> running = new ArrayList<>();
      for (PipelineTable table : tables) {
        running.add(threads.submit(() -> drain.apply(table)));
      }
      List<TableOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < running.size(); i++) {
        outcomes.add(outcome(tables.get(i), running.get(i)));
      }
      return new RunReport(outcomes);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Drains one table on the calling thread; every failure is in the outcome. */
  public static TableOutcome drain(
      PipelineTable table, Function<PipelineTable, TableOutcome> drain) {
    FutureTask<TableOutcome> running = new FutureTask<>(() -> drain.apply(table));
    running.run();
    return outcome(table, running);
  }

  /** A drain that failed before it could say so itself stops its own table only. */
  private static TableOutcome outcome(PipelineTable table, Future<TableOutcome> running) {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FrazilException(FailureKind.EXTERNAL, "Interrupted while draining tables.", e);
    } catch (ExecutionException e) {
      FrazilException failure = failure(table, e.getCause());
      return new TableOutcome(table.name(), List.of(), "", List.of(), Optional.of(failure));
    }
  }

  /** What stopped a table: as it is when it is Frazil's own, else as a bug. */
  static FrazilException failure(PipelineTable table, Throwable cause) {
    if (cause instanceof FrazilException known) {
      return known;
    }
    return new FrazilException(
        FailureKind.BUG,
        "Cannot merge "
            + table.source()
            + " into "
            + table.name()
            + ": "
            + cause
            + ". This is a bug in Frazil; please report it with the log.",
        cause);
  }
}
