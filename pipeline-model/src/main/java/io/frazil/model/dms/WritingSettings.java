package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The settings of a DMS S3 target endpoint that a writer of its files must know and a reader need
 * not: they stand beside {@link S3Settings}.
 *
 * <p>Source: AWS DMS API Reference, "S3Settings"; where the user guide gives another default, the
 * API's is taken.
 *
 * @param gzip {@code CompressionType}: CSV as gzip, columns of Parquet with the gzip codec
 * @param padding {@code AddTrailingPaddingCharacter}
 * @param taskStartInFullLoad {@code UseTaskStartTimeForFullLoadTimestamp}
 */
public record WritingSettings(
    boolean gzip,
    boolean padding,
    Cutting cutting,
    DateFolders dateFolders,
    boolean taskStartInFullLoad,
    Parquet parquet) {

  /** An endpoint on which nothing was set. */
  public static final WritingSettings DEFAULT =
      new WritingSettings(
          false, false, Cutting.DEFAULT, DateFolders.DEFAULT, false, Parquet.DEFAULT);

  /**
   * When a file ends.
   *
   * @param maxFileBytes {@code MaxFileSize}, of full-load CSV
   * @param interval {@code CdcMaxBatchInterval}, from the first change in the file on
   * @param minFileBytes {@code CdcMinFileSize}; a CDC file ends at the first of the two
   */
  public record Cutting(long maxFileBytes, Duration interval, long minFileBytes) {

    public static final Cutting DEFAULT =
        new Cutting(1_048_576L * 1024, Duration.ofSeconds(60), 32_000L * 1024);

    public Cutting {
      requireNonNull(interval, "interval is null");
      if (maxFileBytes < 1 || minFileBytes < 1 || interval.isNegative()) {
        throw new IllegalArgumentException(
            "Sizes must be 1 or more and the interval not negative, got "
                + maxFileBytes
                + ", "
                + minFileBytes
                + ", "
                + interval);
      }
    }
  }

  /** The order of a date folder's parts, as {@code DatePartitionSequence} spells it. */
  public enum DateSequence {
    YYYYMMDD,
    YYYYMMDDHH,
    YYYYMM,
    MMYYYYDD,
    DDMMYYYY
  }

  /** What stands between the parts ({@code DatePartitionDelimiter}); the folder ends in a slash. */
  public enum DateDelimiter {
    SLASH("/"),
    DASH("-"),
    UNDERSCORE("_"),
    NONE("");

    private final String text;

    DateDelimiter(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /** How date folders are spelt where {@link DatePartitions} are enabled. */
  public record DateFolders(DateSequence sequence, DateDelimiter delimiter) {

    public static final DateFolders DEFAULT =
        new DateFolders(DateSequence.YYYYMMDD, DateDelimiter.SLASH);

    public DateFolders {
      requireNonNull(sequence, "sequence is null");
      requireNonNull(delimiter, "delimiter is null");
    }
  }

  /** {@code EncodingType}. */
  public enum Encoding {
    PLAIN,
    PLAIN_DICTIONARY,
    RLE_DICTIONARY
  }

  /**
   * How Parquet files are written.
   *
   * @param version2 {@code ParquetVersion} is 2.0 rather than 1.0
   * @param milliseconds {@code ParquetTimestampInMillisecond}
   * @param dictionaryBytes {@code DictPageSizeLimit}
   * @param pageBytes {@code DataPageSize}
   * @param groupRows {@code RowGroupLength}
   */
  public record Parquet(
      boolean version2,
      boolean milliseconds,
      Encoding encoding,
      int dictionaryBytes,
      int pageBytes,
      int groupRows) {

    public static final Parquet DEFAULT =
        new Parquet(false, false, Encoding.RLE_DICTIONARY, 1_048_576, 1_048_576, 10_000);

    public Parquet {
      requireNonNull(encoding, "encoding is null");
      if (dictionaryBytes < 1 || pageBytes < 1 || groupRows < 1) {
        throw new IllegalArgumentException(
            "Parquet sizes must be 1 or more, got "
                + dictionaryBytes
                + ", "
                + pageBytes
                + ", "
                + groupRows);
      }
    }
  }

  public WritingSettings {
    requireNonNull(cutting, "cutting is null");
    requireNonNull(dateFolders, "dateFolders is null");
    requireNonNull(parquet, "parquet is null");
  }

  /** The same with CDC files that end after another interval. */
  public WritingSettings with(Duration interval) {
    return new WritingSettings(
        gzip,
        padding,
        new Cutting(cutting.maxFileBytes(), interval, cutting.minFileBytes()),
        dateFolders,
        taskStartInFullLoad,
        parquet);
  }
}
