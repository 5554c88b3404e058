package io.frazil.testdatabases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TestPlatform {

  @Test
  void missingBinaryIsNamedWithThePlatform() {
    assertThatThrownBy(() -> Platform.require("/no-such-binary.txz", "PostgreSQL"))
        .isInstanceOf(ServerUnavailableException.class)
        .hasMessage(
            "No PostgreSQL binary for %s: no-such-binary.txz is not on the class path.",
            Platform.name());
  }

  @Test
  void platformIsNamedAsBinariesAre() {
    assertThat(Platform.name()).matches("[a-z0-9-]+-[a-z0-9_]+");
  }
}
