package io.frazil.torture;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a source did to one table of ids and texts, as files that DMS would write, and what the
 * table must hold in the end. Files come late, twice and in another order; some repeat the changes
 * of an earlier one under a later name, as after a restart of the task; each has a row without a
 * key. The same for the same seed.
 */
final class Workload {

  /** A file to put below the table's folder. */
  record Delivery(String name, String content) {}

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS", Locale.ROOT);
  private static final DateTimeFormatter HUNDREDTHS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSS", Locale.ROOT);
  private static final DateTimeFormatter COMMIT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final LocalDateTime START = LocalDateTime.of(2024, 6, 12, 10, 0);
  private static final int LOADED = 20;

  private final Random random;
  private final Map<Long, String> rows = new TreeMap<>();
  private final Set<String> refused = new TreeSet<>();
  private final List<Delivery> files = new ArrayList<>();
  private long count;

  /**
   * @param changeFiles how many CDC files, beside one full-load file
   */
  Workload(long seed, int changeFiles) {
    this.random = new Random(seed);
    StringBuilder load = new StringBuilder();
    for (long id = 1; id <= LOADED; id++) {
      rows.put(id, "loaded " + id);
      load.append(row("I", START.minusMinutes(5), id, "loaded " + id, ""));
    }
    files.add(new Delivery("LOAD00000001.csv", load.toString().replaceAll(",\\d{35},", ",,")));
    for (int file = 1; file <= changeFiles; file++) {
      files.add(changes(file));
    }
  }

  private Delivery changes(int file) {
    LocalDateTime commit = START.plusSeconds(10L * file);
    String name = NAME.format(commit.plusSeconds(5)) + ".csv";
    if (file % 9 == 8) {
      Delivery earlier = files.get(file - 3);
      refused.stream()
          .filter(row -> row.startsWith(earlier.name()))
          .toList()
          .forEach(row -> refused.add(row.replace(earlier.name(), name)));
      return new Delivery(name, earlier.content());
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      text.append(change(commit));
    }
    text.append(row("I", commit, null, "no key", ""));
    refused.add(name + " 7");
    return new Delivery(name, text.toString());
  }

  private String change(LocalDateTime commit) {
    long id = 1 + random.nextInt(60);
    String text = "change " + count;
    if (!rows.containsKey(id)) {
      rows.put(id, text);
      return row("I", commit, id, text, "");
    }
    switch (random.nextInt(4)) {
      case 0 -> {
        rows.remove(id);
        return row("D", commit, id, "", "");
      }
      case 1 -> {
        long other = 1 + random.nextInt(60);
        if (rows.containsKey(other)) {
          rows.put(id, text);
          return row("U", commit, id, text, "");
        }
        rows.remove(id);
        rows.put(other, text);
        return row("U", commit, other, text, Long.toString(id));
      }
      default -> {
        rows.put(id, text);
        return row("U", commit, id, text, "");
      }
    }
  }

  private String row(String op, LocalDateTime commit, Long id, String text, String before) {
    count++;
    String key = id == null ? "" : id.toString();
    String sequence = HUNDREDTHS.format(commit) + String.format(Locale.ROOT, "%019d", count);
    return String.join(",", op, COMMIT.format(commit), key, text, sequence, before) + "\n";
  }

  /** What arrives, in order: the load first; then each file once or twice, some much too late. */
  List<Delivery> deliveries() {
    List<Delivery> changes = new ArrayList<>(files.subList(1, files.size()));
    for (int i = 0; i + 1 < changes.size(); i++) {
      int with = Math.min(changes.size() - 1, i + random.nextInt(4));
      Collections.swap(changes, i, with);
    }
    List<Delivery> arriving = new ArrayList<>();
    arriving.add(files.get(0));
    for (Delivery change : changes) {
      arriving.add(change);
      if (random.nextInt(6) == 0) {
        arriving.add(arriving.get(1 + random.nextInt(arriving.size() - 1)));
      }
    }
    return arriving;
  }

  /** Names of all files. */
  List<String> names() {
    return files.stream().map(Delivery::name).sorted().toList();
  }

  /** The rows in the end, by id. */
  Map<Long, String> rows() {
    return Collections.unmodifiableMap(rows);
  }

  /** File and number of each row that must be refused, once. */
  List<String> refused() {
    return List.copyOf(refused);
  }
}
