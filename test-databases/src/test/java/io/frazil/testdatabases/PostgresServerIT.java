package io.frazil.testdatabases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
final class PostgresServerIT {

  @Test
  void decodesTheLogLogically(PostgresServer server) {
    try (TestDatabase database = server.createDatabase("replicated")) {
      database.execute(
          "CREATE TABLE orders (order_id int PRIMARY KEY)",
          "CREATE PUBLICATION all_orders FOR TABLE orders",
          "SELECT pg_create_logical_replication_slot('orders_slot', 'pgoutput')",
          "INSERT INTO orders VALUES (10248)");

      // Begin, relation, insert, commit.
      assertThat(
              Rows.of(
                  database,
                  "SELECT count(*) FROM pg_logical_slot_get_binary_changes('orders_slot', NULL, "
                      + "NULL, 'proto_version', '1', 'publication_names', 'all_orders')"))
          .containsExactly(List.of("4"));
    }
  }

  @Test
  void eachDatabaseIsEmptyAndItsOwn(PostgresServer server) {
    try (TestDatabase one = server.createDatabase("shop");
        TestDatabase other = server.createDatabase("shop")) {
      one.execute("CREATE TABLE orders (order_id int PRIMARY KEY)");

      assertThat(other.name()).isNotEqualTo(one.name());
      assertThat(Rows.of(other, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
          .containsExactly(List.of("0"));
    }
  }

  @Test
  void listensOnThisMachineAlone(PostgresServer server) {
    try (TestDatabase database = server.createDatabase("shop")) {
      assertThat(Rows.of(database, "SHOW listen_addresses")).containsExactly(List.of("127.0.0.1"));
    }
  }

  @Test
  void closingLeavesNoFolder(PostgresServer shared) {
    Path data;
    try (PostgresServer server = PostgresServer.start();
        TestDatabase database = server.createDatabase("shop")) {
      data = Path.of(Rows.of(database, "SHOW data_directory").get(0).get(0));
      assertThat(server.port()).isNotEqualTo(shared.port());
    }

    assertThat(Files.exists(data.getParent())).isFalse();
  }
}
