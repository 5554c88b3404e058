package io.frazil.setup.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.ColumnType;
import io.frazil.setup.verify.CanonicalText;
import io.frazil.setup.verify.ComparedColumn;
import io.frazil.setup.verify.ComparedTable;
import io.frazil.setup.verify.DigestSum;
import io.frazil.setup.verify.KeyRange;
import io.frazil.setup.verify.RangeDigest;
import io.frazil.setup.verify.RowKey;
import io.frazil.setup.verify.Side;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of which nothing is known but its driver. */
class TestSourceSides {

  private static final List<String> SEVEN = List.of("7", "a", "1.50");
  private static final List<String> NINE = Arrays.asList("9", null, null);

  @TempDir private Path folder;

  private SourceDatabase database;
  private Side side;

  @BeforeEach
  void fill() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("shop.db");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE \"or\"\"ders\" (id INTEGER PRIMARY KEY, note TEXT, price DECIMAL(10,2))");
      statement.execute("INSERT INTO \"or\"\"ders\" VALUES (7, 'a', 1.5), (9, NULL, NULL)");
    }
    database =
        SourceDatabase.open(
            new SourceAccess(url, Optional.empty(), Optional.empty(), Optional.empty()));
    ComparedTable compared =
        ComparedTable.of(
            List.of(column("id", "long")),
            List.of(column("note", "string"), column("price", "decimal(10,2)")));
    side = new SourceSides(database).of(database.tables().get(0).name(), compared);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void rowsAreCountedAndTheirKeysBounded() {
    assertThat(side.rows()).isEqualTo(2);
    assertThat(side.extent()).contains(new KeyRange(7, 9));
  }

  @Test
  void eachPartOfARangeIsDigested() {
    assertThat(side.digests(new KeyRange(6, 9), 2)).containsExactly(digest(SEVEN), digest(NINE));
    assertThat(side.digests(new KeyRange(100, 200), 1)).containsExactly(RangeDigest.EMPTY);
  }

  @Test
  void keysAndValuesAreThoseAskedFor() {
    assertThat(side.keys(new KeyRange(8, 9)))
        .isEqualTo(Map.of(new RowKey(List.of("9")), CanonicalText.digest(NINE)));
    assertThat(side.values(List.of(new RowKey(List.of("7")), new RowKey(List.of("8")))))
        .isEqualTo(Map.of(new RowKey(List.of("7")), SEVEN));
  }

  private static RangeDigest digest(List<String> row) {
    DigestSum sum = new DigestSum();
    sum.add(CanonicalText.digest(row));
    return sum.digest();
  }

  private static ComparedColumn column(String name, String type) {
    return new ComparedColumn(name, name, ColumnType.parse(type).orElseThrow(), type);
  }
}
