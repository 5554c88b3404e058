package io.frazil.serve;

import io.frazil.merge.report.Standing;
import io.frazil.merge.run.Pending;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** How the service is: what was last known of each table, and whether it is healthy. */
public final class ServeStatus implements ServeReport {

  /**
   * A table as its newest drain left it; of a table not drained yet nothing is known.
   *
   * @param drained by the newest drain
   * @param succeeded when a drain last succeeded
   * @param pending at the newest look; a drain that failed before it looked does not know
   * @param standing what its readings are taken from
   */
  public record TableStatus(
      Optional<Drained> drained,
      Optional<Ending> ending,
      Optional<Instant> succeeded,
      Optional<Pending> pending,
      Optional<Standing> standing) {

    static final TableStatus UNKNOWN =
        new TableStatus(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    boolean isFailing() {
      return ending.filter(last -> last == Ending.RETRY || last == Ending.NEEDS_PERSON).isPresent();
    }
  }

  /**
   * An answer to the question whether the service should be left alone or restarted.
   *
   * @param reason empty text when it is healthy
   */
  public record Health(String reason) {

    public boolean isHealthy() {
      return reason.isEmpty();
    }
  }

  /** A loop that has not turned, or succeeded with any table, for so many intervals is not well. */
  private static final int PATIENCE_INTERVALS = 3;

  private static final Duration LEAST_PATIENCE = Duration.ofMinutes(2);

  private final Map<TableName, TableStatus> tables = new LinkedHashMap<>();
  private final Duration patience;
  private final BooleanSupplier engine;
  private final Clock clock;
  private Instant turned;
  private Instant succeeded;
  private String note = "";

  /**
   * @param engine whether Spark is alive
   */
  public ServeStatus(
      Collection<TableName> tables, Duration interval, BooleanSupplier engine, Clock clock) {
    tables.forEach(table -> this.tables.put(table, TableStatus.UNKNOWN));
    Duration intervals = interval.multipliedBy(PATIENCE_INTERVALS);
    this.patience = intervals.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : intervals;
    this.engine = engine;
    this.clock = clock;
    this.turned = clock.instant();
    this.succeeded = turned;
  }

  /** What is known now. */
  public synchronized Map<TableName, TableStatus> tables() {
    return new LinkedHashMap<>(tables);
  }

  /**
   * Not healthy when Spark has ended, when the loop is stuck, or when every table has been failing
   * for a while. One table that needs a person is no reason to restart the service.
   */
  public synchronized Health health() {
    if (!engine.getAsBoolean()) {
      return new Health("Spark has ended");
    }
    Instant now = clock.instant();
    if (Duration.between(turned, now).compareTo(patience) > 0) {
      return new Health("the loop has not taken a turn for " + seconds(turned, now) + " s");
    }
    boolean allFail = tables.values().stream().allMatch(TableStatus::isFailing);
    if (allFail && Duration.between(succeeded, now).compareTo(patience) > 0) {
      return new Health("no table was drained with success for " + seconds(succeeded, now) + " s");
    }
    return new Health("");
  }

  /** Health and tables as lines for a person. */
  public synchronized List<String> lines() {
    Health health = health();
    List<String> lines = new ArrayList<>();
    lines.add(health.isHealthy() ? "ok" : "unhealthy: " + health.reason());
    if (!note.isEmpty()) {
      lines.add("note: " + note);
    }
    tables.forEach((table, status) -> lines.add(table + ": " + line(status)));
    return lines;
  }

  /** What a person should know though the service is well; empty text for nothing. */
  synchronized void note(String text) {
    note = text;
  }

  private static String line(TableStatus status) {
    if (status.drained().isEmpty()) {
      return "not looked at yet";
    }
    Drained drained = status.drained().get();
    String state =
        switch (status.ending().orElseThrow()) {
          case DONE -> drained.outcome().waiting().isEmpty() ? "up to date" : "waiting";
          case RETRY -> "failed";
          case NEEDS_PERSON -> "stopped";
          case CUT_SHORT -> "stopping";
        };
    String kind =
        drained.outcome().failure().map(FrazilException::kind).map(each -> " " + each).orElse("");
    return state
        + kind
        + ", pending files "
        + status.pending().map(pending -> Integer.toString(pending.files())).orElse("unknown")
        + ", source time "
        + drained.sourceTime().map(Instant::toString).orElse("unknown")
        + ", last success "
        + status.succeeded().map(Instant::toString).orElse("never");
  }

  private static long seconds(Instant since, Instant now) {
    return Duration.between(since, now).toSeconds();
  }

  @Override
  public synchronized void drained(Drained drained, Ending ending, Instant at) {
    TableName table = drained.outcome().table();
    boolean isSuccess = ending == Ending.DONE;
    TableStatus before = tables.get(table);
    Pending pending = drained.outcome().pending();
    boolean hasLooked = isSuccess || pending.files() > 0;
    tables.put(
        table,
        new TableStatus(
            Optional.of(drained),
            Optional.of(ending),
            isSuccess ? Optional.of(at) : before.succeeded(),
            hasLooked ? Optional.of(pending) : before.pending(),
            before
                .standing()
                .map(known -> known.then(drained.outcome()))
                .or(() -> Optional.of(Standing.of(drained.outcome())))));
    succeeded = isSuccess ? at : succeeded;
  }

  @Override
  public synchronized void turned(Instant at) {
    turned = at;
  }
}
