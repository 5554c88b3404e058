package io.frazil.localaws.feed;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * One change file of one table, as the example's endpoint writes it: CSV without a header, Op and
 * commit time first, change sequence and before image of the key last.
 *
 * <p>Sources: AWS DMS User Guide, "Using Amazon S3 as a target" (read 2026-11-22); the files of
 * {@code examples/shop}.
 */
final class ChangeText {

  private static final DateTimeFormatter COMMIT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter SEQUENCE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSS", Locale.ROOT);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu/MM/dd/uuuuMMdd-HHmmssSSS", Locale.ROOT);

  private final String table;
  private final StringBuilder text = new StringBuilder();

  /**
   * A file without rows.
   *
   * @param table schema and table as DMS names folders, {@code public/orders}
   */
  ChangeText(String table) {
    this.table = table;
  }

  /**
   * Adds a row.
   *
   * @param operation I, U or D
   * @param number of the change in the source's log; rises
   * @param before the key before the change; null when it did not change
   * @param values in source order; null is NULL, and differs from the empty text
   */
  void add(String operation, Commit commit, Object before, List<Object> values) {
    text.append(operation).append(',').append(field(commit.time()));
    for (Object value : values) {
      text.append(',').append(field(value));
    }
    text.append(',').append(SEQUENCE.format(commit.time()));
    text.append(String.format(Locale.ROOT, "%019d", commit.number()))
        .append(',')
        .append(field(before))
        .append('\n');
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** The file, written at a time. */
  FeedFile writtenAt(LocalDateTime time) {
    return new FeedFile(
        table + "/" + NAME.format(time) + ".csv", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    String field = text(value);
    boolean plain = !field.isEmpty() && field.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /** Timestamps with six digits of a second, numbers with nine digits, as DMS writes them. */
  private static String text(Object value) {
    if (value instanceof LocalDateTime time) {
      return COMMIT.format(time);
    }
    return value instanceof Float number
        ? String.format(Locale.ROOT, "%+.8e", number)
        : value.toString();
  }

  /** When a change was committed, and its number in the source's log. */
  record Commit(LocalDateTime time, long number) {}
}
