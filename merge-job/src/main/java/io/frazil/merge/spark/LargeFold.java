package io.frazil.merge.spark;

import io.frazil.merge.changeset.FoldStatement;
import io.frazil.merge.plan.FoldStats;
import io.frazil.merge.sql.SqlIdentifier;
import io.frazil.merge.sql.SqlLiteral;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** A change set that stays with Spark: folded once, spilled to disk where memory ends. */
final class LargeFold implements FoldedChanges {

  private final SparkSession session;
  private final FoldStatement statement;
  private final Dataset<Row> folded;
  private final FoldStats stats;

  LargeFold(SparkSession session, FoldStatement statement) {
    this.session = session;
    this.statement = statement;
    this.folded = session.sql(statement.render()).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      folded.createOrReplaceTempView("folded");
      this.stats = readStats();
      requireOneRowPerKey();
      folded
          .where("frazil_touched")
          .drop("frazil_changes", "frazil_weight", "frazil_touched")
          .createOrReplaceTempView("changes");
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  @Override
  public FoldStats stats() {
    return stats;
  }

  @Override
  public void close() {
    session.catalog().dropTempView("changes");
    session.catalog().dropTempView("folded");
    folded.unpersist(false);
  }

  private FoldStats readStats() {
    String first = SqlIdentifier.quoted(statement.key().get(0));
    Row row =
        session
            .sql(
                """
                SELECT
                  count_if(frazil_touched),
                  count_if(frazil_touched AND %s = 'DELETE'),
                  coalesce(sum(CASE WHEN frazil_touched THEN frazil_weight END), 0L),
                  coalesce(sum(CASE WHEN frazil_touched THEN frazil_changes END), 0L),
                  coalesce(sum(CASE WHEN NOT frazil_touched THEN frazil_changes END), 0L),
                  min(CASE WHEN frazil_touched THEN %s END),
                  max(CASE WHEN frazil_touched THEN %s END)
                FROM folded
                """
                    .formatted(SqlIdentifier.quoted(statement.operationColumn()), first, first))
            .first();
    long applied = row.getLong(2);
    return new FoldStats(
        row.getLong(0),
        row.getLong(1),
        applied,
        row.getLong(3) - applied,
        row.getLong(4),
        List.of(),
        range(row.get(5), row.get(6)));
  }

  private Optional<FoldStats.Range> range(Object smallest, Object largest) {
    ColumnType type =
        statement.columns().stream()
            .filter(column -> column.name().equals(statement.key().get(0)))
            .findFirst()
            .orElseThrow()
            .type();
    if (smallest == null || SqlLiteral.of(smallest, type).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FoldStats.Range(
            SqlLiteral.of(smallest, type).orElseThrow(),
            SqlLiteral.of(largest, type).orElseThrow()));
  }

  /** The fold makes it so; a MERGE inserts twice, without an error, where it were not so. */
  private void requireOneRowPerKey() {
    String key =
        statement.key().stream().map(SqlIdentifier::quoted).collect(Collectors.joining(", "));
    List<Row> twice =
        session
            .sql("SELECT " + key + " FROM folded GROUP BY " + key + " HAVING count(*) > 1 LIMIT 1")
            .collectAsList();
    if (!twice.isEmpty()) {
      throw new FrazilException(
          FailureKind.BUG,
          "The fold gave two rows for the key " + twice.get(0) + ". Nothing was merged.");
    }
  }
}
