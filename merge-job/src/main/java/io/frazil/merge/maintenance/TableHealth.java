package io.frazil.merge.maintenance;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A table's files, by its metadata alone.
 *
 * @param data data files of the current snapshot
 * @param deletes delete files that readers of the current snapshot must read
 * @param rows of the data files, deleted ones included
 * @param surplusDeletes delete files beyond one for each data file that has any: so many could be
 *     joined away
 * @param rewrite what a compaction would write anew
 * @param manifests of the current snapshot
 * @param smallManifests those of them that are smaller than half of what the table wants
 * @param manifestBytes what the table wants a manifest to have
 * @param deletesOldMetadata what the table says of its old metadata files; empty when it says
 *     nothing, and keeps them all
 */
public record TableHealth(
    Files data,
    Files deletes,
    long rows,
    int surplusDeletes,
    Rewrite rewrite,
    Files manifests,
    Files smallManifests,
    long manifestBytes,
    Optional<Boolean> deletesOldMetadata) {

  /**
   * What a compaction would write anew.
   *
   * @param files data files that would be read
   * @param withDeletes those of them that have delete files
   * @param into data files that would be written, about
   * @param groups each written, and committed at the earliest, by itself
   */
  public record Rewrite(Files files, int withDeletes, int into, int groups) {

    public static final Rewrite NONE = new Rewrite(Files.NONE, 0, 0, 0);

    public Rewrite {
      requireNonNull(files, "files is null");
    }
  }

  public TableHealth {
    requireNonNull(data, "data is null");
    requireNonNull(deletes, "deletes is null");
    requireNonNull(rewrite, "rewrite is null");
    requireNonNull(manifests, "manifests is null");
    requireNonNull(smallManifests, "smallManifests is null");
    requireNonNull(deletesOldMetadata, "deletesOldMetadata is null");
  }
}
