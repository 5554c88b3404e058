package io.frazil.merge.discover;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changefile.LoadSet;
import io.frazil.merge.changefile.TableListing;
import io.frazil.merge.watermark.TableProgress;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides about full-load files: whether there is a load to apply, and which of the files belong to
 * it. Whether it is complete is for {@link LoadCompletion} to say.
 */
final class LoadSelector {

  private final TableListing listing;
  private final TableProgress progress;
  private final DrainRules rules;
  private final Predicate<ChangeFile> holdsRows;

  LoadSelector(
      TableListing listing,
      TableProgress progress,
      DrainRules rules,
      Predicate<ChangeFile> holdsRows) {
    this.listing = listing;
    this.progress = progress;
    this.rules = rules;
    this.holdsRows = holdsRows;
  }

  /** The load to apply, complete or not; empty when the table stands on the listed one. */
  Optional<ChangeBatch> find() {
    List<ChangeFile> current = current();
    if (current.isEmpty() || isApplied(current) || onlyVanished()) {
      return Optional.empty();
    }
    List<ChangeFile> files = isGrown() ? current : written();
    return Optional.of(
        new ChangeBatch(ChangeBatch.Kind.LOAD, files, List.of(), "", loadSet(files)));
  }

  /** Whether files of the applied load are missing and nothing was written since. */
  boolean onlyVanished() {
    return kept().size() < applied().files() && written().isEmpty();
  }

  /** How many files of the applied load are missing though nothing was written since. */
  int vanished() {
    return onlyVanished() ? applied().files() - kept().size() : 0;
  }

  /** Full-load files that an earlier load left behind and the listed load did not write. */
  List<ChangeFile> stale(ChangeBatch load) {
    return listing.fullLoad().stream().filter(file -> !load.files().contains(file)).toList();
  }

  /** Full-load files of the load the table stands on. */
  List<ChangeFile> current() {
    return listing.fullLoad().stream().filter(file -> !applied().isLeftOver(file)).toList();
  }

  /** Why the load cannot be applied yet; empty text when it can. */
  String incomplete(ChangeBatch load) {
    return new LoadCompletion(listing, rules, load.files(), holdsRows).missing();
  }

  private boolean isApplied(List<ChangeFile> files) {
    return LoadSet.of(files).digest().equals(applied().digest());
  }

  /**
   * Whether the applied load has only got more files. A reload numbers its files from 1 again, so
   * it writes at least one of the load's files anew; it may leave higher-numbered files of the load
   * before beside its own.
   */
  private boolean isGrown() {
    return !applied().isNone() && kept().size() >= applied().files();
  }

  private List<ChangeFile> kept() {
    return current().stream()
        .filter(file -> !file.modified().isAfter(applied().modified()))
        .toList();
  }

  private List<ChangeFile> written() {
    return listing.fullLoad().stream()
        .filter(file -> applied().isNone() || file.modified().isAfter(applied().modified()))
        .toList();
  }

  private LoadSet loadSet(List<ChangeFile> files) {
    LoadSet set = LoadSet.of(files);
    if (isGrown()) {
      return set.since(applied().since()).fenced(applied().fence());
    }
    Instant first = files.stream().map(ChangeFile::modified).min(Instant::compareTo).orElseThrow();
    LoadSet own = files.size() == listing.fullLoad().size() ? set : set.since(first);
    return progress.last().isEmpty() ? own : own.fencedAt(inNameZone(first));
  }

  /**
   * The fence of a reload is the time its first file was written; a first load has none, because
   * copies of files keep no times. Where rows carry a timestamp column the fence is read from them
   * and replaces this one.
   */
  private LocalDateTime inNameZone(Instant first) {
    return LocalDateTime.ofInstant(first, rules.nameZone());
  }

  private LoadSet applied() {
    return progress.loadSet();
  }
}
