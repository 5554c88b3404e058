package io.frazil.model.event;

/** Why an event wakes no table, the reason that is nearest to a change file last. */
public enum Ignored {
  /** S3 trying its notification out. */
  TEST_EVENT,
  /** Not the creation of an object. */
  NOT_CREATED,
  /** Below the landing folder of no pipeline. */
  NO_PIPELINE,
  /** In the folder of no table of the pipeline. */
  NO_TABLE,
  /** Below DMS's own {@code awsdms_*} tables or validation folders. */
  CONTROL,
  /** A name that DMS gives no change file. */
  NO_CHANGE_FILE,
  /** A change file's name, and no bytes. */
  EMPTY
}
