package io.frazil.setup.jdbc;

import io.frazil.model.pipeline.SourceTable;
import io.frazil.setup.discover.FoundTable;
import io.frazil.setup.discover.SourceColumn;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.util.List;

/**
 * Tables of PostgreSQL, from its own catalog: a domain counts as what it is made of, and of types a
 * user made only the sort is told.
 */
final class PostgresTables {

  private static final String COLUMNS =
      """
      SELECT n.nspname, c.relname, a.attname,
             CASE WHEN b.typtype = 'e' THEN 'enum'
                  WHEN b.typtype = 'c' THEN 'composite'
                  WHEN b.typtype IN ('r', 'm') THEN 'range'
                  WHEN b.typcategory = 'A' THEN format_type(b.oid, NULL)
                  ELSE format_type(b.oid, CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END)
             END
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
       WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence = 'p'
         AND n.nspname NOT IN ('pg_catalog', 'information_schema')
         AND has_table_privilege(c.oid, 'SELECT')
       ORDER BY n.nspname, c.relname, a.attnum
      """;

  private static final String KEYS =
      """
      SELECT n.nspname, c.relname, a.attname
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS part (attnum, position)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.attnum
       WHERE i.indisprimary AND part.position <= i.indnkeyatts
       ORDER BY n.nspname, c.relname, part.position
      """;

  /**
   * Tables that keep long values outside their rows, or whose partitions do: what PostgreSQL calls
   * TOAST. An update that leaves such a value as it was is logged without it; the old row has it
   * where the replica identity is full.
   */
  private static final String TOASTED =
      """
      WITH RECURSIVE part (root, oid) AS (
        SELECT oid, oid FROM pg_class WHERE relkind IN ('r', 'p')
        UNION ALL
        SELECT part.root, i.inhrelid FROM part JOIN pg_inherits i ON i.inhparent = part.oid
      )
      SELECT DISTINCT n.nspname, root.relname
        FROM part
        JOIN pg_class c ON c.oid = part.oid
        JOIN pg_class root ON root.oid = part.root
        JOIN pg_namespace n ON n.oid = root.relnamespace
       WHERE c.reltoastrelid <> 0 AND c.relreplident <> 'f'
         AND pg_relation_size(c.reltoastrelid) > 0
      """;

  private static final String REMARK =
      "Long values stand outside its rows (TOAST), and an update that leaves them as they are is"
          + " logged without them: see in a file of the task whether they come as null, and compare"
          + " with 'frazil verify'.";

  private PostgresTables() {}

  static List<FoundTable> read(Connection connection) throws SQLException {
    TablesInOrder tables = new TablesInOrder();
    Statements.query(
        connection,
        COLUMNS,
        row -> {
          SourceTable table = new SourceTable(row.getString(1), row.getString(2));
          tables.column(
              table, new SourceColumn(row.getString(3), row.getString(4), JDBCType.OTHER));
          return table;
        });
    Statements.query(
        connection,
        KEYS,
        row -> {
          SourceTable table = new SourceTable(row.getString(1), row.getString(2));
          tables.keyPart(table, row.getString(3));
          return table;
        });
    Statements.query(
        connection,
        TOASTED,
        row -> {
          SourceTable table = new SourceTable(row.getString(1), row.getString(2));
          tables.remark(table, REMARK);
          return table;
        });
    return tables.tables();
  }
}
