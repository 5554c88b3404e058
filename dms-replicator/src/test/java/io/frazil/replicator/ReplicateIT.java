package io.frazil.replicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.source.SourceOpener;
import io.frazil.replicator.store.DirectoryStore;
import io.frazil.testdatabases.DatabaseServer;
import io.frazil.testdatabases.MariaDbExtension;
import io.frazil.testdatabases.MariaDbServer;
import io.frazil.testdatabases.PostgresExtension;
import io.frazil.testdatabases.PostgresServer;
import io.frazil.testdatabases.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command from real databases to files. */
@ExtendWith({PostgresExtension.class, MariaDbExtension.class})
class ReplicateIT {

  private static final String ORDER_DETAILS =
      "CREATE TABLE order_details (order_id smallint, product_id smallint, unit_price real,"
          + " PRIMARY KEY (order_id, product_id))";

  @TempDir Path directory;

  @Test
  void postgresBecomesFilesRunByRun(PostgresServer server) throws IOException {
    try (TestDatabase database = server.createDatabase("shop")) {
      database.execute(ORDER_DETAILS, "INSERT INTO order_details VALUES (10248, 11, 14)");
      run(server, database);
      assertThat(rows()).containsExactly("I,10248,11,+1.40000000e+01,,,");

      database.execute(
          "INSERT INTO order_details VALUES (20000, 1, 11)",
          "UPDATE order_details SET product_id = 77 WHERE order_id = 20000",
          "DELETE FROM order_details WHERE order_id = 20000");
      run(server, database);
      assertThat(rows())
          .containsExactly(
              "I,20000,1,+1.10000000e+01,SEQ,,",
              "U,20000,77,+1.10000000e+01,SEQ,20000,1",
              "D,20000,77,,SEQ,,",
              "I,10248,11,+1.40000000e+01,,,");

      database.execute("TRUNCATE order_details", "INSERT INTO order_details VALUES (3, 1, 11)");
      run(server, database);
      assertThat(rows()).containsExactly("I,3,1,+1.10000000e+01,SEQ,,");
    }
  }

  @Test
  void mariaDbLogsTheWholeRowOfADelete(MariaDbServer server) throws IOException {
    try (TestDatabase database = server.createDatabase("shop")) {
      database.execute(
          "CREATE TABLE order_details (order_id smallint, product_id smallint, unit_price double,"
              + " PRIMARY KEY (order_id, product_id))",
          "INSERT INTO order_details VALUES (10248, 11, 14)");
      run(server, database);
      database.execute(
          "INSERT INTO order_details VALUES (20000, 1, 11)",
          "UPDATE order_details SET product_id = 77 WHERE order_id = 20000",
          "DELETE FROM order_details WHERE order_id = 20000");
      run(server, database);

      assertThat(rows())
          .containsExactly(
              "I,20000,1,+1.1000000000000000e+01,SEQ,,",
              "U,20000,77,+1.1000000000000000e+01,SEQ,20000,1",
              "D,20000,77,+1.1000000000000000e+01,SEQ,,",
              "I,10248,11,+1.4000000000000000e+01,,,");
    }
  }

  @Test
  void tablesThatNobodyAskedForMayHoldWhatDmsCannot(PostgresServer postgres, MariaDbServer mariaDb)
      throws IOException {
    try (TestDatabase database = postgres.createDatabase("shop")) {
      database.execute("CREATE TABLE others (id int PRIMARY KEY, n numeric)", ORDER_DETAILS);
      run(postgres, database);
      database.execute("INSERT INTO others VALUES (1, 'NaN')");
      run(postgres, database);
    }
    Files.delete(directory.resolve("state.json"));
    try (TestDatabase database = mariaDb.createDatabase("shop")) {
      database.execute("CREATE TABLE others (id uuid PRIMARY KEY)", ORDER_DETAILS);
      run(mariaDb, database);
      database.execute("INSERT INTO others VALUES (uuid())", "TRUNCATE others");
      run(mariaDb, database);
    }

    assertThat(rows()).isEmpty();
  }

  /** All rows in the order of the files' names, without moments. */
  private List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String path : new DirectoryStore(directory.resolve("landing")).list("")) {
      for (String line : Files.readAllLines(directory.resolve("landing").resolve(path))) {
        rows.add(line.replaceFirst(",[^,]*,", ",").replaceFirst(",\\d{35},", ",SEQ,"));
      }
    }
    return rows;
  }

  private void run(DatabaseServer server, TestDatabase database) throws IOException {
    Files.writeString(
        directory.resolve("shop.yaml"),
        """
        pipeline: shop
        landing: landing
        dms-endpoint: {TimestampColumnName: ts, IncludeOpForFullLoad: true}
        catalog: {name: lake, warehouse: warehouse}
        tables:
          - source: %s.order_details
            target: shop.order_details
            key: [order_id, product_id]
            columns: {order_id: int, product_id: int, unit_price: float}
            added-columns: {change-sequence: seq, before-image-prefix: before_}
        """
            .formatted(server instanceof MariaDbServer ? database.name() : "public"));
    StringWriter err = new StringWriter();
    SourceOpener opener =
        address ->
            Sources.open(
                new DatabaseLogin(address.url(), address.user(), server.password()),
                Sources.Options.named(address.task()).withTables(address.tables()));
    int exitCode =
        Replicate.commandLine(new Replicate(opener, new StopSignal(Duration.ofMinutes(1))))
            .setErr(new PrintWriter(err, true))
            .execute(
                "--source",
                database.jdbcUrl(),
                "--user",
                server.user(),
                "--pipeline",
                directory.resolve("shop.yaml").toString(),
                "--state",
                directory.resolve("state.json").toString(),
                "--until-caught-up");
    assertThat(exitCode).as(err.toString()).isZero();
  }
}
