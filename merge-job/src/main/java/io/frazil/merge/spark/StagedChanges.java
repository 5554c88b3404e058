package io.frazil.merge.spark;

import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.read.Refusal;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of a batch's files, parsed once and kept until closed, as the view {@code staged} of
 * their session.
 */
final class StagedChanges implements AutoCloseable {

  private final Dataset<Row> rows;
  private final List<ChangeFile> files;
  private final ReadStats stats;

  StagedChanges(Dataset<Row> rows, List<ChangeFile> files) {
    this.rows = rows.persist(StorageLevel.MEMORY_AND_DISK());
    this.files = files;
    this.rows.createOrReplaceTempView("staged");
    try {
      this.stats = ReadStats.of(this.rows);
    } catch (Exception e) {
      this.rows.unpersist(false);
      throw e;
    }
  }

  ReadStats stats() {
    return stats;
  }

  /** Refused rows of the files applied, in order, at most so many. */
  List<QuarantinedRow> refused(long most) {
    if (stats.refused() == 0) {
      return List.of();
    }
    return rows
        .sparkSession()
        .sql(
            "SELECT file, row, refused_column, refused_reason, refused_raw FROM staged"
                + " WHERE fresh AND refused_reason IS NOT NULL ORDER BY file, row")
        .limit((int) Math.min(most, Integer.MAX_VALUE - 1))
        .collectAsList()
        .stream()
        .map(this::quarantined)
        .toList();
  }

  private QuarantinedRow quarantined(Row row) {
    return new QuarantinedRow(
        files.get(row.getInt(0)).path(),
        row.getLong(1),
        new Refusal(row.getString(2), row.getString(3), row.getString(4)));
  }

  @Override
  public void close() {
    rows.unpersist(false);
  }
}
