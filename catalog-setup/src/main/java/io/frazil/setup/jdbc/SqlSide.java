package io.frazil.setup.jdbc;

import static java.util.Objects.requireNonNull;

import io.frazil.setup.verify.ComparedColumn;
import io.frazil.setup.verify.ComparedTable;
import io.frazil.setup.verify.KeyRange;
import io.frazil.setup.verify.Positions;
import io.frazil.setup.verify.RangeDigest;
import io.frazil.setup.verify.RowKey;
import io.frazil.setup.verify.Side;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A source table whose digests the database makes itself: rows stay where they are. */
final class SqlSide implements Side {

  private final SourceDatabase database;
  private final String table;
  private final ComparedTable compared;
  private final SqlForms forms;
  private final List<String> texts;

  /**
   * @param table its name, quoted
   * @param texts canonical text of each compared column, in {@link ComparedTable#columns()} order
   */
  SqlSide(
      SourceDatabase database,
      String table,
      ComparedTable compared,
      SqlForms forms,
      List<String> texts) {
    this.database = requireNonNull(database, "database is null");
    this.table = requireNonNull(table, "table is null");
    this.compared = requireNonNull(compared, "compared is null");
    this.forms = requireNonNull(forms, "forms is null");
    this.texts = List.copyOf(texts);
  }

  @Override
  public long rows() {
    return query("SELECT count(*) FROM " + table, row -> row.getLong(1)).get(0);
  }

  @Override
  public Optional<KeyRange> extent() {
    String sql = "SELECT min(%1$s), max(%1$s), count(*) FROM %2$s".formatted(position(), table);
    return query(sql, SqlSide::range).get(0);
  }

  private static Optional<KeyRange> range(ResultSet row) throws SQLException {
    return row.getLong(3) == 0
        ? Optional.empty()
        : Optional.of(new KeyRange(row.getLong(1), row.getLong(2)));
  }

  @Override
  public List<RangeDigest> digests(KeyRange range, int parts) {
    List<RangeDigest> digests =
        new ArrayList<>(Collections.nCopies(range.split(parts).size(), RangeDigest.EMPTY));
    String part = forms.divide("p - (" + range.from() + ")", range.width(parts));
    String sql =
        "SELECT part, count(*), %s, %s FROM (SELECT %s AS part, m FROM (%s) AS placed) AS parted GROUP BY part"
            .formatted(
                forms.sum("m", 1), forms.sum("m", 16), part, rowsWithDigest("", within(range)));
    query(
        sql,
        row -> {
          RangeDigest digest =
              new RangeDigest(row.getLong(2), row.getString(3) + ":" + row.getString(4));
          return digests.set((int) row.getLong(1), digest);
        });
    return digests;
  }

  @Override
  public Map<RowKey, String> keys(KeyRange range) {
    Map<RowKey, String> keys = new HashMap<>();
    String sql = rowsWithDigest(keyColumns() + ", ", within(range));
    query(
        sql,
        row -> {
          List<String> parts = texts(row, compared.key().size());
          return keys.merge(
              new RowKey(parts), row.getString("m"), (one, other) -> one + "+" + other);
        });
    return keys;
  }

  @Override
  public Map<RowKey, List<String>> values(List<RowKey> keys) {
    Map<RowKey, List<String>> rows = new HashMap<>();
    String marks = keys.stream().map(key -> "?").collect(Collectors.joining(", "));
    String sql =
        "SELECT %s FROM %s WHERE %s%s IN (%s)"
            .formatted(SqlForms.list(texts), table, among(keys), keyText(), marks);
    try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
      for (int i = 0; i < keys.size(); i++) {
        statement.setString(i + 1, keys.get(i).text());
      }
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          List<String> values = texts(result, texts.size());
          RowKey key = new RowKey(values.subList(0, compared.key().size()));
          rows.merge(key, values, RowKey::repeated);
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
    return rows;
  }

  /** A select of rows in a range, each with its position {@code p} and its digest {@code m}. */
  private String rowsWithDigest(String columns, String condition) {
    return "SELECT %s%s AS p, %s AS m FROM %s WHERE %s"
        .formatted(columns, position(), forms.md5(forms.row(texts)), table, condition);
  }

  private String keyColumns() {
    return SqlForms.list(texts.subList(0, compared.key().size()));
  }

  private String keyText() {
    return forms.row(texts.subList(0, compared.key().size()));
  }

  private String position() {
    return compared.positions() == Positions.NUMBER
        ? firstKey()
        : forms.number(forms.md5(keyText()), 1, Positions.HASH_DIGITS);
  }

  private String firstKey() {
    ComparedColumn first = compared.key().get(0);
    return forms.quoted(first.sourceName());
  }

  private String within(KeyRange range) {
    return position() + " BETWEEN " + range.from() + " AND " + range.to();
  }

  /** Lets the database use the index of the key, where its first column is a number. */
  private String among(List<RowKey> keys) {
    if (compared.positions() == Positions.HASH) {
      return "";
    }
    List<String> numbers =
        keys.stream().map(key -> Long.toString(compared.positions().of(key))).distinct().toList();
    return firstKey() + " IN (" + SqlForms.list(numbers) + ") AND ";
  }

  private static List<String> texts(ResultSet row, int count) throws SQLException {
    List<String> values = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      values.add(row.getString(i));
    }
    return values;
  }

  private <T> List<T> query(String sql, Statements.RowReader<T> reader) {
    try {
      return Statements.query(database.connection(), sql, reader);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(SQLException e) {
    return JdbcFailures.failure("compare " + table + " of", database.access(), e);
  }
}
