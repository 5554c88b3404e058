package io.frazil.setup.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
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

  @Test
  void missingPermissionIsNamed() {
    RuntimeException cause =
        new IllegalStateException(
            "Cannot commit",
            new IllegalStateException(
                "User: arn:aws:sts::000000000000:assumed-role/frazil/run is not authorized to"
                    + " perform: glue:UpdateTable on resource:"
                    + " arn:aws:glue:us-east-1:000000000000:table/shop/orders because no"
                    + " identity-based policy allows the glue:UpdateTable action"));

    FrazilException failure = IcebergFailures.translate("change table shop.orders", cause);

    assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL);
    assertThat(failure.getMessage())
        .endsWith(
            ". Allow glue:UpdateTable on arn:aws:glue:us-east-1:000000000000:table/shop/orders to"
                + " the role this runs as.");
  }

  @Test
  void directoryThatMayNotBeWrittenIsNoRefusalOfAws() {
    FrazilException failure =
        IcebergFailures.translate(
            "create table shop.orders",
            new UncheckedIOException(new AccessDeniedException("/data/lake")));

    assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL);
    assertThat(failure.getMessage())
        .endsWith("Check that the catalog and its storage can be reached, then run it again.");
  }

  @Test
  void missingRegionIsConfiguration() {
    FrazilException failure =
        IcebergFailures.translate(
            "open catalog lake",
            new IllegalStateException("Unable to load region from any of the providers"));

    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
    assertThat(failure)
        .hasMessage(
            "Cannot open catalog lake: Unable to load region from any of the providers. Set"
                + " AWS_REGION, or the region of the profile, or client.region under"
                + " catalog.properties.");
  }

  @Test
  void unknownOutcomeStaysUnknownWhateverAwsSaidOfARequest() {
    RuntimeException cause =
        new CommitStateUnknownException(
            new IllegalStateException("r is not authorized to perform: glue:GetTable"));

    FrazilException failure = IcebergFailures.translate("change table shop.orders", cause);

    assertThat(failure.kind()).isEqualTo(FailureKind.COMMIT_UNKNOWN);
    assertThat(failure.getMessage()).endsWith(". Look at the table before running it again.");
  }

  @Test
  void refusalIsFoundAmongAnyCauses() {
    assertThat(
            IcebergFailures.find(
                "merge", new IllegalStateException("Unable to load credentials from any of")))
        .map(FrazilException::kind)
        .contains(FailureKind.CONFIGURATION);
    assertThat(IcebergFailures.find("merge", new UncheckedIOException(new IOException("disk"))))
        .map(FrazilException::kind)
        .contains(FailureKind.EXTERNAL);
    assertThat(IcebergFailures.find("merge", new IllegalArgumentException("negative"))).isEmpty();
  }
}
