package io.frazil.torture;

/** Where a merge process can be, and be killed. */
enum Stage {
  LISTING,
  PROGRESS,
  PREPARE,
  QUARANTINE,
  COMMIT,
  DATA_FILE,
  MANIFEST,
  MANIFEST_LIST,
  METADATA,
  METADATA_WRITTEN,
  COMMITTED;

  /** Whether a commit has begun and is not known to have ended. */
  boolean isInCommit() {
    return compareTo(COMMIT) >= 0 && this != COMMITTED;
  }
}
