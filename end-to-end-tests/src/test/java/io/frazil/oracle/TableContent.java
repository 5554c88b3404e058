package io.frazil.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** The rows of a table by key, of either side, as texts. */
record TableContent(OracleTable table, Map<List<String>, List<String>> rows) {

  /** What the source has now. */
  static TableContent ofSource(SourceKind source, Connection connection, OracleTable table)
      throws SQLException {
    String columns =
        table.columns().stream()
            .map(column -> source.quoted(column.name()))
            .collect(Collectors.joining(", "));
    Map<List<String>, List<String>> rows = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select " + columns + " from " + source.quoted(table.name()))) {
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
          row.add(table.columns().get(i).kind().sourceText(source, found, i + 1));
        }
        put(table, rows, row);
      }
    }
    connection.rollback();
    return new TableContent(table, rows);
  }

  /** What the target has now, by Iceberg's own reader. */
  static TableContent ofTarget(Table target, OracleTable table) {
    return read(table, IcebergGenerics.read(target));
  }

  /**
   * What the target had at a moment, as {@code FOR TIMESTAMP AS OF} takes it.
   *
   * @param millis since the epoch
   */
  static TableContent ofTargetAt(Table target, OracleTable table, long millis) {
    return read(table, IcebergGenerics.read(target).asOfTime(millis));
  }

  private static TableContent read(OracleTable table, IcebergGenerics.ScanBuilder scan) {
    Map<List<String>, List<String>> rows = new HashMap<>();
    try (CloseableIterable<Record> records = scan.build()) {
      for (Record record : records) {
        List<String> row = new ArrayList<>();
        for (OracleTable.Column column : table.columns()) {
          row.add(column.kind().targetText(record.getField(column.name())));
        }
        put(table, rows, row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TableContent(table, rows);
  }

  private static void put(
      OracleTable table, Map<List<String>, List<String>> rows, List<String> row) {
    if (rows.put(table.keyOf(row), row) != null) {
      throw new AssertionError("Two rows of " + table.name() + " have the key " + table.keyOf(row));
    }
  }

  /** The keys whose rows are not the same, each with what this and the other side have. */
  Map<List<String>, String> differences(TableContent found) {
    Map<List<String>, String> differences = new LinkedHashMap<>();
    Map<List<String>, List<String>> all = new HashMap<>(found.rows());
    all.putAll(rows);
    for (List<String> key : all.keySet()) {
      List<String> mine = rows.get(key);
      List<String> theirs = found.rows().get(key);
      if (mine == null || !mine.equals(theirs)) {
        differences.put(
            key,
            "table %s, key %s%n  expected %s%n  found    %s"
                .formatted(table.name(), key, mine, theirs));
      }
    }
    return differences;
  }
}
