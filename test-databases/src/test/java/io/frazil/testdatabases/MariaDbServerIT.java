package io.frazil.testdatabases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbExtension.class)
final class MariaDbServerIT {

  @Test
  void logsWholeRows(MariaDbServer server) {
    try (TestDatabase database = server.createDatabase("shop")) {
      database.execute(
          "CREATE TABLE orders (order_id int PRIMARY KEY)", "INSERT INTO orders VALUES (10248)");

      assertThat(
              Rows.of(
                  database, "SELECT @@log_bin, @@binlog_format, @@binlog_row_image, @@time_zone"))
          .containsExactly(List.of("1", "ROW", "FULL", "+00:00"));
      assertThat(Rows.of(database, "SHOW BINLOG EVENTS"))
          .anySatisfy(event -> assertThat(event.get(2)).startsWith("Write_rows"));
    }
  }

  @Test
  void itsUserMayReplicate(MariaDbServer server) {
    try (TestDatabase database = server.createDatabase("shop")) {
      assertThat(Rows.of(database, "SHOW GRANTS").get(0).get(0)).startsWith("GRANT ALL PRIVILEGES");
    }
  }

  @Test
  void eachDatabaseIsEmptyAndItsOwn(MariaDbServer server) {
    try (TestDatabase one = server.createDatabase("shop");
        TestDatabase other = server.createDatabase("shop")) {
      one.execute("CREATE TABLE orders (order_id int PRIMARY KEY)");

      assertThat(other.name()).isNotEqualTo(one.name());
      assertThat(Rows.of(other, "SHOW TABLES")).isEmpty();
    }
  }
}
