package io.frazil.serve;

import io.frazil.merge.run.CommittedBatch;
import io.frazil.merge.run.Pending;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.run.TableState;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Outcomes, and a clock that is set by hand. */
final class ServeFixture {

  static final TableName ORDERS = new TableName("shop", "orders");
  static final TableName LINES = new TableName("shop", "lines");

  private ServeFixture() {}

  static final class SetClock extends Clock {

    private Instant now = Instant.ofEpochSecond(0);

    void set(long second) {
      now = Instant.ofEpochSecond(second);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  static Drained upToDate(TableName table) {
    return new Drained(
        new TableOutcome(table, List.of(), "", List.of(), Optional.empty()), Optional.empty());
  }

  static Drained failed(TableName table, FailureKind kind, String message) {
    FrazilException failure = new FrazilException(kind, message);
    return new Drained(
        new TableOutcome(table, List.of(), "", List.of(), Optional.of(failure)), Optional.empty());
  }

  static Drained drained(
      TableName table, List<CommittedBatch> batches, Pending pending, Instant sourceTime) {
    return new Drained(
        new TableOutcome(
            table,
            batches,
            "",
            List.of(),
            Optional.empty(),
            false,
            pending,
            false,
            Optional.of(new TableState(Optional.of(sourceTime), 3, 0.25)),
            2),
        Optional.of(sourceTime));
  }
}
