package io.frazil.merge.maintenance;

/** The steps of maintenance, in the order in which they are done. */
public enum Step {
  /** Data files are joined, and rid of deleted rows. */
  COMPACT("compact", true),
  /** Position-delete files of the data files that stay are joined. */
  DELETE_FILES("delete-files", true),
  /** Small manifests are joined. */
  MANIFESTS("manifests", true),
  /** Old snapshots go, and the files that only they had. */
  SNAPSHOTS("snapshots", false),
  /** Files go that no snapshot knows. */
  ORPHANS("orphans", false),
  /** Old metadata files are left to go. */
  METADATA("metadata", false);

  private final String word;
  private final boolean rewrites;

  Step(String word, boolean rewrites) {
    this.word = word;
    this.rewrites = rewrites;
  }

  /** As the command line spells it. */
  public String word() {
    return word;
  }

  /** Whether it writes files anew and commits a snapshot: only such steps need Spark. */
  public boolean rewrites() {
    return rewrites;
  }

  @Override
  public String toString() {
    return word;
  }
}
