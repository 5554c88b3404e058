package io.frazil.merge.discover;

import io.frazil.fixture.LandingFolder;
import io.frazil.fixture.TableHistory;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.model.dms.TableLoad;
import io.frazil.model.pipeline.MergePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A landing folder and the table it becomes, both in memory, at one moment. */
final class Discovery {

  /** Load quiet period of 60 seconds, three files or 1,000 bytes a batch. */
  private static final MergePolicy POLICY = new MergePolicy(0, 3, 1_000, Duration.ofSeconds(60));

  private final LandingFolder folder = new LandingFolder();
  private final TableHistory table = new TableHistory();
  private long now;
  private boolean loadComplete;
  private ZoneId zone = ZoneId.of("UTC");
  private Optional<TableLoad> told = Optional.empty();

  LandingFolder folder() {
    return folder;
  }

  TableHistory table() {
    return table;
  }

  /** Sets the clock to a second after {@link LandingFolder#START}. */
  Discovery at(long second) {
    now = second;
    return this;
  }

  Discovery loadComplete() {
    loadComplete = true;
    return this;
  }

  /**
   * What DMS says of the table from now on.
   *
   * @param ended second of the load's end; none when negative
   */
  Discovery told(String state, long ended) {
    Optional<Instant> end = ended < 0 ? Optional.empty() : Optional.of(LandingFolder.at(ended));
    told = Optional.of(new TableLoad("public", "orders", state, end));
    return this;
  }

  Discovery namesIn(String zoneId) {
    zone = ZoneId.of(zoneId);
    return this;
  }

  BatchSelector look() {
    DrainRules rules =
        new DrainRules(POLICY, zone, loadComplete, LandingFolder.at(now), () -> told);
    return new BatchSelector(folder.listing(), table.progress(), rules);
  }

  Selection select() {
    return look().select();
  }

  /** The next batch, which there must be. */
  ChangeBatch next() {
    return select().batch().orElseThrow();
  }

  /** Commits a batch now. */
  void commit(ChangeBatch batch) {
    table.commit(now, table.summary("batch-" + now, batch));
  }

  /** Selects and commits until nothing is left to apply now. */
  Discovery drain() {
    Optional<ChangeBatch> batch = select().batch();
    while (batch.isPresent()) {
      commit(batch.get());
      batch = select().batch();
    }
    return this;
  }

  static List<String> paths(List<ChangeFile> files) {
    return files.stream().map(ChangeFile::path).toList();
  }
}
