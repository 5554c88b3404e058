package io.frazil.replicator.buffer;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.WritingSettings.DateFolders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names of change files, below the landing place. A CDC file is named by the moment it is flushed,
 * in the zone of the endpoint; where that name is taken, by the next millisecond that is free.
 */
public final class FileNames {

  /** Where clocks are put back in autumn an hour of names comes twice, in some places more. */
  private static final Duration KEPT = Duration.ofHours(4);

  private final DatePartitions partitions;
  private final DateFolders folders;
  private final Map<String, Instant> last = new HashMap<>();
  private final Map<String, Instant> taken = new LinkedHashMap<>();

  public FileNames(DatePartitions partitions, DateFolders folders) {
    this.partitions = requireNonNull(partitions, "partitions is null");
    this.folders = requireNonNull(folders, "folders is null");
  }

  /** The name of a table's full-load file, counted from 1, without its ending. */
  public static String load(String folder, int number) {
    return folder + "/" + String.format(Locale.ROOT, "LOAD%08X", number);
  }

  /**
   * The name of a table's CDC file, without its ending.
   *
   * @param folder the table's
   * @param dated the moment its date folder is of, where there are date folders
   */
  public String changes(String folder, Instant flushed, Instant dated) {
    String dateFolder = partitions.enabled() ? format(dateFolder()).format(dated) + "/" : "";
    return unused(folder, dateFolder, "uuuuMMdd-HHmmssSSS", flushed);
  }

  /** The name of a file of transaction order, without its ending. */
  public String transactions(String folder, Instant flushed) {
    return unused(folder, "CDC_TXN-", "uuuuMMddHHmmssSSS", flushed);
  }

  private String unused(String folder, String before, String pattern, Instant flushed) {
    Instant moment = flushed.truncatedTo(ChronoUnit.MILLIS);
    Instant previous = last.getOrDefault(folder, Instant.MIN);
    if (!moment.isAfter(previous)) {
      moment = previous.plusMillis(1);
    }
    Instant old = moment.minus(KEPT);
    taken.values().removeIf(old::isAfter);
    while (taken.putIfAbsent(folder + "/" + format(pattern).format(moment), moment) != null) {
      moment = moment.plusMillis(1);
    }
    last.put(folder, moment);
    return folder + "/" + before + format(pattern).format(moment);
  }

  private String dateFolder() {
    String between = "'" + folders.delimiter().text() + "'";
    String parts =
        switch (folders.sequence()) {
          case YYYYMMDD -> "uuuu-MM-dd";
          case YYYYMMDDHH -> "uuuu-MM-dd-HH";
          case YYYYMM -> "uuuu-MM";
          case MMYYYYDD -> "MM-uuuu-dd";
          case DDMMYYYY -> "dd-MM-uuuu";
        };
    return parts.replace("-", between.equals("''") ? "" : between);
  }

  private DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(partitions.zone());
  }
}
