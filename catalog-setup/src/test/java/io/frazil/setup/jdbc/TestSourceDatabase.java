package io.frazil.setup.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.setup.discover.FoundTable;
import io.frazil.setup.discover.SourceColumn;
import io.frazil.setup.discover.SourceTypes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSourceDatabase {

  @TempDir private Path folder;

  @Test
  void anyOtherDatabaseIsReadByItsDriversMetadata() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("shop.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE order_lines (line INTEGER, order_id INTEGER, price DECIMAL(10,2), PRIMARY KEY"
              + " (order_id, line))");
      statement.execute("CREATE VIEW cheap AS SELECT * FROM order_lines");
    }

    try (SourceDatabase database = SourceDatabase.open(access(url))) {
      assertThat(database.types()).isEqualTo(SourceTypes.OTHER);
      assertThat(database.tables()).hasSize(1);
      FoundTable lines = database.tables().get(0);
      assertThat(lines.name().table()).isEqualTo("order_lines");
      assertThat(lines.columns())
          .extracting(SourceColumn::name)
          .containsExactly("line", "order_id", "price");
      assertThat(lines.key()).containsExactly("order_id", "line");
    }
  }

  @Test
  void unknownUrlIsRefusedWithoutItsSecrets() {
    assertThatThrownBy(
            () -> SourceDatabase.open(access("jdbc:oracle://scott:tiger@host/shop?password=tiger")))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIGURATION))
        .hasMessageStartingWith(
            "Cannot connect to jdbc:oracle://host/shop: no JDBC driver here takes this URL.")
        .hasMessageNotContaining("tiger");
  }

  @Test
  void missingDriverJarIsSaid() {
    SourceAccess access =
        new SourceAccess(
            "jdbc:oracle:thin:@host",
            Optional.empty(),
            Optional.empty(),
            Optional.of(folder.resolve("ojdbc.jar")));

    assertThatThrownBy(() -> SourceDatabase.open(access))
        .hasMessageStartingWith("Cannot load JDBC driver ")
        .hasMessageEndingWith("there is no such file. Correct --driver-jar.");
  }

  private static SourceAccess access(String url) {
    return new SourceAccess(url, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
