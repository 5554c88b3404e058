package io.frazil.replicator.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceRow.Unlogged;
import io.frazil.replicator.source.SourceTransaction;
import io.frazil.testdatabases.PostgresExtension;
import io.frazil.testdatabases.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What PostgreSQL's log tells of transactions. */
@ExtendWith(PostgresExtension.class)
final class PostgresLogIT {

  private static final String ORDERS = "CREATE TABLE orders (id int PRIMARY KEY, note text)";
  private static final String LINES =
      "CREATE TABLE lines (order_id int, line int, amount numeric(8,2) DEFAULT 1,"
          + " PRIMARY KEY (order_id, line))";

  @Test
  void changesOfAnInterleavedTransactionComeInCommitOrderWithTheirCommitTime(PostgresServer server)
      throws SQLException {
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS, LINES);
        Connection early = fixture.database.connect();
        Connection late = fixture.database.connect()) {
      early.setAutoCommit(false);
      late.setAutoCommit(false);
      execute(late, "INSERT INTO orders VALUES (1, 'begun first')");
      execute(early, "INSERT INTO orders VALUES (2, 'committed first')");
      execute(late, "INSERT INTO lines VALUES (1, 1, 9.5)");
      execute(early, "INSERT INTO lines VALUES (2, 1)");
      execute(late, "UPDATE orders SET note = 'touched' WHERE id = 1");
      early.commit();
      Instant before = clock(fixture);
      late.commit();
      Instant after = clock(fixture);

      List<SourceTransaction> transactions = fixture.read();

      assertThat(transactions)
          .extracting(taken -> taken.changes().stream().map(PostgresFixture::line).toList())
          .containsExactly(
              List.of(
                  "INSERT public.orders -> 2|committed first", "INSERT public.lines -> 2|1|1.00"),
              List.of(
                  "INSERT public.orders -> 1|begun first",
                  "INSERT public.lines -> 1|1|9.50",
                  "UPDATE public.orders -> 1|touched"));
      assertThat(transactions.get(1).commit()).isBetween(before, after);
      assertThat(transactions.get(0).commit()).isBefore(before);
      assertThat(transactions.get(1).position().shown()).matches("[0-9A-F]+/[0-9A-F]+");
    }
  }

  @Test
  void rolledBackWorkIsInNoTransaction(PostgresServer server) throws SQLException {
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS);
        Connection session = fixture.database.connect()) {
      session.setAutoCommit(false);
      execute(session, "INSERT INTO orders VALUES (1, 'rolled back')");
      session.rollback();
      execute(session, "INSERT INTO orders VALUES (2, 'kept')");
      execute(session, "SAVEPOINT s");
      execute(session, "INSERT INTO orders VALUES (3, 'back to the savepoint')");
      execute(session, "ROLLBACK TO SAVEPOINT s");
      execute(session, "INSERT INTO orders VALUES (4, NULL)");
      session.commit();

      assertThat(fixture.lines())
          .containsExactly("INSERT public.orders -> 2|kept", "INSERT public.orders -> 4|null");
    }
  }

  @Test
  void anUpdateThatMovesAKeyIsOneUpdateWithTheKeyBefore(PostgresServer server) {
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS, LINES)) {
      fixture.database.execute(
          "INSERT INTO orders VALUES (1, 'a'); INSERT INTO lines VALUES (1, 1, 1), (1, 2, 2)",
          "UPDATE orders SET id = 2; UPDATE orders SET id = 3; UPDATE orders SET note = 'b'",
          "UPDATE lines SET line = line + 10, order_id = 3",
          "DELETE FROM orders");

      assertThat(fixture.lines().subList(3, 9))
          .containsExactly(
              "UPDATE public.orders 1|- -> 2|a",
              "UPDATE public.orders 2|- -> 3|a",
              "UPDATE public.orders -> 3|b",
              "UPDATE public.lines 1|1|- -> 3|11|1.00",
              "UPDATE public.lines 1|2|- -> 3|12|2.00",
              "DELETE public.orders 3|-");
    }
  }

  @Test
  void longValueThatAnUpdateLeavesAsItIsIsLoggedWithFullIdentityAlone(PostgresServer server) {
    try (PostgresFixture fixture =
        PostgresFixture.create(
            server,
            ORDERS,
            "ALTER TABLE orders ALTER note SET STORAGE EXTERNAL, ADD state text",
            "CREATE TABLE whole (LIKE orders INCLUDING ALL)",
            "ALTER TABLE whole REPLICA IDENTITY FULL")) {
      fixture.database.execute(
          "INSERT INTO orders VALUES (1, repeat('x', 5000), 'new')",
          "INSERT INTO whole SELECT * FROM orders",
          "UPDATE orders SET state = 'old'; UPDATE whole SET state = 'old'");

      List<SourceChange> updates =
          fixture.read().stream()
              .flatMap(transaction -> transaction.changes().stream())
              .skip(2)
              .toList();

      assertThat(updates)
          .extracting(change -> change.after().orElseThrow().values().get(1))
          .containsExactly(Unlogged.VALUE, "x".repeat(5000));
    }
  }

  @Test
  void fullReplicaIdentityGivesOldRowsWhole(PostgresServer server) {
    try (PostgresFixture fixture =
        PostgresFixture.create(
            server,
            ORDERS,
            "ALTER TABLE orders REPLICA IDENTITY FULL",
            "CREATE TABLE keyless (a int, b text)",
            "ALTER TABLE keyless REPLICA IDENTITY FULL")) {
      fixture.database.execute(
          "INSERT INTO orders VALUES (1, NULL); INSERT INTO keyless VALUES (1, 'x')",
          "UPDATE orders SET note = 'b'; UPDATE orders SET id = 2; DELETE FROM orders",
          "UPDATE keyless SET b = 'y'; DELETE FROM keyless");

      assertThat(fixture.lines().subList(2, 7))
          .containsExactly(
              "UPDATE public.orders 1|null -> 1|b",
              "UPDATE public.orders 1|b -> 2|b",
              "DELETE public.orders 2|b",
              "UPDATE public.keyless 1|x -> 1|y",
              "DELETE public.keyless 1|y");
    }
  }

  @Test
  void aTableWithoutReplicaIdentityCanStillBeChanged(PostgresServer server) {
    try (PostgresFixture fixture =
        PostgresFixture.create(
            server,
            ORDERS,
            "CREATE TABLE journal (what text)",
            "INSERT INTO journal VALUES ('x')")) {
      fixture.database.execute(
          "UPDATE journal SET what = 'y'",
          "DELETE FROM journal",
          "INSERT INTO orders VALUES (1, 'a')",
          "UPDATE orders SET note = 'b'");

      assertThat(fixture.lines())
          .containsExactly("INSERT public.orders -> 1|a", "UPDATE public.orders -> 1|b");
    }
  }

  @Test
  void truncateIsToldInItsPlace(PostgresServer server) {
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS, LINES)) {
      fixture.database.execute(
          "INSERT INTO orders VALUES (1, 'a'); TRUNCATE orders, lines;"
              + " INSERT INTO orders VALUES (2, 'b')");

      assertThat(fixture.lines())
          .containsExactly(
              "INSERT public.orders -> 1|a",
              "TRUNCATE public.orders",
              "TRUNCATE public.lines",
              "INSERT public.orders -> 2|b");
    }
  }

  @Test
  void anAlteredTableHasItsNewShapeFromItsNextChangeOn(PostgresServer server) {
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS)) {
      fixture.database.execute(
          "INSERT INTO orders VALUES (1, 'a')",
          "ALTER TABLE orders ADD COLUMN paid bool DEFAULT true",
          "INSERT INTO orders VALUES (2, 'b', NULL)",
          "ALTER TABLE orders RENAME COLUMN note TO remark",
          "ALTER TABLE orders ALTER COLUMN remark TYPE varchar(40)",
          "UPDATE orders SET remark = 'c' WHERE id = 2",
          "ALTER TABLE orders DROP COLUMN remark",
          "DELETE FROM orders WHERE id = 2",
          "CREATE TABLE late (id int PRIMARY KEY)",
          "INSERT INTO late VALUES (7)");

      List<SourceTransaction> transactions = fixture.read();

      assertThat(transactions)
          .flatExtracting(SourceTransaction::changes)
          .extracting(change -> PostgresFixture.columns(change.table()))
          .containsExactly(
              List.of("id INT4 0", "note NCLOB 0"),
              List.of("id INT4 0", "note NCLOB 0", "paid BOOLEAN 0"),
              List.of("id INT4 0", "remark WSTRING 40", "paid BOOLEAN 0"),
              List.of("id INT4 0", "paid BOOLEAN 0"),
              List.of("id INT4 0"));
      assertThat(transactions)
          .flatExtracting(SourceTransaction::changes)
          .extracting(PostgresFixture::line)
          .containsExactly(
              "INSERT public.orders -> 1|a",
              "INSERT public.orders -> 2|b|null",
              "UPDATE public.orders -> 2|c|null",
              "DELETE public.orders 2|-",
              "INSERT public.late -> 7");
    }
  }

  @Test
  void aLargeValueThatAnUpdateDidNotTouchIsUnlogged(PostgresServer server) {
    try (PostgresFixture fixture =
        PostgresFixture.create(
            server, "CREATE TABLE pages (id int PRIMARY KEY, body text, tags text[], n int)")) {
      fixture.database.execute(
          "ALTER TABLE pages ALTER COLUMN body SET STORAGE EXTERNAL,"
              + " ALTER COLUMN tags SET STORAGE EXTERNAL",
          "INSERT INTO pages VALUES (1, repeat('x', 9000), ARRAY[repeat('y', 9000)], 1)",
          "UPDATE pages SET n = 2",
          "UPDATE pages SET id = 2");

      List<String> lines = fixture.lines();

      assertThat(lines.get(0)).contains("x".repeat(9000)).contains("y".repeat(9000));
      assertThat(lines.subList(1, 3))
          .containsExactly(
              "UPDATE public.pages -> 1|-|-|2", "UPDATE public.pages 1|-|-|- -> 2|-|-|2");
    }
  }

  @Test
  void aLargeTransactionIsOneTransaction(PostgresServer server) {
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS)) {
      fixture.database.execute(
          "INSERT INTO orders SELECT n, 'row ' || n FROM generate_series(1, 20000) n");

      List<SourceTransaction> transactions = fixture.read();

      assertThat(transactions).hasSize(1);
      List<Object> keys =
          transactions.get(0).changes().stream()
              .map(change -> change.after().map(SourceRow::values).orElseThrow().get(0))
              .toList();
      assertThat(keys).hasSize(20_000).doesNotHaveDuplicates().startsWith(1, 2).endsWith(20_000);
    }
  }

  private static Instant clock(PostgresFixture fixture) {
    return OffsetDateTime.parse(
            fixture.one("SELECT to_char(clock_timestamp(), 'YYYY-MM-DD\"T\"HH24:MI:SS.USOF:00')"))
        .toInstant();
  }

  private static void execute(Connection session, String sql) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
