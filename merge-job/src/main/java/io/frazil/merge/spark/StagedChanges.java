package io.frazil.merge.spark;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.read.ChangeFileReader;
import io.frazil.model.dms.ChangeFileName;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The readable rows of a batch's files as the view {@code staged} of a session. The files are
 * parsed once, when the view is folded; what the parsing met is known after that.
 */
final class StagedChanges {

  private static final long SMALL = 2L << 20;
  private static final int UNPACKING = 6;
  private static final int BYTES_PER_ROW = 100;

  private final List<ChangeFile> files;
  private final ReadReports reports = new ReadReports();
  private final long bytes;

  /**
   * @param location where storage finds a file of the table
   * @param keep how many refused rows are kept, beside being counted
   */
  StagedChanges(
      SparkSession session,
      ChangeFileReader reader,
      ChangeBatch batch,
      Function<ChangeFileName, String> location,
      int keep) {
    this.files = batch.reading();
    this.bytes = files.stream().mapToLong(StagedChanges::unpacked).sum();
    session.sparkContext().register(reports);
    ReadTasks work = ReadTasks.of(batch, location, reader);
    Dataset<Row> rows =
        session.baseRelationToDataFrame(
            new ChangeFileRelation(
                session, new ChangeFileRelation.Reading(reader, reports, keep), work));
    // Told that they are in one partition, Spark folds them where it reads them, without a shuffle.
    (isSmall() ? rows.coalesce(1) : rows).createOrReplaceTempView("staged");
  }

  /** A guess, good enough to size Spark: gzip and Parquet hold several times their size. */
  private static long unpacked(ChangeFile file) {
    boolean packed = file.name().isGzip() || file.name().isParquet();
    return packed ? file.size() * UNPACKING : file.size();
  }

  /** Whether the rows fit the driver's memory without a thought. */
  boolean isSmall() {
    return bytes <= SMALL;
  }

  /** About how many rows there are, before they are read. */
  long rowsExpected() {
    return bytes / BYTES_PER_ROW;
  }

  /** Of the rows read so far: all of them once the view has been folded. */
  ReadStats stats() {
    return ReadStats.of(reports.value().values());
  }

  /** Refused rows of the files applied, in order, at most so many. */
  List<QuarantinedRow> refused(long most) {
    return reports.value().values().stream()
        .filter(report -> report.task().fresh())
        .sorted(
            Comparator.comparingInt((ReadReport report) -> report.task().ordinal())
                .thenComparingInt(report -> report.task().range().from()))
        .flatMap(
            report ->
                report.refusedRows().stream().map(row -> quarantined(report.task().ordinal(), row)))
        .limit(most)
        .toList();
  }

  private QuarantinedRow quarantined(int ordinal, ReadReport.RefusedRow row) {
    return new QuarantinedRow(files.get(ordinal).path(), row.row(), row.refusal());
  }
}
