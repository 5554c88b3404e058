package io.frazil.oracle;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random transactions on a real database: inserts, updates, deletes, deletes and inserts of one
 * key, key updates in chains and swaps, hot keys, rollbacks and rolled-back parts. Deterministic
 * for a seed as long as nobody else writes. Not thread-safe.
 */
final class RandomTransactions {

  private static final int DOMAIN = 60;
  private static final int FEW = 5;

  private final SourceKind source;
  private final Connection connection;
  private final SourceWriter writer;
  private final List<OracleTable> tables;
  private final Random random;
  private final RandomTexts texts;
  private Map<OracleTable, Set<List<String>>> keys = new HashMap<>();
  private long changes;
  private int commits;

  /** The connection must not commit by itself. */
  RandomTransactions(
      SourceKind source, Connection connection, List<OracleTable> tables, Random random) {
    this.source = source;
    this.connection = connection;
    this.writer = new SourceWriter(source, connection);
    this.tables = new ArrayList<>(tables);
    this.random = random;
    this.texts = new RandomTexts(source, random);
    tables.forEach(table -> keys.put(table, new LinkedHashSet<>()));
  }

  /** The tables in the shape they have now. */
  List<OracleTable> tables() {
    return List.copyOf(tables);
  }

  /** The table of that name in the shape it has now. */
  OracleTable now(OracleTable table) {
    return tables.stream()
        .filter(each -> each.name().equals(table.name()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Alters a table.
   *
   * @param shape what it is then
   * @param sql what follows the table's name
   */
  void alter(OracleTable shape, String sql) throws SQLException {
    OracleTable before = now(shape);
    try (Statement statement = connection.createStatement()) {
      statement.execute("alter table " + source.quoted(shape.name()) + " " + sql);
    }
    connection.commit();
    tables.set(tables.indexOf(before), shape);
    keys.put(shape, keys.remove(before));
  }

  /** Truncates a table, and gives it a few rows again. */
  void truncate(OracleTable table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("truncate table " + source.quoted(table.name()));
    }
    connection.commit();
    keys.get(table).clear();
    for (int i = 0; i < FEW; i++) {
      insert(table);
    }
    connection.commit();
  }

  /** Changes of rows that were committed. */
  long changes() {
    return changes;
  }

  /** Transactions that were committed. */
  int commits() {
    return commits;
  }

  /** Fills each table with up to so many rows, in one transaction a table. */
  void fill(int rows) throws SQLException {
    for (OracleTable table : tables) {
      for (int i = 0; i < rows; i++) {
        insert(table);
      }
      connection.commit();
    }
  }

  /** Runs so many transactions. */
  void run(int count) throws SQLException {
    for (int i = 0; i < count; i++) {
      transaction();
    }
  }

  private void transaction() throws SQLException {
    Map<OracleTable, Set<List<String>>> before = copy();
    long changesBefore = changes;
    int statements = random.nextInt(10) == 0 ? 40 : 1 + random.nextInt(6);
    OracleTable favourite = pick(tables);
    for (int i = 0; i < statements; i++) {
      statement(random.nextBoolean() ? favourite : pick(tables));
    }
    if (random.nextInt(4) == 0) {
      writer.insert(Shapes.KEYLESS, texts.row(Shapes.KEYLESS, List.of()));
    }
    if (random.nextInt(6) == 0) {
      rolledBackPart();
    }
    if (random.nextInt(8) == 0) {
      connection.rollback();
      keys = before;
      changes = changesBefore;
    } else {
      connection.commit();
      commits++;
    }
  }

  private void rolledBackPart() throws SQLException {
    Map<OracleTable, Set<List<String>>> before = copy();
    long changesBefore = changes;
    Savepoint savepoint = connection.setSavepoint();
    statement(pick(tables));
    statement(pick(tables));
    connection.rollback(savepoint);
    keys = before;
    changes = changesBefore;
  }

  private void statement(OracleTable table) throws SQLException {
    Set<List<String>> live = keys.get(table);
    if (live.isEmpty()) {
      insert(table);
      return;
    }
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> insert(table);
      case 3, 4, 5 -> update(table, pick(live));
      case 6 -> delete(table, pick(live));
      case 7 -> {
        List<String> key = pick(live);
        delete(table, key);
        insert(table, key);
      }
      case 8 -> chain(table, 1 + random.nextInt(3));
      case 9 -> swap(table);
      default -> throw new IllegalStateException();
    }
  }

  private void insert(OracleTable table) throws SQLException {
    List<String> key = freeKey(table);
    if (!keys.get(table).contains(key)) {
      insert(table, key);
    }
  }

  private void insert(OracleTable table, List<String> key) throws SQLException {
    writer.insert(table, texts.row(table, key));
    keys.get(table).add(key);
    changes++;
  }

  private void update(OracleTable table, List<String> key) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (OracleTable.Column column : table.columns()) {
      if (!table.key().contains(column.name()) && random.nextInt(3) > 0) {
        names.add(column.name());
        values.add(texts.nullable(column.kind()));
      }
    }
    if (!names.isEmpty()) {
      writer.update(table, key, names, values);
      changes++;
    }
  }

  private void delete(OracleTable table, List<String> key) throws SQLException {
    writer.delete(table, key);
    keys.get(table).remove(key);
    changes++;
  }

  /** Moves a row from key to key. */
  private void chain(OracleTable table, int moves) throws SQLException {
    List<String> key = pick(keys.get(table));
    for (int i = 0; i < moves; i++) {
      List<String> next = freeKey(table);
      if (!keys.get(table).contains(next)) {
        move(table, key, next);
        key = next;
      }
    }
  }

  /** Changes the keys of two rows by way of a third. */
  private void swap(OracleTable table) throws SQLException {
    List<String> one = pick(keys.get(table));
    List<String> other = pick(keys.get(table));
    List<String> third = freeKey(table);
    if (!one.equals(other) && !keys.get(table).contains(third)) {
      move(table, one, third);
      move(table, other, one);
      move(table, third, other);
    }
  }

  private void move(OracleTable table, List<String> from, List<String> to) throws SQLException {
    writer.update(table, from, table.key(), to);
    keys.get(table).remove(from);
    keys.get(table).add(to);
    changes++;
  }

  /** Hot tables have a handful of keys; most have some dozens, which come and go. */
  private List<String> freeKey(OracleTable table) {
    return texts.key(table, table.name().equals(Shapes.COUNTERS.name()) ? FEW : DOMAIN);
  }

  private Map<OracleTable, Set<List<String>>> copy() {
    Map<OracleTable, Set<List<String>>> copy = new HashMap<>();
    keys.forEach((table, live) -> copy.put(table, new LinkedHashSet<>(live)));
    return copy;
  }

  private List<String> pick(Set<List<String>> live) {
    return new ArrayList<>(live).get(random.nextInt(live.size()));
  }

  private OracleTable pick(List<OracleTable> from) {
    return from.get(random.nextInt(from.size()));
  }
}
