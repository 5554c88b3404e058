package io.frazil.merge.watermark;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.LoadSet;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the snapshot of a batch says about the batch: the {@code frazil.} entries of its summary.
 *
 * @param files paths of the files applied, below the table's folder, in order; read back from a
 *     summary, empty for a full load of too many to name
 * @param changeSequence highest change sequence in the table; empty text when none is known
 * @param sourceTimes earliest and latest source commit time of the rows read
 * @param baseSnapshot snapshot the batch was planned from; the commit lands on no other
 */
public record BatchSummary(
    String batchId,
    ChangeBatch.Kind kind,
    String watermark,
    LoadSet loadSet,
    List<String> files,
    RowCounts rows,
    SourceTimes sourceTimes,
    String changeSequence,
    long baseSnapshot,
    String version) {

  /** Prefix of every entry. */
  public static final String PREFIX = "frazil.";

  /** Entry that names the batch: its presence marks a snapshot as one of Frazil's batches. */
  public static final String BATCH_ID = PREFIX + "batch-id";

  /** Entry that names the snapshot a commit was planned from. */
  public static final String BASE_SNAPSHOT = PREFIX + "base-snapshot";

  private static final String KIND = PREFIX + "kind";
  private static final String WATERMARK = PREFIX + "watermark";
  private static final String LOAD_SET = PREFIX + "load-set";
  private static final String FILES = PREFIX + "files";
  private static final String FILE_NAMES = PREFIX + "file-names";
  private static final String ROWS = PREFIX + "rows-";
  private static final String TIME_MIN = PREFIX + "source-time-min";
  private static final String TIME_MAX = PREFIX + "source-time-max";
  private static final String SEQUENCE = PREFIX + "change-sequence";
  private static final String VERSION = PREFIX + "version";

  /**
   * More files of a full load than this are summed up by count and digest alone. CDC files are
   * always named: a file behind the watermark that no snapshot names is a late one.
   */
  static final int NAMES_LIMIT = 2_000;

  public BatchSummary {
    requireNonNull(batchId, "batchId is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(watermark, "watermark is null");
    requireNonNull(loadSet, "loadSet is null");
    requireNonNull(rows, "rows is null");
    requireNonNull(sourceTimes, "sourceTimes is null");
    requireNonNull(changeSequence, "changeSequence is null");
    requireNonNull(version, "version is null");
    files = List.copyOf(files);
  }

  /** The summary entries, sorted by key. */
  public Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    entries.put(BATCH_ID, batchId);
    entries.put(KIND, kind.name());
    entries.put(WATERMARK, watermark);
    entries.put(LOAD_SET, loadSet.toString());
    entries.put(FILES, files.size() + " " + LoadSet.digest(files));
    if (kind != ChangeBatch.Kind.LOAD || files.size() <= NAMES_LIMIT) {
      entries.put(FILE_NAMES, join(files));
    }
    entries.put(ROWS + "read", Long.toString(rows.read()));
    entries.put(ROWS + "applied", Long.toString(rows.applied()));
    entries.put(ROWS + "superseded", Long.toString(rows.superseded()));
    entries.put(ROWS + "quarantined", Long.toString(rows.quarantined()));
    entries.put(ROWS + "skipped", Long.toString(rows.skipped()));
    entries.put(TIME_MIN, sourceTimes.earliest());
    entries.put(TIME_MAX, sourceTimes.latest());
    entries.put(SEQUENCE, changeSequence);
    entries.put(BASE_SNAPSHOT, Long.toString(baseSnapshot));
    entries.put(VERSION, version);
    return entries;
  }

  /** Reads a snapshot's summary; empty when it is no batch of Frazil's. */
  public static Optional<BatchSummary> parse(Map<String, String> summary) {
    if (!summary.containsKey(BATCH_ID)) {
      return Optional.empty();
    }
    return Optional.of(
        new BatchSummary(
            summary.get(BATCH_ID),
            ChangeBatch.Kind.valueOf(required(summary, KIND)),
            required(summary, WATERMARK),
            LoadSet.parse(required(summary, LOAD_SET)),
            split(summary.getOrDefault(FILE_NAMES, "")),
            new RowCounts(
                number(summary, "read"),
                number(summary, "applied"),
                number(summary, "superseded"),
                number(summary, "quarantined"),
                number(summary, "skipped")),
            new SourceTimes(summary.getOrDefault(TIME_MIN, ""), summary.getOrDefault(TIME_MAX, "")),
            summary.getOrDefault(SEQUENCE, ""),
            Long.parseLong(required(summary, BASE_SNAPSHOT)),
            summary.getOrDefault(VERSION, "")));
  }

  private static String required(Map<String, String> summary, String key) {
    String value = summary.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "Snapshot of batch " + summary.get(BATCH_ID) + " has no " + key);
    }
    return value;
  }

  private static long number(Map<String, String> summary, String rows) {
    return Long.parseLong(required(summary, ROWS + rows));
  }

  private static String join(List<String> paths) {
    return paths.stream()
        .map(path -> URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/"))
        .collect(Collectors.joining(","));
  }

  private static List<String> split(String joined) {
    return joined.isEmpty()
        ? List.of()
        : Arrays.stream(joined.split(",", -1))
            .map(path -> URLDecoder.decode(path, StandardCharsets.UTF_8))
            .toList();
  }
}
