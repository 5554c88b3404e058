package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;

/**
 * The settings of a DMS S3 target endpoint that change what its files look like.
 *
 * @param csv how text is written; of no meaning for Parquet
 * @param opInFullLoad {@code IncludeOpForFullLoad}: full-load rows carry {@code I}
 * @param insertsOnly {@code CdcInsertsOnly}: without {@code opInFullLoad} no file carries an Op
 * @param timestampColumn {@code TimestampColumnName}; empty text when the endpoint adds none
 * @param datePartitions date folders and the zone of file names
 * @param insertsAndUpdates {@code CdcInsertsAndUpdates}: no deletes are written
 * @param cdcPath {@code CdcPath} below the bucket folder, without slashes at its ends; empty text
 *     unless changes are in transaction order ({@code PreserveTransactions})
 */
public record S3Settings(
    DataFormat dataFormat,
    CsvFormat csv,
    boolean opInFullLoad,
    boolean insertsOnly,
    String timestampColumn,
    DatePartitions datePartitions,
    boolean insertsAndUpdates,
    String cdcPath)
    implements Serializable {

  /** An endpoint on which nothing was set. */
  public static final S3Settings DEFAULT =
      new S3Settings(DataFormat.CSV, CsvFormat.DEFAULT, false, false, "", DatePartitions.NONE);

  public S3Settings(
      DataFormat dataFormat,
      CsvFormat csv,
      boolean opInFullLoad,
      boolean insertsOnly,
      String timestampColumn,
      DatePartitions datePartitions) {
    this(dataFormat, csv, opInFullLoad, insertsOnly, timestampColumn, datePartitions, false, "");
  }

  public S3Settings {
    requireNonNull(dataFormat, "dataFormat is null");
    requireNonNull(csv, "csv is null");
    requireNonNull(timestampColumn, "timestampColumn is null");
    requireNonNull(datePartitions, "datePartitions is null");
    requireNonNull(cdcPath, "cdcPath is null");
  }

  /** Name of the timestamp column, when the endpoint adds one. */
  public Optional<String> timestampColumnName() {
    return timestampColumn.isEmpty() ? Optional.empty() : Optional.of(timestampColumn);
  }

  /** Whether changes of all tables go to files of one folder, in transaction order. */
  public boolean inTransactionOrder() {
    return !cdcPath.isEmpty();
  }

  /** Whether every change file names its columns. Files in transaction order never do. */
  public boolean namesColumns() {
    return !inTransactionOrder() && (dataFormat == DataFormat.PARQUET || csv.header());
  }

  /**
   * Whether CDC rows carry an Op. Source: the table of AWS DMS User Guide, "Indicating source DB
   * operations in migrated S3 data".
   */
  public boolean opInChanges() {
    return opInFullLoad || !insertsOnly;
  }
}
