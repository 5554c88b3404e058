package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

/**
 * The settings of a DMS task that decide which change files stay and what is in them.
 *
 * <p>Source: AWS DMS User Guide, "Specifying task settings", and for S3 "Using Amazon S3 as a
 * target".
 *
 * @param batchApply {@code BatchApplyEnabled}, which S3 targets do not support
 * @param beforeImageSettings whether {@code BeforeImageSettings} is set, which S3 targets ignore
 */
public record TaskSettings(
    Preparation preparation, Ddl ddl, Lobs lobs, boolean batchApply, boolean beforeImageSettings) {

  /** A task on which nothing was set. */
  public static final TaskSettings DEFAULT =
      new TaskSettings(
          Preparation.DROP_AND_CREATE,
          new Ddl(true, true, true),
          new Lobs(LobMode.LIMITED, 32),
          false,
          false);

  /** {@code TargetTablePrepMode}: what DMS does to a table's folder before it loads the table. */
  public enum Preparation {
    DO_NOTHING,
    DROP_AND_CREATE,
    TRUNCATE_BEFORE_LOAD
  }

  /** {@code ChangeProcessingDdlHandlingPolicy}: which changes of a table's shape DMS follows. */
  public record Ddl(boolean dropped, boolean truncated, boolean altered) {}

  /** How values of LOB types, such as PostgreSQL's text, are carried. */
  public enum LobMode {
    NONE,
    LIMITED,
    FULL
  }

  /** {@code maxSizeKb} is {@code LobMaxSize}, the limit in kilobytes of {@code LIMITED}. */
  public record Lobs(LobMode mode, long maxSizeKb) {

    public Lobs {
      requireNonNull(mode, "mode is null");
    }
  }

  public TaskSettings {
    requireNonNull(preparation, "preparation is null");
    requireNonNull(ddl, "ddl is null");
    requireNonNull(lobs, "lobs is null");
  }
}
