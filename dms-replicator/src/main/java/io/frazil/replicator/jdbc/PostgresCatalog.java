package io.frazil.replicator.jdbc;

import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.types.PostgresType;
import io.frazil.replicator.types.PostgresType.Shape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What PostgreSQL's catalog says of types, tables and keys, now. Left out are tables of system
 * schemas, those the log never holds (temporary, unlogged), partitioned tables, whose rows are in
 * their partitions, and generated columns, which the log does not hold before PostgreSQL 18.
 *
 * <p>Of one connection, which it does not close; for one thread.
 */
public final class PostgresCatalog {

  private static final String TYPES =
      "SELECT oid, typname, typtype, typbasetype, typtypmod, typelem, typcategory FROM pg_type";

  private static final String COLUMNS =
      """
      SELECT n.nspname, c.relname, a.attname, a.atttypid, a.atttypmod
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind = 'r' AND c.relpersistence = 'p'
        AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", a.attnum
      """;

  private static final String IDENTITY =
      """
      SELECT c.relreplident,
        ARRAY(
          SELECT a.attname FROM pg_index i
          CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
          WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.place)::text[],
        ARRAY(
          SELECT a.attname FROM pg_index i
          CROSS JOIN LATERAL unnest(i.indkey) AS k(attnum)
          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
          WHERE i.indrelid = c.oid AND i.indisreplident)::text[]
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ?
      """;

  private final Connection connection;
  private final Map<Long, CatalogType> types = new HashMap<>();

  public PostgresCatalog(Connection connection) {
    this.connection = connection;
  }

  /** A column by its own type: a domain is resolved. */
  public record Column(String name, PostgresType type) {}

  /**
   * How the log tells of a table's old rows.
   *
   * @param identity {@code pg_class.relreplident}
   * @param key the primary key's columns, in key order
   * @param identityIndex columns of the index that is the replica identity, if one is
   */
  public record Identity(char identity, List<String> key, List<String> identityIndex) {

    /** Whether old rows are logged whole. */
    public boolean isFull() {
      return identity == 'f';
    }

    /** The columns that the log holds of an old row that is not logged whole. */
    public List<String> logged() {
      return identity == 'i' ? identityIndex : key;
    }
  }

  /** Every table's columns in table order, tables ordered by schema and name. */
  public Map<TableId, List<Column>> tables() throws SQLException {
    types.clear();
    Map<TableId, List<Column>> tables = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        tables
            .computeIfAbsent(
                new TableId(rows.getString(1), rows.getString(2)), table -> new ArrayList<>())
            .add(new Column(rows.getString(3), type(rows.getLong(4), rows.getInt(5))));
      }
    }
    return tables;
  }

  /** Key and replica identity of a table; empty when there is no such table. */
  public Optional<Identity> identity(TableId table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IDENTITY)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.table());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new Identity(rows.getString(1).charAt(0), names(rows, 2), names(rows, 3)))
            : Optional.empty();
      }
    }
  }

  /** The type with this number, domains resolved, with a column's modifier or -1. */
  public PostgresType type(long oid, int modifier) throws SQLException {
    CatalogType type = catalogType(oid);
    return type.kind() == 'd'
        ? type(type.base(), type.modifier())
        : PostgresType.of(elementName(type), type.shape(), modifier);
  }

  /** As {@link #type(long, int)}, with what the JDBC driver says of the column's size. */
  public PostgresType described(long oid, int length, int scale) throws SQLException {
    CatalogType type = catalogType(oid);
    return type.kind() == 'd'
        ? described(type.base(), length, scale)
        : PostgresType.described(elementName(type), type.shape(), length, scale);
  }

  private String elementName(CatalogType type) throws SQLException {
    return type.shape() == Shape.ARRAY ? catalogType(type.element()).name() : type.name();
  }

  private CatalogType catalogType(long oid) throws SQLException {
    if (!types.containsKey(oid)) {
      readTypes();
    }
    CatalogType type = types.get(oid);
    if (type == null) {
      throw new SQLException("There is no type with oid " + oid);
    }
    return type;
  }

  private void readTypes() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TYPES);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        types.put(
            rows.getLong(1),
            new CatalogType(
                rows.getString(2),
                rows.getString(3).charAt(0),
                new long[] {rows.getLong(4), rows.getLong(6)},
                rows.getInt(5),
                rows.getString(7).equals("A")));
      }
    }
  }

  private static List<String> names(ResultSet rows, int column) throws SQLException {
    return List.of((String[]) rows.getArray(column).getArray());
  }

  /** A row of {@code pg_type}; {@code of} holds the oids of a domain's base and an element. */
  private record CatalogType(String name, char kind, long[] of, int modifier, boolean array) {

    long base() {
      return of[0];
    }

    long element() {
      return of[1];
    }

    Shape shape() {
      if (array) {
        return Shape.ARRAY;
      }
      return switch (kind) {
        case 'e' -> Shape.ENUM;
        case 'c' -> Shape.COMPOSITE;
        case 'r', 'm' -> Shape.RANGE;
        default -> Shape.PLAIN;
      };
    }
  }
}
