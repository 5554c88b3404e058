package io.frazil.replicator.binlog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.replicator.types.MariaDbType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestLoggedTexts {

  @Test
  void typeWithoutAFormIsAnErrorAndNotTakenForBytes() {
    LoggedColumns.Column column =
        new LoggedColumns.Column("place", MariaDbType.of("vector", 0), List.of(), null);

    assertThatThrownBy(() -> LoggedTexts.text(column, new byte[0]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Unknown column type vector");
  }
}
