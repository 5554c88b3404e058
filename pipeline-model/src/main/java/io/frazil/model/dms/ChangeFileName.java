package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a change file below its folder, as DMS gives it. Names order first by kind (full load
 * before CDC), then by {@link #stamp()}, then by path: a total order that no listing order, arrival
 * time or clock of ours can change.
 *
 * <p>Full-load files are {@code LOAD} and hexadecimal digits, with a segment prefix or below
 * partition and segment folders when the load ran in parallel, whose names hold no control
 * character: they are shown in logs. CDC files are named by the moment they were flushed, {@code
 * 20240612-103125108.csv}, optionally below date folders. Source: AWS DMS User Guide, "Using Amazon
 * S3 as a target", and real DMS files (eight LOAD digits, nine digits after the dash; the guide's
 * prose shows other counts, which are read too).
 *
 * <p>CDC files of a stream, which hold the changes of all tables in transaction order, stand
 * directly in the folder {@code CdcPath} as {@code CDC_TXN-20240612103125108.csv}. Source: the same
 * guide, "Capturing data changes (CDC) including transaction order on the S3 target".
 *
 * @param path below the folder of the table or of the stream, with {@code /}; no path is in both
 * @param stamp digits of a CDC name without the dash, or of a full-load counter
 */
public record ChangeFileName(String path, Kind kind, String stamp)
    implements Comparable<ChangeFileName>, Serializable {

  /** The two kinds of change file. */
  public enum Kind {
    FULL_LOAD,
    CDC
  }

  private static final Pattern LOAD =
      Pattern.compile(
          "(?:[^\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]*/)?(?:SEGMENT\\d+_)?LOAD([0-9A-F]+)\\.(?:csv|parquet)(?:\\.gz)?");
  private static final Pattern CDC =
      Pattern.compile("(?:[0-9/_-]*/)?(\\d{8})-(\\d{9,})\\.(?:csv|parquet)(?:\\.gz)?");
  private static final String STREAM_PREFIX = "CDC_TXN-";
  private static final Pattern STREAM =
      Pattern.compile(STREAM_PREFIX + "(\\d{17,})\\.csv(?:\\.gz)?");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
  private static final Comparator<ChangeFileName> ORDER =
      Comparator.comparing(ChangeFileName::kind)
          .thenComparing(ChangeFileName::orderedStamp)
          .thenComparing(ChangeFileName::path);

  public ChangeFileName {
    requireNonNull(path, "path is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(stamp, "stamp is null");
  }

  /** Reads a path below a table's folder; empty when DMS gives no change file such a name. */
  public static Optional<ChangeFileName> parse(String path) {
    Matcher load = LOAD.matcher(path);
    if (load.matches()) {
      return Optional.of(new ChangeFileName(path, Kind.FULL_LOAD, load.group(1)));
    }

    Matcher cdc = CDC.matcher(path);
    if (cdc.matches()) {
      return Optional.of(new ChangeFileName(path, Kind.CDC, cdc.group(1) + cdc.group(2)));
    }
    return Optional.empty();
  }

  /** Reads a path below a stream's folder; empty when DMS gives no file of a stream such a name. */
  public static Optional<ChangeFileName> parseInStream(String path) {
    Matcher stream = STREAM.matcher(path);
    return stream.matches()
        ? Optional.of(new ChangeFileName(path, Kind.CDC, stream.group(1)))
        : Optional.empty();
  }

  /** Reads the path of a change file of either folder; empty when it is none. */
  public static Optional<ChangeFileName> parseEither(String path) {
    return parse(path).or(() -> parseInStream(path));
  }

  /**
   * Whether a path below a landing or table folder belongs to DMS's own {@code awsdms_*} tables or
   * to a validation folder.
   */
  public static boolean isControl(String path) {
    String below = "/" + path;
    return below.contains("/awsdms_") || below.contains("/s3_validation_failures");
  }

  public boolean isFullLoad() {
    return kind == Kind.FULL_LOAD;
  }

  /** Whether the file is one of a stream, which holds changes of all tables. */
  public boolean isInStream() {
    return path.startsWith(STREAM_PREFIX);
  }

  /** Whether the file is gzip text. */
  public boolean isGzip() {
    return path.endsWith(".gz");
  }

  /** Whether the file is Parquet rather than CSV. */
  public boolean isParquet() {
    return path.endsWith(".parquet") || path.endsWith(".parquet.gz");
  }

  /**
   * The moment a CDC file was flushed, in the zone of the endpoint (UTC unless {@code
   * DatePartitionTimezone} says otherwise), to the second; empty for a full-load file and for
   * digits that are no moment.
   */
  public Optional<LocalDateTime> flushedAt() {
    if (isFullLoad()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(stamp.substring(0, 14), SECONDS));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether a CDC file was flushed at the moment that another's {@link #stamp()} is, or later. */
  public boolean isFlushedFrom(String other) {
    return orderedStamp().compareTo(other + padding(other)) >= 0;
  }

  /** A counter compares as a number, a flush time as a fraction: both as text of one width. */
  private String orderedStamp() {
    return isFullLoad() ? padding(stamp) + stamp : stamp + padding(stamp);
  }

  private static String padding(String digits) {
    return "0".repeat(Math.max(0, 24 - digits.length()));
  }

  @Override
  public int compareTo(ChangeFileName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return path;
  }
}
