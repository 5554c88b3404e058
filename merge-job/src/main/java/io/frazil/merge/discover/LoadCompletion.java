package io.frazil.merge.discover;

import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changefile.TableListing;
import io.frazil.model.dms.TableLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a full load is all there.
 *
 * <p>Nothing in S3 says so (AWS DMS User Guide, full load). Where the pipeline names its DMS task,
 * DMS says it: a load that ended is complete when its newest file is no younger than its end, and
 * the listing is. Files written later are of a reload that DMS has not told of yet, or copies; of
 * those, and where DMS says nothing, a load counts as complete when it has been quiet, or when a
 * CDC file was written after it, since DMS holds a table's changes back until its load ends. While
 * DMS says that the load goes on, neither counts: changes from before a reload may be written
 * during it.
 *
 * <p>Whatever is decided too early is put right later: a load that goes on is applied again as a
 * whole.
 */
final class LoadCompletion {

  /** How far the clocks of DMS, of S3 and of this machine may be apart. */
  static final Duration CLOCKS = Duration.ofSeconds(5);

  private final TableListing listing;
  private final DrainRules rules;
  private final List<ChangeFile> files;
  private final Predicate<ChangeFile> holdsRows;
  private final Instant newest;

  /**
   * The files of one load, at least one, and what tells whether a CDC file has rows of the table.
   */
  LoadCompletion(
      TableListing listing,
      DrainRules rules,
      List<ChangeFile> files,
      Predicate<ChangeFile> holdsRows) {
    this.listing = listing;
    this.rules = rules;
    this.files = files;
    this.holdsRows = holdsRows;
    this.newest = files.stream().map(ChangeFile::modified).max(Instant::compareTo).orElseThrow();
  }

  /** Why the load cannot be applied yet; empty text when it can. */
  String missing() {
    if (rules.loadComplete()) {
      return "";
    }
    Optional<TableLoad> told = rules.load().get();
    if (told.isEmpty()) {
      return missingByFiles();
    }
    TableLoad load = told.get();
    return switch (load.phase()) {
      case COMPLETED -> missingByTimes(load);
      case LOADING ->
          waiting(load, "it counts as complete when DMS says so, or with --load-complete");
      case GIVEN_UP ->
          isOvertaken()
              ? ""
              : waiting(load, "reload it there, or merge what is there with --load-complete");
      case OTHER -> missingByFiles();
    };
  }

  private String missingByTimes(TableLoad load) {
    Optional<Instant> ended = load.ended();
    if (ended.isEmpty() || newest.isAfter(ended.get().plus(CLOCKS))) {
      return missingByFiles();
    }
    return rules.now().isBefore(ended.get().plus(CLOCKS))
        ? count() + " ended just now, as DMS says; it is applied with the next run"
        : "";
  }

  private String waiting(TableLoad load, String remedy) {
    return count() + ": DMS says '" + load.state() + "' of the table; " + remedy;
  }

  private String missingByFiles() {
    Duration quiet = Duration.between(newest, rules.now());
    Duration needed = rules.policy().loadQuietPeriod();
    if (isOvertaken() || quiet.compareTo(needed) >= 0) {
      return "";
    }
    return count()
        + " was last written "
        + Math.max(0, quiet.toSeconds())
        + " s ago; it counts as complete after "
        + needed.toSeconds()
        + " s without a change (load-quiet-period), or with --load-complete";
  }

  /** Files of a stream come while other tables are still loaded: theirs say nothing. */
  private boolean isOvertaken() {
    return listing.cdc().stream().filter(cdc -> cdc.modified().isAfter(newest)).anyMatch(holdsRows);
  }

  private String count() {
    return "full load of " + (files.size() == 1 ? "1 file" : files.size() + " files");
  }
}
