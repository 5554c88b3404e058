package io.frazil.serve;

import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the log: a line a wake-up, a line a table that something happened to, else nothing. */
public final class ServeLog implements ServeReport {

  private static final Logger LOG = LoggerFactory.getLogger("frazil.serve");

  private final Map<TableName, String> states = new HashMap<>();
  private final Map<TableName, List<String>> notices = new HashMap<>();
  private String queueState = "";

  @Override
  public void woken(List<Wakeup> messages) {
    long tables =
        messages.stream().flatMap(message -> message.tables().stream()).distinct().count();
    LOG.info("wakeup=queue messages={} tables={}", messages.size(), tables);
    queueAnswers();
  }

  @Override
  public void swept() {
    LOG.debug("wakeup=interval tables=all");
  }

  @Override
  public void drained(Drained drained, Ending ending, Instant at) {
    TableOutcome outcome = drained.outcome();
    String state = state(outcome, ending);
    boolean isNews = !state.equals(states.put(outcome.table(), state));
    if (!outcome.batches().isEmpty()) {
      LOG.info(
          "table={} drained={} batches={} rows=\"{}\" source-time={}",
          outcome.table(),
          ending,
          outcome.batches().size(),
          outcome.rows(),
          drained.sourceTime().map(Instant::toString).orElse("unknown"));
    }
    List<String> known = notices.put(outcome.table(), outcome.notices());
    if (!outcome.notices().equals(known)) {
      outcome.notices().forEach(notice -> LOG.info("table={} note={}", outcome.table(), notice));
    }
    if (isNews) {
      say(outcome, ending);
    }
  }

  /** What is not said again while it stays as it is. */
  private static String state(TableOutcome outcome, Ending ending) {
    return ending
        + outcome.failure().map(FrazilException::getMessage).orElse("")
        + !outcome.waiting().isEmpty();
  }

  private static void say(TableOutcome outcome, Ending ending) {
    switch (ending) {
      case DONE -> {
        if (!outcome.waiting().isEmpty()) {
          LOG.info("table={} waiting: {}", outcome.table(), outcome.waiting());
        } else if (outcome.batches().isEmpty()) {
          LOG.info("table={} up to date", outcome.table());
        }
      }
      case CUT_SHORT -> LOG.info("table={} left for the next start", outcome.table());
      case RETRY, NEEDS_PERSON -> outcome.failure().ifPresent(each -> say(outcome, ending, each));
    }
  }

  private static void say(TableOutcome outcome, Ending ending, FrazilException failure) {
    String next =
        ending == Ending.RETRY ? "failed, tried again soon" : "stopped, tried again each interval";
    LOG.warn("table={} {} ({}): {}", outcome.table(), next, failure.kind(), failure.getMessage());
    if (failure.kind() == FailureKind.BUG) {
      LOG.error("Please report this", failure);
    }
  }

  @Override
  public void settled(int done, int givenBack) {
    if (givenBack > 0) {
      LOG.info("messages given-back={}", givenBack);
    }
  }

  /** Also called by the receiver. */
  @Override
  public synchronized void queueFailed(FrazilException failure) {
    if (!queueState.equals(failure.getMessage())) {
      queueState = failure.getMessage();
      LOG.warn("queue={} (tables are drained each interval all the same)", failure.getMessage());
    }
  }

  private synchronized void queueAnswers() {
    queueState = "";
  }
}
