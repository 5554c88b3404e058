package io.frazil.merge.changefile;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The change files that one commit applies.
 *
 * @param files what is applied, in the total order
 * @param passed those of {@code files} that hold no row of the table, as files of a stream may:
 *     they count as applied and are not read
 * @param context files applied before that are read again, because a file in {@code files} comes
 *     before them in the total order; only keys that {@code files} touch are folded again
 * @param watermark path of the last CDC file that is in the table once the batch is committed;
 *     empty text when none is
 * @param loadSet the full load the table stands on once the batch is committed
 */
public record ChangeBatch(
    Kind kind,
    List<ChangeFile> files,
    List<ChangeFile> passed,
    List<ChangeFile> context,
    String watermark,
    LoadSet loadSet) {

  /** What a batch does to the table. */
  public enum Kind {
    /** Replaces all rows by a full load. */
    LOAD,
    /** Merges the CDC files that follow the watermark. */
    CHANGES,
    /** Merges files older than the watermark; the watermark stays. */
    REFOLD
  }

  /** A batch each of whose files is read. */
  public ChangeBatch(
      Kind kind,
      List<ChangeFile> files,
      List<ChangeFile> context,
      String watermark,
      LoadSet loadSet) {
    this(kind, files, List.of(), context, watermark, loadSet);
  }

  public ChangeBatch {
    requireNonNull(kind, "kind is null");
    requireNonNull(watermark, "watermark is null");
    requireNonNull(loadSet, "loadSet is null");
    files = List.copyOf(files);
    passed = List.copyOf(passed);
    context = List.copyOf(context);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("A batch has at least one file");
    }
  }

  /** All files to read, in the total order. */
  public List<ChangeFile> reading() {
    List<ChangeFile> all = new ArrayList<>(files);
    all.removeAll(Set.copyOf(passed));
    all.addAll(context);
    Collections.sort(all);
    return all;
  }

  /** Bytes of the files applied, context not counted. */
  public long bytes() {
    return files.stream().mapToLong(ChangeFile::size).sum();
  }

  public ChangeBatch withContext(List<ChangeFile> wider) {
    return new ChangeBatch(kind, files, passed, wider, watermark, loadSet);
  }

  public ChangeBatch withLoadSet(LoadSet fenced) {
    return new ChangeBatch(kind, files, passed, context, watermark, fenced);
  }
}
