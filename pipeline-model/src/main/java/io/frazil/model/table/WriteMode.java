package io.frazil.model.table;

/** How a MERGE changes existing rows: Iceberg's two modes. Format version 2 in both. */
public enum WriteMode {
  /** Position delete files beside the data files; cheap to write. */
  MERGE_ON_READ("merge-on-read"),
  /** Touched data files are written anew; cheap to read. */
  COPY_ON_WRITE("copy-on-write");

  private final String property;

  WriteMode(String property) {
    this.property = property;
  }

  /** Iceberg's word, as in {@code write.merge.mode} and in the pipeline file. */
  public String property() {
    return property;
  }
}
