package io.frazil.replicator.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.debezium.RecordingSink;
import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTransaction;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.testdatabases.MariaDbExtension;
import io.frazil.testdatabases.MariaDbServer;
import io.frazil.testdatabases.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What MariaDB's log tells of transactions. */
@ExtendWith(MariaDbExtension.class)
@Timeout(60)
final class MariaDbLogIT {

  private static final String ORDERS = "CREATE TABLE orders (id int PRIMARY KEY, note text)";

  @Test
  void changesOfAnInterleavedTransactionComeInCommitOrder(MariaDbServer server) throws Exception {
    try (TestDatabase database = server.createDatabase("log");
        MariaDbLog log = log(database)) {
      database.execute(ORDERS, "CREATE TABLE items (a int, b int, PRIMARY KEY (b, a))");
      LogPosition from = log.start();
      try (Connection late = database.connect();
          Connection early = database.connect()) {
        late.setAutoCommit(false);
        early.setAutoCommit(false);
        execute(late, "INSERT INTO orders VALUES (1, 'begun first')");
        execute(early, "INSERT INTO orders VALUES (2, 'committed first')");
        execute(late, "INSERT INTO items VALUES (1, 2)");
        execute(late, "SAVEPOINT s");
        execute(late, "INSERT INTO items VALUES (9, 9)");
        execute(late, "ROLLBACK TO SAVEPOINT s");
        early.commit();
        late.commit();
        execute(early, "INSERT INTO orders VALUES (3, 'rolled back')");
        early.rollback();
      }

      List<SourceTransaction> transactions = read(log, from);

      assertThat(transactions)
          .extracting(taken -> taken.changes().stream().map(MariaDbLogIT::line).toList())
          .containsExactly(
              List.of("INSERT orders -> 2|committed first"),
              List.of("INSERT orders -> 1|begun first", "INSERT items -> 1|2"));
      assertThat(transactions.get(1).changes().get(1).table().key()).containsExactly("b", "a");
      assertThat(transactions.get(1).position().shown()).matches("mysql-bin\\.\\d+:\\d+");

      assertThat(read(log, transactions.get(0).position())).containsExactly(transactions.get(1));
    }
  }

  @Test
  void updatesDeletesAndTruncatesHoldOldRowsWhole(MariaDbServer server) {
    try (TestDatabase database = server.createDatabase("log");
        MariaDbLog log = log(database)) {
      database.execute(ORDERS, "CREATE TABLE untouched (id int PRIMARY KEY)");
      LogPosition from = log.start();
      database.execute(
          "INSERT INTO orders VALUES (1, NULL), (2, 'b')",
          "UPDATE orders SET id = id + 10 ORDER BY id DESC",
          "DELETE FROM orders WHERE id = 11",
          "TRUNCATE orders",
          "TRUNCATE TABLE `untouched`");

      assertThat(read(log, from))
          .flatExtracting(SourceTransaction::changes)
          .extracting(MariaDbLogIT::line)
          .containsExactly(
              "INSERT orders -> 1|null",
              "INSERT orders -> 2|b",
              "UPDATE orders 2|b -> 12|b",
              "UPDATE orders 1|null -> 11|null",
              "DELETE orders 11|null",
              "TRUNCATE orders",
              "TRUNCATE untouched");
    }
  }

  @Test
  void anAlteredTableHasItsNewShapeFromItsNextChangeOn(MariaDbServer server) {
    try (TestDatabase database = server.createDatabase("log");
        MariaDbLog log = log(database)) {
      LogPosition from = log.start();
      database.execute(
          ORDERS,
          "INSERT INTO orders VALUES (1, 'a')",
          "ALTER TABLE orders ADD COLUMN paid tinyint(1) DEFAULT 1 AFTER id",
          "INSERT INTO orders VALUES (2, NULL, 'b')",
          "ALTER TABLE orders CHANGE note remark varchar(40)",
          "UPDATE orders SET remark = 'c' WHERE id = 2",
          "ALTER TABLE orders DROP COLUMN remark",
          "DELETE FROM orders WHERE id = 2",
          "DROP TABLE orders");

      assertThat(read(log, from))
          .flatExtracting(SourceTransaction::changes)
          .extracting(
              change ->
                  change.table().columns().stream()
                          .map(column -> column.name() + " " + column.type().kind())
                          .toList()
                      + line(change))
          .containsExactly(
              "[id INT4, note WSTRING]INSERT orders -> 1|a",
              "[id INT4, paid INT1, note WSTRING]INSERT orders -> 2|null|b",
              "[id INT4, paid INT1, remark WSTRING]UPDATE orders 2|null|b -> 2|null|c",
              "[id INT4, paid INT1]DELETE orders 2|null");
    }
  }

  @Test
  void aLargeTransactionIsOneTransaction(MariaDbServer server) {
    try (TestDatabase database = server.createDatabase("log");
        MariaDbLog log = log(database)) {
      database.execute(ORDERS);
      LogPosition from = log.start();
      database.execute("INSERT INTO orders SELECT seq, 'row' FROM seq_1_to_20000");

      List<SourceTransaction> transactions = read(log, from);

      assertThat(transactions).hasSize(1);
      assertThat(transactions.get(0).changes())
          .extracting(change -> change.after().orElseThrow().values().get(0))
          .hasSize(20_000)
          .doesNotHaveDuplicates()
          .endsWith(20_000);
    }
  }

  @Test
  void aPurgedLogIsRefused(MariaDbServer server) {
    try (TestDatabase database = server.createDatabase("log");
        MariaDbLog log = log(database)) {
      LogPosition gone = new LogPosition("mysql-bin.000000:4", "mysql-bin.000000:4");

      assertThatThrownBy(() -> log.read(gone, Optional.empty(), RecordingSink.storing()))
          .isInstanceOfSatisfying(
              FrazilException.class,
              failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION))
          .hasMessageContaining("has purged mysql-bin.000000");
    }
  }

  @Test
  void rowsWithoutTheirDescriptionAreRefused(MariaDbServer server) {
    try (TestDatabase database = server.createDatabase("log");
        MariaDbLog log = log(database)) {
      database.execute("SET GLOBAL binlog_row_metadata = 'MINIMAL'");
      try {
        assertThatThrownBy(log::start)
            .isInstanceOf(FrazilException.class)
            .hasMessageContaining("Expected binlog_row_metadata = FULL, got MINIMAL");
      } finally {
        database.execute("SET GLOBAL binlog_row_metadata = 'FULL'");
      }
    }
  }

  @Test
  void compressedRowsAreRefusedNotPassedOver(MariaDbServer server) {
    try (TestDatabase database = server.createDatabase("log");
        MariaDbLog log = log(database)) {
      database.execute(ORDERS);
      LogPosition from = log.start();
      database.execute(
          "SET GLOBAL log_bin_compress_min_len = 10", "SET GLOBAL log_bin_compress = 1");
      try {
        database.execute("INSERT INTO orders SELECT seq, repeat('a', 20) FROM seq_1_to_100");
      } finally {
        database.execute("SET GLOBAL log_bin_compress = 0");
      }

      assertThatThrownBy(() -> read(log, from))
          .isInstanceOfSatisfying(
              FrazilException.class,
              failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION))
          .hasMessageContaining("log_bin_compress");
    }
  }

  @Test
  void closingEndsAReaderThatWaits(MariaDbServer server) throws InterruptedException {
    try (TestDatabase database = server.createDatabase("log")) {
      MariaDbLog log = log(database);
      LogPosition from = log.start();
      Thread reader = new Thread(() -> log.read(from, Optional.empty(), RecordingSink.storing()));
      reader.start();

      log.close();

      reader.join();
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .doesNotContain("frazil-binlog");
    }
  }

  private static MariaDbLog log(TestDatabase database) {
    return new MariaDbLog(
        new DatabaseLogin(
            database.jdbcUrl(), database.server().user(), database.server().password()),
        table -> table.schema().equals(database.name()),
        database.name());
  }

  private static List<SourceTransaction> read(MariaDbLog log, LogPosition from) {
    RecordingSink sink = RecordingSink.storing();
    log.read(from, Optional.of(log.now()), sink);
    return sink.transactions;
  }

  private static String line(SourceChange change) {
    return change.kind()
        + " "
        + change.table().id().table()
        + change.before().map(row -> " " + values(row)).orElse("")
        + change.after().map(row -> " -> " + values(row)).orElse("");
  }

  private static String values(SourceRow row) {
    return row.values().stream().map(String::valueOf).collect(Collectors.joining("|"));
  }

  private static void execute(Connection session, String sql) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
