package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Definitions from real databases, and what setup makes of them. */
class DiscoverIT {

  private static final String REMARK =
      "  # Long values stand outside its rows (TOAST), and an update that leaves them as they are is"
          + " logged without them: see in a file of the task whether they come as null, and compare"
          + " with 'frazil verify'.";

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("shop.yaml");
  }

  @Test
  @ExtendWith(PostgresExtension.class)
  void postgresIsDiscovered(PostgresServer server) throws IOException {
    try (TestDatabase shop = server.createDatabase("shop")) {
      shop.execute(
          "CREATE TYPE channel AS ENUM ('web', 'shop')",
          "CREATE DOMAIN price AS numeric(10,2)",
          "CREATE TABLE orders (order_id int PRIMARY KEY, freight numeric, total price,"
              + " via channel, tags text[], paid boolean, placed timestamptz)",
          "CREATE TABLE \"Order Lines\" (line int, order_id int, note varchar(20),"
              + " PRIMARY KEY (order_id, line))",
          "CREATE TABLE log (line text)",
          "CREATE VIEW cheap AS SELECT * FROM orders");

      assertThat(run(shop, "--into", file.toString()))
          .isEqualTo(
              """
              3
              frazil: not discovered: public.log: it has no primary key, and without one DMS captures no updates or deletes of PostgreSQL. Add a primary key, or leave the table out.
              Wrote %s, 2 tables.
              """
                  .formatted(file));
      assertThat(Files.readString(file))
          .endsWith(
              """
              tables:
                # Athena cannot hold the name 'Order Lines': the target is named 'order_lines'.
                - source: 'public.Order Lines'
                  target: public.order_lines
                  key: [order_id, line]
                  columns:
                    line: int
                    order_id: int
                    note: string
                - source: public.orders
                  target: public.orders
                  key: order_id
                  columns:
                    order_id: int
                    # freight: numeric without precision: DMS writes numeric(28,6), digits beyond six decimals are lost.
                    freight: decimal(28,6)
                    total: decimal(10,2)
                    via: string
                    # tags: an array comes as text, and is a LOB to DMS: values beyond LobMaxSize (32 KB by default) are cut.
                    tags: string
                    paid: boolean
                    # placed: timestamp with time zone: DMS writes no zone; read as UTC.
                    placed: timestamptz
                # Not here: public.log: it has no primary key, and without one DMS captures no updates or deletes of PostgreSQL. Add a primary key, or leave the table out.
              """);
    }
  }

  @Test
  @ExtendWith(PostgresExtension.class)
  void tablesWithLongValuesOutsideTheirRowsAreRemarked(PostgresServer server) throws IOException {
    try (TestDatabase shop = server.createDatabase("shop")) {
      shop.execute(
          "CREATE TABLE long (id int PRIMARY KEY, note text)",
          "ALTER TABLE long ALTER note SET STORAGE EXTERNAL",
          "CREATE TABLE parts (LIKE long INCLUDING ALL) PARTITION BY RANGE (id)",
          "CREATE TABLE part PARTITION OF parts FOR VALUES FROM (0) TO (9)",
          "CREATE TABLE short (LIKE long INCLUDING ALL)",
          "CREATE TABLE whole (LIKE long INCLUDING ALL)",
          "ALTER TABLE whole REPLICA IDENTITY FULL",
          "INSERT INTO long VALUES (1, repeat('x', 5000))",
          "INSERT INTO parts SELECT * FROM long",
          "INSERT INTO whole SELECT * FROM long",
          "INSERT INTO short VALUES (1, 'x')");

      run(shop, "--into", file.toString());

      assertThat(Files.readString(file).lines())
          .containsSubsequence(
              REMARK, "  - source: public.long", REMARK, "  - source: public.parts")
          .containsOnlyOnce("  - source: public.short", "  - source: public.whole")
          .filteredOn(REMARK::equals)
          .hasSize(2);
    }
  }

  @Test
  @ExtendWith(PostgresExtension.class)
  void setupPicksUpWhatDiscoverFollows(PostgresServer server) {
    try (TestDatabase shop = server.createDatabase("shop")) {
      shop.execute("CREATE TABLE orders (order_id int PRIMARY KEY, note text)");
      run(shop, "--into", file.toString());
      Commands.run("setup", "--pipeline", file.toString());

      shop.execute(
          "ALTER TABLE orders ADD COLUMN weight real",
          "ALTER TABLE orders ALTER COLUMN order_id TYPE bigint",
          "CREATE TABLE customers (customer_id uuid PRIMARY KEY)");
      assertThat(run(shop, "--into", file.toString()))
          .isEqualTo(
              """
              0
              ~ column public.orders.order_id: int -> long
              + column public.orders.weight: float
              + table public.customers: from public.customers, columns: 1
              Wrote %s. 'frazil setup' does the same to the tables.
              """
                  .formatted(file));
      assertThat(Commands.run("setup", "--pipeline", file.toString()))
          .contains("public.customers", "weight", "order_id");
      assertThat(run(shop, "--into", file.toString()))
          .isEqualTo("0\n" + file + " is up to date.\n");
    }
  }

  @Test
  @ExtendWith(MariaDbExtension.class)
  void mariaDbIsDiscovered(MariaDbServer server) throws IOException {
    try (TestDatabase shop = server.createDatabase("shop")) {
      shop.execute(
          "CREATE TABLE orders (order_id bigint unsigned PRIMARY KEY, express tinyint(1), gift bit(1),"
              + " placed datetime(6), state enum('new','paid'), freight float)");

      assertThat(run(shop, "--into", file.toString())).startsWith("0\n");
      assertThat(Files.readString(file))
          .endsWith(
              """
              tables:
                - source: %1$s.orders
                  target: %1$s.orders
                  key: order_id
                  columns:
                    # order_id: bigint unsigned: beyond a long, so decimal(20,0).
                    order_id: decimal(20,0)
                    express: int
                    gift: boolean
                    # placed: datetime: kept as local time; the zero date may come as null or as text that is refused.
                    placed: timestamp
                    state: string
                    # freight: float: DMS may write it as a double.
                    freight: double
              """
                  .formatted(shop.name()));
    }
  }

  @Test
  @ExtendWith(PostgresExtension.class)
  void wrongPasswordIsAConfigurationFailureThatShowsNone(PostgresServer server) {
    try (TestDatabase shop = server.createDatabase("shop")) {
      assertThat(exec("discover", "--source", shop.jdbcUrl() + "?user=postgres&password=secret"))
          .startsWith("2\nfrazil: Cannot connect to " + shop.jdbcUrl() + ": ")
          .doesNotContain("secret");
    }
  }

  private static String run(TestDatabase database, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "discover";
    all[1] = "--source";
    all[2] =
        database.jdbcUrl()
            + "?user="
            + database.server().user()
            + "&password="
            + database.server().password();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return exec(all);
  }

  private static String exec(String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int code = Frazil.commandLine(out, out).execute(arguments);
    return code + "\n" + text;
  }
}
