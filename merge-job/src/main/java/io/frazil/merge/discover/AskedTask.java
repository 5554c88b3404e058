package io.frazil.merge.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.TableLoad;
import io.frazil.model.dms.TaskReport;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.SourceTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks DMS once for all tables, and again only when the answer has grown old. A task that cannot be
 * asked stops nothing: loads then wait for their quiet period, one warning says so, and it is tried
 * again a little later.
 */
public final class AskedTask implements TaskProgress {

  private static final Logger LOG = LoggerFactory.getLogger(AskedTask.class);

  /** Tables of one run share an answer, and resident mode asks anew with each look. */
  static final Duration FRESH = Duration.ofSeconds(15);

  static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

  private final Supplier<TaskReport> ask;
  private final Clock clock;
  private Optional<TaskReport> answer = Optional.empty();
  private Instant staleFrom = Instant.MIN;
  private String warned = "";

  /**
   * @param ask a FrazilException says why DMS cannot be asked
   */
  public AskedTask(Supplier<TaskReport> ask, Clock clock) {
    this.ask = requireNonNull(ask, "ask is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  @Override
  public synchronized Optional<TableLoad> find(SourceTable source) {
    if (!clock.instant().isBefore(staleFrom)) {
      refresh();
    }
    return answer.flatMap(report -> report.find(source.schema(), source.table()));
  }

  private void refresh() {
    Duration good = FRESH;
    try {
      answer = Optional.of(ask.get());
      warned = "";
    } catch (FrazilException e) {
      answer = Optional.empty();
      good = AFTER_FAILURE;
      warn(e.getMessage());
    }
    staleFrom = clock.instant().plus(good);
  }

  private void warn(String reason) {
    if (!reason.equals(warned)) {
      LOG.warn("Full loads wait for load-quiet-period instead of DMS's word: {}", reason);
    }
    warned = reason;
  }
}
