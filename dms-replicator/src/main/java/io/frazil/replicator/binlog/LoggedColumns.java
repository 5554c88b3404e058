package io.frazil.replicator.binlog;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventMetadata;
import com.github.shyiko.mysql.binlog.event.TableMapEventMetadata.DefaultCharset;
import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import io.frazil.replicator.types.MariaDbType;
import io.frazil.replicator.types.MariaDbType.Sign;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A table's columns as the log describes them beside the rows. What the description says of some
 * columns alone, as signs and character sets, it lists in their order.
 */
final class LoggedColumns {

  private final TableMapEventData table;
  private final TableMapEventMetadata said;
  private final Charsets charsets;
  private final Iterator<String[]> enums;
  private final Iterator<String[]> sets;
  private int numbers;
  private int texts;

  private LoggedColumns(TableMapEventData table, Charsets charsets) {
    this.table = table;
    this.said = table.getEventMetadata();
    this.charsets = charsets;
    this.enums = labels(said.getEnumStrValues());
    this.sets = labels(said.getSetStrValues());
  }

  /**
   * A column.
   *
   * @param labels of an enum or a set; empty for others
   * @param charset null for what is no text
   */
  record Column(String name, MariaDbType type, List<String> labels, Charsets.Set charset) {}

  static List<Column> of(TableMapEventData table, Charsets charsets) {
    LoggedColumns columns = new LoggedColumns(table, charsets);
    List<Column> found = new ArrayList<>();
    for (int i = 0; i < table.getColumnTypes().length; i++) {
      found.add(columns.column(i));
    }
    return List.copyOf(found);
  }

  private Column column(int i) {
    int meta = table.getColumnMetadata()[i];
    ColumnType type = ColumnType.byCode(table.getColumnTypes()[i] & 0xff);
    return switch (type) {
      case TINY -> number(i, "tinyint");
      case SHORT -> number(i, "smallint");
      case INT24 -> number(i, "mediumint");
      case LONG -> number(i, "int");
      case LONGLONG -> number(i, "bigint");
      case FLOAT -> number(i, "float");
      case DOUBLE -> number(i, "double");
      case YEAR -> number(i, "year");
      case NEWDECIMAL -> decimal(i, meta);
      case BIT -> plain(i, MariaDbType.of("bit", (meta >> 8) * 8 + (meta & 0xff)));
      case DATE, NEWDATE -> plain(i, MariaDbType.of("date", 0));
      case TIMESTAMP, TIMESTAMP_V2 -> plain(i, MariaDbType.of("timestamp", meta));
      case DATETIME, DATETIME_V2 -> plain(i, MariaDbType.of("datetime", meta));
      case TIME, TIME_V2 -> plain(i, MariaDbType.of("time", meta));
      case JSON -> plain(i, MariaDbType.of("json", 0));
      case GEOMETRY -> plain(i, MariaDbType.of("geometry", 0));
      case VARCHAR, VAR_STRING -> text(i, "varchar", "varbinary", meta);
      case STRING -> string(i, meta);
      case BLOB -> blob(i, meta);
      default -> throw new IllegalStateException("Unknown column type " + type);
    };
  }

  private Column number(int i, String name) {
    boolean unsigned = said.getSignedness() != null && said.getSignedness().get(numbers);
    numbers++;
    boolean integer = name.endsWith("int");
    return plain(i, new MariaDbType(name, unsigned && integer ? Sign.UNSIGNED : Sign.SIGNED, 0, 0));
  }

  private Column decimal(int i, int meta) {
    boolean unsigned = said.getSignedness() != null && said.getSignedness().get(numbers);
    numbers++;
    return plain(
        i,
        new MariaDbType("decimal", unsigned ? Sign.UNSIGNED : Sign.SIGNED, meta & 0xff, meta >> 8));
  }

  private Column plain(int i, MariaDbType type) {
    return new Column(said.getColumnNames().get(i), type, List.of(), null);
  }

  /** Enums and sets are logged as strings; of a long one the length is spread over both bytes. */
  private Column string(int i, int meta) {
    int first = meta >> 8;
    if (first == ColumnType.ENUM.getCode()) {
      return labelled(i, "enum", enums.next());
    }
    if (first == ColumnType.SET.getCode()) {
      return labelled(i, "set", sets.next());
    }
    return text(i, "char", "binary", (meta & 0xff) | (((first & 0x30) ^ 0x30) << 4));
  }

  private Column labelled(int i, String name, String[] labels) {
    int length = 0;
    for (String label : labels) {
      int characters = label.codePointCount(0, label.length());
      length = name.equals("enum") ? Math.max(length, characters) : length + characters + 1;
    }
    return new Column(
        said.getColumnNames().get(i),
        MariaDbType.of(name, name.equals("enum") ? length : length - 1),
        List.of(labels),
        null);
  }

  private Column text(int i, String text, String binary, int bytes) {
    Charsets.Set charset = nextCharset();
    MariaDbType type =
        charset.isBinary()
            ? MariaDbType.of(binary, bytes)
            : MariaDbType.of(text, bytes / charset.longest());
    return new Column(said.getColumnNames().get(i), type, List.of(), charset);
  }

  private Column blob(int i, int lengthBytes) {
    Charsets.Set charset = nextCharset();
    String size =
        switch (lengthBytes) {
          case 1 -> "tiny";
          case 2 -> "";
          case 3 -> "medium";
          case 4 -> "long";
          default -> throw new IllegalStateException("Unknown length of a blob: " + lengthBytes);
        };
    MariaDbType type = MariaDbType.of(size + (charset.isBinary() ? "blob" : "text"), 0);
    return new Column(said.getColumnNames().get(i), type, List.of(), charset);
  }

  private Charsets.Set nextCharset() {
    int place = texts++;
    DefaultCharset common = said.getDefaultCharset();
    if (common == null) {
      return charsets.of(said.getColumnCharsets().get(place));
    }
    Integer own =
        common.getCharsetCollations() == null ? null : common.getCharsetCollations().get(place);
    return charsets.of(own == null ? common.getDefaultCharsetCollation() : own);
  }

  private static Iterator<String[]> labels(List<String[]> listed) {
    return listed == null ? List.<String[]>of().iterator() : listed.iterator();
  }
}
