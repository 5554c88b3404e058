package io.frazil.merge.discover;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changefile.LoadSet;
import io.frazil.merge.changefile.TableListing;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.failure.Visible;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides what a table's next batch is. In this order: a full load the table does not stand on yet,
 * whole, once complete, with CDC files waiting behind it; late files, that is, CDC files older than
 * the watermark that were never applied; then CDC files strictly after the watermark, as many as
 * the limits allow.
 *
 * <p>Files of a stream that hold no row of the table go along with others, unread. On their own
 * they are a batch, which moves nothing but the watermark, only once they are many: a snapshot for
 * each file and table would be too dear, and looking at them again at each run too.
 */
public final class BatchSelector {

  /** So many files without a row of the table are worth a snapshot: a hundred looks saved. */
  static final int QUIET_FILES = 100;

  private static final int UNKNOWN_NAMED = 5;

  private final TableListing listing;
  private final TableProgress progress;
  private final DrainRules rules;
  private final Predicate<ChangeFile> holdsRows;
  private final LoadSelector loads;

  /**
   * @param holdsRows whether a CDC file may hold rows of the table: it need not be read otherwise
   */
  public BatchSelector(
      TableListing listing,
      TableProgress progress,
      DrainRules rules,
      Predicate<ChangeFile> holdsRows) {
    this.listing = listing;
    this.progress = progress;
    this.rules = rules;
    this.holdsRows = holdsRows;
    this.loads = new LoadSelector(listing, progress, rules, holdsRows);
  }

  /**
   * The decision.
   *
   * @throws FrazilException of kind CONFIGURATION when the snapshots that said how far the table is
   *     have been expired; SOURCE_DATA when a late file cannot be folded, because files that came
   *     after it are gone
   */
  public Selection select() {
    if (progress.isLost()) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot tell how far the table is: snapshots have been expired, and none of those"
              + " retained holds a batch. Expire fewer snapshots next time. To build the table"
              + " anew from the landing folder, drop it and run './frazil setup' and './frazil"
              + " merge'.");
    }
    List<String> notices = new ArrayList<>(notices());
    Optional<ChangeBatch> load = loads.find();
    if (load.isPresent()) {
      return selectLoad(load.get(), notices);
    }

    List<ChangeFile> late = late();
    List<ChangeFile> following = following();
    List<ChangeFile> next = limited(late.isEmpty() ? following : late);
    List<ChangeFile> passed = next.stream().filter(file -> !holdsRows.test(file)).toList();
    List<ChangeFile> pending = new ArrayList<>(late);
    pending.addAll(following);
    pending.removeAll(Set.copyOf(passed));
    Optional<ChangeBatch> batch =
        late.isEmpty()
            ? changes(next, passed, next.size() < following.size())
            : Optional.of(late(next, passed));
    return selection(batch, "", pending, notices);
  }

  /**
   * Applied CDC files that may hold changes at or after a moment: those flushed no earlier. A
   * change is committed before the file that holds it is flushed.
   *
   * @param moment in the zone of file names
   * @throws FrazilException of kind SOURCE_DATA when one of them is no longer in the landing folder
   */
  public List<ChangeFile> appliedSince(LocalDateTime moment) {
    LocalDateTime second = moment.truncatedTo(ChronoUnit.SECONDS);
    Predicate<ChangeFileName> since =
        name -> name.flushedAt().map(at -> !at.isBefore(second)).orElse(true);
    Set<String> gone = vanished(since);
    if (!gone.isEmpty()) {
      throw vanished("fold changes that come again since " + second, gone);
    }
    return applied().stream().filter(file -> since.test(file.name())).toList();
  }

  /**
   * A batch that folds again from the oldest of these applied files on.
   *
   * @param paths below the table's folder
   * @throws FrazilException when one of them is no longer in the landing folder, was not applied
   *     yet, or belongs to a full load that a newer one has replaced
   */
  public ChangeBatch replay(Set<String> paths) {
    List<ChangeFile> files = new ArrayList<>();
    Set<String> missing = new HashSet<>(paths);
    List<ChangeFile> all = new ArrayList<>(loads.current());
    all.addAll(applied());
    for (ChangeFile file : all) {
      if (missing.remove(file.path())) {
        files.add(file);
      }
    }
    if (!missing.isEmpty()) {
      throw notApplied(missing);
    }
    return refold(files);
  }

  private FrazilException notApplied(Set<String> paths) {
    Set<String> gone = new HashSet<>(paths);
    listing.cdc().forEach(file -> gone.remove(file.path()));
    listing.fullLoad().forEach(file -> gone.remove(file.path()));
    if (!gone.isEmpty()) {
      return vanished("replay", gone);
    }
    return new FrazilException(
        FailureKind.SOURCE_DATA,
        "Cannot replay: change files are not in the table: "
            + some(paths)
            + ". Run './frazil merge' first: it applies files that are pending, and closes rows that"
            + " a newer full load has replaced.");
  }

  private Selection selectLoad(ChangeBatch load, List<String> notices) {
    String waiting = loads.incomplete(load);
    List<ChangeFile> pending = new ArrayList<>(load.files());
    listing.cdc().stream().filter(file -> !load.loadSet().fencesOff(file)).forEach(pending::add);
    for (ChangeFile stale : loads.stale(load)) {
      notices.add("full-load file " + stale.path() + " is left from an earlier load and not read");
    }
    return selection(
        waiting.isEmpty() ? Optional.of(load) : Optional.empty(), waiting, pending, notices);
  }

  /**
   * @param more whether files are left for the next batch
   */
  private Optional<ChangeBatch> changes(
      List<ChangeFile> files, List<ChangeFile> passed, boolean more) {
    boolean quiet = files.size() == passed.size();
    if (files.isEmpty() || quiet && !more && files.size() < QUIET_FILES) {
      return Optional.empty();
    }
    String watermark = files.get(files.size() - 1).path();
    return Optional.of(
        new ChangeBatch(
            ChangeBatch.Kind.CHANGES, files, passed, List.of(), watermark, progress.loadSet()));
  }

  /** Late files; those that hold no row of the table need nothing folded again. */
  private ChangeBatch late(List<ChangeFile> files, List<ChangeFile> passed) {
    List<ChangeFile> read = new ArrayList<>(files);
    read.removeAll(passed);
    List<ChangeFile> context = read.isEmpty() ? List.of() : refold(read).context();
    String watermark = progress.watermark().map(ChangeFileName::path).orElse("");
    return new ChangeBatch(
        ChangeBatch.Kind.REFOLD, files, passed, context, watermark, progress.loadSet());
  }

  /** Refuses when files that came after the oldest are gone: their changes could not be kept. */
  private ChangeBatch refold(List<ChangeFile> files) {
    ChangeFile oldest = files.get(0);
    Set<String> gone = vanished(name -> name.compareTo(oldest.name()) >= 0);
    if (!gone.isEmpty()) {
      throw vanished("fold again from " + oldest.path(), gone);
    }
    List<ChangeFile> context =
        applied().stream()
            .filter(file -> file.compareTo(oldest) > 0 && !files.contains(file))
            .toList();
    String watermark = progress.watermark().map(ChangeFileName::path).orElse("");
    return new ChangeBatch(ChangeBatch.Kind.REFOLD, files, context, watermark, progress.loadSet());
  }

  private FrazilException vanished(String action, Set<String> paths) {
    return new FrazilException(
        FailureKind.SOURCE_DATA,
        "Cannot "
            + action
            + ": change files that were applied are no longer in the landing folder: "
            + some(paths)
            + ". Put them back, or reload the table in DMS.");
  }

  private static String some(Set<String> paths) {
    return paths.stream().sorted().limit(5).toList()
        + (paths.size() > 5 ? " and " + (paths.size() - 5) + " more" : "");
  }

  private List<ChangeFile> late() {
    return standing().stream().filter(file -> isBehind(file) && !isApplied(file)).toList();
  }

  private List<ChangeFile> applied() {
    return standing().stream().filter(file -> isBehind(file) && isApplied(file)).toList();
  }

  private List<ChangeFile> following() {
    return standing().stream().filter(file -> !isBehind(file)).toList();
  }

  private List<ChangeFile> standing() {
    LoadSet loadSet = progress.loadSet();
    return listing.cdc().stream().filter(file -> !loadSet.fencesOff(file)).toList();
  }

  private boolean isBehind(ChangeFile file) {
    return progress.watermark().map(mark -> file.name().compareTo(mark) <= 0).orElse(false);
  }

  /**
   * Exact as far as the retained batches of changes reach. Before them a file counts as applied
   * unless it was written after the oldest retained snapshot was committed.
   */
  private boolean isApplied(ChangeFile file) {
    if (progress.applied().contains(file.path())) {
      return true;
    }
    if (progress.complete() || file.modified().isAfter(progress.since())) {
      return false;
    }
    return progress.reach().map(reach -> file.name().compareTo(reach) < 0).orElse(true);
  }

  private Set<String> vanished(Predicate<ChangeFileName> which) {
    Set<String> gone = new HashSet<>(progress.applied());
    listing.cdc().forEach(file -> gone.remove(file.path()));
    gone.removeIf(path -> !ChangeFileName.parseEither(path).map(which::test).orElse(false));
    return gone;
  }

  private List<ChangeFile> limited(List<ChangeFile> files) {
    List<ChangeFile> taken = new ArrayList<>();
    long bytes = 0;
    for (ChangeFile file : files) {
      bytes += file.size();
      boolean full =
          taken.size() >= rules.policy().batchFiles() || bytes > rules.policy().batchBytes();
      if (full && !taken.isEmpty()) {
        break;
      }
      taken.add(file);
    }
    return taken;
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (loads.onlyVanished()) {
      notices.add(
          "full-load files the table stands on are no longer in the landing folder; nothing is"
              + " deleted because of that");
    }
    Set<String> gone = vanished(name -> true);
    if (!gone.isEmpty()) {
      notices.add(
          gone.size()
              + (gone.size() == 1 ? " applied CDC file is" : " applied CDC files are")
              + " no longer in the landing folder; nothing is deleted"
              + " because of that");
    }
    long fenced = listing.cdc().size() - standing().size();
    if (fenced > 0) {
      notices.add(
          fenced
              + (fenced == 1 ? " CDC file is" : " CDC files are")
              + " older than the full load and fenced off");
    }
    notices.addAll(ignored(listing.ignored()));
    return notices;
  }

  private static List<String> ignored(TableListing.Ignored ignored) {
    List<String> notices = new ArrayList<>();
    int byRule = ignored.control() + ignored.empty();
    if (byRule > 0) {
      notices.add(
          "ignored by rule: "
              + ignored.empty()
              + " empty, "
              + ignored.control()
              + " control or validation");
    }
    ignored.unknown().stream()
        .limit(UNKNOWN_NAMED)
        .map(path -> "object " + Visible.text(path) + " has no name DMS gives and is not read")
        .forEach(notices::add);
    if (ignored.unknown().size() > UNKNOWN_NAMED) {
      notices.add((ignored.unknown().size() - UNKNOWN_NAMED) + " more such objects");
    }
    return notices;
  }

  private Selection selection(
      Optional<ChangeBatch> batch, String waiting, List<ChangeFile> pending, List<String> notices) {
    long bytes = pending.stream().mapToLong(ChangeFile::size).sum();
    Optional<Instant> since = pending.stream().map(ChangeFile::modified).min(Instant::compareTo);
    Optional<String> reached = waiting.isEmpty() ? reached(pending) : Optional.empty();
    int vanished = vanished(name -> true).size() + loads.vanished();
    return new Selection(
        batch, waiting, pending.size(), bytes, since, false, reached, vanished, notices);
  }

  private static boolean isBefore(ChangeFile file, Optional<ChangeFile> first) {
    return first.isEmpty() || file.compareTo(first.get()) < 0;
  }

  private Optional<String> reached(List<ChangeFile> pending) {
    Optional<ChangeFile> first = pending.stream().min(Comparator.naturalOrder());
    return listing.cdc().stream()
        .filter(file -> file.name().isInStream() && isBefore(file, first))
        .max(Comparator.naturalOrder())
        .map(ChangeFile::path);
  }
}
