package io.frazil.setup.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TestIcebergFailures {

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new CommitFailedException("lost"), FailureKind.COMMIT_CONFLICT),
        Arguments.of(
            new CommitStateUnknownException(new IOException("cut off")),
            FailureKind.COMMIT_UNKNOWN),
        Arguments.of(new NumberFormatException("many"), FailureKind.CONFIGURATION),
        Arguments.of(new BadRequestException("name"), FailureKind.CONFIGURATION),
        Arguments.of(new ForbiddenException("denied"), FailureKind.EXTERNAL),
        Arguments.of(
            new UncheckedSQLException(new SQLException("busy"), "no"), FailureKind.EXTERNAL),
        Arguments.of(new UncheckedIOException(new IOException("disk")), FailureKind.EXTERNAL),
        Arguments.of(new NullPointerException("x is null"), FailureKind.BUG));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void kindFollowsTheCause(RuntimeException cause, FailureKind kind) {
    assertThat(IcebergFailures.translate("load table shop.orders", cause).kind()).isEqualTo(kind);
  }

  @Test
  void messageSaysWhatWasTriedWhyAndWhatToDo() {
    RuntimeException cause = new UncheckedSQLException(new SQLException("busy"), "No commit");

    assertThat(IcebergFailures.translate("load table shop.orders", cause))
        .hasMessage(
            "Cannot load table shop.orders: No commit (busy). Check that the catalog and its"
                + " storage can be reached, then run it again.")
        .hasCause(cause);
  }

  @Test
  void knownFailureStaysWhatItIs() {
    FrazilException known = new FrazilException(FailureKind.SOURCE_DATA, "as it was");

    assertThat(IcebergFailures.translate("load table shop.orders", known)).isSameAs(known);
  }
}
