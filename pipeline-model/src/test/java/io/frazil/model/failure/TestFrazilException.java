package io.frazil.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFrazilException {

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db:5432/lake?user=u&password=s3cret, jdbc:postgresql://db:5432/lake?***",
    "jdbc:mysql://root:s3cret@db/lake, jdbc:mysql://***@db/lake",
    "jdbc:mysql://root:s3?cr@et@db/lake?ssl=true, jdbc:mysql://***@db/lake?***",
    "jdbc:sqlserver://db;user=sa;password=s3cret, jdbc:sqlserver://db;***",
    "jdbc:oracle:thin:scott/s3cret@db:1521:x, jdbc:oracle:thin:***@db:1521:x",
    "jdbc:sqlite:/data/lake/frazil.db, jdbc:sqlite:/data/lake/frazil.db"
  })
  void databaseUrlsAreToldWithoutTheirSecrets(String url, String told) {
    String text = "Cannot open catalog lake: Failed to connect: %s (refused). Correct it.";

    assertThat(new FrazilException(FailureKind.EXTERNAL, text.formatted(url)))
        .hasMessage(text.formatted(told));
  }
}
