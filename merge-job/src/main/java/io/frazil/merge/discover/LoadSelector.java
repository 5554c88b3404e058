package io.frazil.merge.discover;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changefile.LoadSet;
import io.frazil.merge.changefile.TableListing;
import io.frazil.merge.watermark.TableProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Decides about full-load files: whether there is a load to apply, whether it is complete, and
 * which of the files belong to it.
 *
 * <p>Nothing in S3 says that a load is complete (AWS DMS User Guide, full load), so it counts as
 * complete when it has been quiet, when a CDC file was written after it (DMS holds a table's
 * changes back until its load ends), or when the operator says so.
 */
final class LoadSelector {

  private final TableListing listing;
  private final TableProgress progress;
  private final DrainRules rules;

  LoadSelector(TableListing listing, TableProgress progress, DrainRules rules) {
    this.listing = listing;
    this.progress = progress;
    this.rules = rules;
  }

  /** The load to apply, complete or not; empty when the table stands on the listed one. */
  Optional<ChangeBatch> find() {
    LoadSet listed = LoadSet.of(listing.fullLoad());
    LoadSet applied = progress.loadSet();
    if (listed.isNone() || listed.digest().equals(applied.digest()) || onlyVanished()) {
      return Optional.empty();
    }
    List<ChangeFile> files = rewritten();
    return Optional.of(
        new ChangeBatch(ChangeBatch.Kind.LOAD, files, List.of(), "", fenced(listed, files)));
  }

  /** Whether the listed set lacks files of the applied one and nothing was written since. */
  boolean onlyVanished() {
    LoadSet listed = LoadSet.of(listing.fullLoad());
    LoadSet applied = progress.loadSet();
    return !applied.isNone()
        && !listed.digest().equals(applied.digest())
        && listed.files() < applied.files()
        && !listed.modified().isAfter(applied.modified());
  }

  /** Full-load files that an earlier load left behind and the listed load did not write. */
  List<ChangeFile> stale(ChangeBatch load) {
    return listing.fullLoad().stream().filter(file -> !load.files().contains(file)).toList();
  }

  /** Why the load cannot be applied yet; empty text when it can. */
  String incomplete(ChangeBatch load) {
    Instant newest =
        load.files().stream().map(ChangeFile::modified).max(Instant::compareTo).orElseThrow();
    boolean overtaken = listing.cdc().stream().anyMatch(cdc -> cdc.modified().isAfter(newest));
    Duration quiet = Duration.between(newest, rules.now());
    Duration needed = rules.policy().loadQuietPeriod();
    if (rules.loadComplete() || overtaken || quiet.compareTo(needed) >= 0) {
      return "";
    }
    return "full load of "
        + load.files().size()
        + " files was last written "
        + Math.max(0, quiet.toSeconds())
        + " s ago; it counts as complete after "
        + needed.toSeconds()
        + " s without a change (load-quiet-period), or with --load-complete";
  }

  /**
   * The files of the newest load. A reload numbers its files from 1 again and may leave
   * higher-numbered files of the load before beside them; those are the ones not written since.
   */
  private List<ChangeFile> rewritten() {
    LoadSet applied = progress.loadSet();
    List<ChangeFile> written =
        listing.fullLoad().stream()
            .filter(file -> file.modified().isAfter(applied.modified()))
            .toList();
    return applied.isNone() || written.isEmpty() ? listing.fullLoad() : written;
  }

  /**
   * Without a timestamp column the fence of a reload is the time its first file was written; a
   * first load has none, because copies of files keep no times. With a timestamp column the fence
   * is read from the rows and replaces this one.
   */
  private LoadSet fenced(LoadSet listed, List<ChangeFile> files) {
    if (rules.timestamped() || progress.last().isEmpty()) {
      return listed;
    }
    Instant first = files.stream().map(ChangeFile::modified).min(Instant::compareTo).orElseThrow();
    return listed.fencedAt(LocalDateTime.ofInstant(first, rules.nameZone()));
  }
}
