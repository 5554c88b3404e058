package io.frazil.merge.discover;

import io.frazil.fixture.LandingFolder;
import io.frazil.fixture.TableHistory;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changefile.TableListing;
import io.frazil.model.dms.TableLoad;
import io.frazil.model.pipeline.MergePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A landing folder and the table it becomes, both in memory, at one moment. */
final class Discovery {

  /** Load quiet period of 60 seconds, three files or 1,000 bytes a batch. */
  private static final MergePolicy POLICY = new MergePolicy(0, 3, 1_000, Duration.ofSeconds(60));

  private final LandingFolder folder = new LandingFolder();
  private final LandingFolder stream = new LandingFolder();
  private final Set<String> others = new HashSet<>();
  private final List<String> looked = new ArrayList<>();
  private final TableHistory table = new TableHistory();
  private long now;
  private boolean loadComplete;
  private ZoneId zone = ZoneId.of("UTC");
  private Optional<TableLoad> told = Optional.empty();
  private MergePolicy policy = POLICY;

  /** The folder of the stream, empty unless written to. */
  LandingFolder stream() {
    return stream;
  }

  /** Writes a file to the stream that holds rows of other tables alone. */
  Discovery writeOfOthers(long second, String... paths) {
    stream.write(second, paths);
    others.addAll(List.of(paths));
    return this;
  }

  /** Files of the stream that were looked into, in order. */
  List<String> looked() {
    return looked;
  }

  Discovery batches(int files) {
    policy = new MergePolicy(0, files, 1_000_000, Duration.ofSeconds(60));
    return this;
  }

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
        new DrainRules(policy, zone, loadComplete, LandingFolder.at(now), () -> told);
    TableListing listing = folder.listing().with(stream.streamListing());
    return new BatchSelector(listing, table.progress(), rules, this::holdsRows);
  }

  private boolean holdsRows(ChangeFile file) {
    if (file.name().isInStream()) {
      looked.add(file.path());
    }
    return !others.contains(file.path());
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
