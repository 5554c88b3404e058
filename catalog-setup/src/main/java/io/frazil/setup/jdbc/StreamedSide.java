package io.frazil.setup.jdbc;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.ColumnType;
import io.frazil.setup.verify.CanonicalText;
import io.frazil.setup.verify.ComparedColumn;
import io.frazil.setup.verify.ComparedTable;
import io.frazil.setup.verify.DigestSum;
import io.frazil.setup.verify.KeyRange;
import io.frazil.setup.verify.Positions;
import io.frazil.setup.verify.RangeDigest;
import io.frazil.setup.verify.RowKey;
import io.frazil.setup.verify.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A source table whose rows are read and digested here: for a database without functions of its own
 * for it. Each call reads the rows of its range, all rows where positions are digests of keys.
 */
final class StreamedSide implements Side {

  private static final int FETCH_ROWS = 1_000;

  /**
   * How a column is selected.
   *
   * @param isCanonical whether it is selected as canonical text already
   */
  record Selected(ComparedColumn column, String expression, boolean isCanonical) {}

  /** What is done with the canonical values of a row, key columns first. */
  private interface RowUser {
    void use(List<String> values);
  }

  private final SourceDatabase database;
  private final String table;
  private final ComparedTable compared;
  private final List<Selected> selected;
  private final String firstKey;

  /**
   * @param table its name, quoted
   * @param firstKey the first key column's name, quoted
   */
  StreamedSide(
      SourceDatabase database,
      String table,
      ComparedTable compared,
      List<Selected> selected,
      String firstKey) {
    this.database = requireNonNull(database, "database is null");
    this.table = requireNonNull(table, "table is null");
    this.compared = requireNonNull(compared, "compared is null");
    this.selected = List.copyOf(selected);
    this.firstKey = requireNonNull(firstKey, "firstKey is null");
  }

  @Override
  public long rows() {
    long[] rows = new long[1];
    scan("", values -> rows[0]++);
    return rows[0];
  }

  @Override
  public Optional<KeyRange> extent() {
    long[] bounds = {Long.MAX_VALUE, Long.MIN_VALUE};
    scan(
        "",
        values -> {
          long position = compared.positions().of(key(values));
          bounds[0] = Math.min(bounds[0], position);
          bounds[1] = Math.max(bounds[1], position);
        });
    return bounds[0] > bounds[1]
        ? Optional.empty()
        : Optional.of(new KeyRange(bounds[0], bounds[1]));
  }

  @Override
  public List<RangeDigest> digests(KeyRange range, int parts) {
    List<DigestSum> sums = new ArrayList<>();
    range.split(parts).forEach(part -> sums.add(new DigestSum()));
    long width = range.width(parts);
    scan(
        within(range),
        values -> {
          long position = compared.positions().of(key(values));
          if (range.holds(position)) {
            sums.get((int) ((position - range.from()) / width)).add(CanonicalText.digest(values));
          }
        });
    return sums.stream().map(DigestSum::digest).toList();
  }

  @Override
  public Map<RowKey, String> keys(KeyRange range) {
    Map<RowKey, String> keys = new HashMap<>();
    scan(
        within(range),
        values -> {
          if (range.holds(compared.positions().of(key(values)))) {
            keys.merge(
                key(values), CanonicalText.digest(values), (one, other) -> one + "+" + other);
          }
        });
    return keys;
  }

  @Override
  public Map<RowKey, List<String>> values(List<RowKey> keys) {
    Set<RowKey> wanted = new HashSet<>(keys);
    Map<RowKey, List<String>> rows = new HashMap<>();
    scan(
        among(keys),
        values -> {
          if (wanted.contains(key(values))) {
            rows.merge(key(values), values, RowKey::repeated);
          }
        });
    return rows;
  }

  private RowKey key(List<String> values) {
    return new RowKey(values.subList(0, compared.key().size()));
  }

  private String within(KeyRange range) {
    return compared.positions() == Positions.NUMBER
        ? " WHERE " + firstKey + " BETWEEN " + range.from() + " AND " + range.to()
        : "";
  }

  private String among(List<RowKey> keys) {
    List<String> numbers =
        compared.positions() == Positions.NUMBER
            ? keys.stream().map(key -> key.parts().get(0)).distinct().toList()
            : List.of();
    return numbers.isEmpty() ? "" : " WHERE " + firstKey + " IN (" + SqlForms.list(numbers) + ")";
  }

  private void scan(String condition, RowUser user) {
    String columns = SqlForms.list(selected.stream().map(Selected::expression).toList());
    try (Statement statement = database.connection().createStatement()) {
      statement.setFetchSize(FETCH_ROWS);
      try (ResultSet rows =
          statement.executeQuery("SELECT " + columns + " FROM " + table + condition)) {
        while (rows.next()) {
          List<String> values = new ArrayList<>(selected.size());
          for (int i = 0; i < selected.size(); i++) {
            values.add(text(rows, i + 1, selected.get(i)));
          }
          user.use(values);
        }
      }
    } catch (SQLException e) {
      throw JdbcFailures.failure("compare " + table + " of", database.access(), e);
    }
  }

  private static String text(ResultSet row, int at, Selected column) throws SQLException {
    if (column.isCanonical()) {
      return row.getString(at);
    }
    ColumnType type = column.column().type();
    Object value =
        switch (type.kind()) {
          case BOOLEAN -> row.getBoolean(at);
          case INT, LONG -> row.getLong(at);
          case FLOAT, DOUBLE -> row.getDouble(at);
          case DECIMAL -> row.getBigDecimal(at);
          case DATE -> row.getObject(at, LocalDate.class);
          case TIMESTAMP, TIMESTAMPTZ -> row.getObject(at, LocalDateTime.class);
          case STRING, UUID -> row.getString(at);
          case FIXED, BINARY -> row.getBytes(at);
        };
    return row.wasNull() ? null : column.column().text(value);
  }
}
