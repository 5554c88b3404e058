package io.frazil.merge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.pipeline.PipelineTable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TestMergeRun {

  private static final PipelineTable ORDERS = DrainFixture.table("orders", MergePolicy.DEFAULT);
  private static final PipelineTable LINES = DrainFixture.table("lines", MergePolicy.DEFAULT);

  @Test
  void outcomesAreInTheOrderOfTheTables() {
    RunReport report = new MergeRun(TestMergeRun::upToDate, 1).drain(List.of(LINES, ORDERS));

    assertThat(report).isEqualTo(new RunReport(List.of(upToDate(LINES), upToDate(ORDERS))));
  }

  @Test
  void tablesAreDrainedSideBySide() {
    CountDownLatch both = new CountDownLatch(2);
    MergeRun run =
        new MergeRun(
            table -> {
              both.countDown();
              await(both);
              return upToDate(table);
            },
            2);

    assertThat(run.drain(List.of(ORDERS, LINES)).exitCode()).isZero();
  }

  @Test
  void unexpectedErrorIsABugThatNamesItsTableAndStopsNoOther() {
    IllegalStateException broken = new IllegalStateException("broken");
    MergeRun run =
        new MergeRun(
            table -> {
              if (table.equals(ORDERS)) {
                throw broken;
              }
              return upToDate(table);
            },
            2);

    List<TableOutcome> outcomes = run.drain(List.of(ORDERS, LINES)).outcomes();

    FrazilException bug = outcomes.get(0).failure().orElseThrow();
    assertThat(outcomes.get(0).table()).isEqualTo(ORDERS.name());
    assertThat(bug.kind()).isEqualTo(FailureKind.BUG);
    assertThat(bug)
        .hasCause(broken)
        .hasMessage(
            "Cannot merge public.orders into shop.orders: java.lang.IllegalStateException: broken."
                + " This is a bug in Frazil; please report it with the log.");
    assertThat(outcomes.get(1)).isEqualTo(upToDate(LINES));
  }

  @Test
  void failureBeforeTheDrainKeepsItsKind() {
    FrazilException missing = new FrazilException(FailureKind.CONFIGURATION, "Cannot list");
    MergeRun run =
        new MergeRun(
            table -> {
              throw missing;
            },
            1);

    assertThat(run.drain(List.of(ORDERS)).outcomes())
        .containsExactly(
            new TableOutcome(ORDERS.name(), List.of(), "", List.of(), Optional.of(missing)));
  }

  @Test
  void interruptEndsTheRunAndIsKept() {
    CountDownLatch never = new CountDownLatch(1);
    MergeRun run =
        new MergeRun(
            table -> {
              await(never);
              return upToDate(table);
            },
            1);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> run.drain(List.of(ORDERS)))
        .isInstanceOf(FrazilException.class)
        .hasMessage("Interrupted while draining tables.");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static TableOutcome upToDate(PipelineTable table) {
    return new TableOutcome(table.name(), List.of(), "", List.of(), Optional.empty());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
