package io.frazil.merge.plan;

import static java.util.Objects.requireNonNull;

/**
 * How one batch is committed.
 *
 * @param sql the statement in full; what an append or a replacement does is written as SQL too
 * @param keyTest how the target is narrowed to the batch's keys
 * @param reason why the action and the key test were chosen, for a person
 * @param sizing how Spark runs it
 * @param evolution what the table is given before, for a person; empty text when nothing
 */
public record MergePlan(
    Action action, String sql, KeyTest keyTest, String reason, Sizing sizing, String evolution) {

  /** What is committed. Each is one Iceberg commit. */
  public enum Action {
    /** Add the upserts to a table without rows. */
    APPEND,
    /** Replace all rows by the upserts. */
    REPLACE,
    /** The MERGE statement. */
    MERGE
  }

  /** A test on the target's key columns alone, which Spark pushes below the outer join. */
  public enum KeyTest {
    /** Not narrowed: every key of the target is moved. */
    NONE,
    /** Keys written into the statement. */
    LIST,
    /** A set of key hashes, sent to where the target is read. */
    SET
  }

  /**
   * Spark settings of the statement.
   *
   * @param shufflePartitions {@code spark.sql.shuffle.partitions}
   * @param adaptive {@code spark.sql.adaptive.enabled}
   */
  public record Sizing(int shufflePartitions, boolean adaptive) {

    private static final long ROWS_PER_PARTITION = 500_000;
    private static final long ROWS_OF_ONE_TASK = 50_000;
    private static final int MOST_PARTITIONS = 4_000;

    /**
     * For moving so many rows on a Spark that runs so many tasks at once. Spark's own 200
     * partitions cost seconds on a small batch.
     */
    public static Sizing of(long rows, int parallelism) {
      if (rows <= ROWS_OF_ONE_TASK) {
        return new Sizing(1, false);
      }
      long wanted = (rows + ROWS_PER_PARTITION - 1) / ROWS_PER_PARTITION;
      return new Sizing(
          (int) Math.max(parallelism, Math.min(wanted, MOST_PARTITIONS)), wanted > parallelism);
    }
  }

  /** A plan for the table as it is. */
  public MergePlan(Action action, String sql, KeyTest keyTest, String reason, Sizing sizing) {
    this(action, sql, keyTest, reason, sizing, "");
  }

  public MergePlan {
    requireNonNull(evolution, "evolution is null");
    requireNonNull(action, "action is null");
    requireNonNull(sql, "sql is null");
    requireNonNull(keyTest, "keyTest is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(sizing, "sizing is null");
  }

  /** The same for a table that evolves before. */
  public MergePlan after(String change) {
    return new MergePlan(action, sql, keyTest, reason, sizing, change);
  }
}
