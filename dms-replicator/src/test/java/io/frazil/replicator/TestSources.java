package io.frazil.replicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.jdbc.DatabaseLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestSources {

  @Test
  void aReplicatorsNameNamesItsPublicationAndSlot() {
    Sources.Options options = Sources.Options.named("Shop-2");

    assertThat(options.publication()).isEqualTo("frazil_replicate_shop_2");
    assertThat(options.slot()).isEqualTo("frazil_replicate_shop_2");
  }

  @Test
  void anUnknownDatabaseIsRefusedWithoutItsPassword() {
    DatabaseLogin login =
        new DatabaseLogin("jdbc:oracle:thin:@db:1521/x?password=hidden", "me", "secret");

    assertThatThrownBy(() -> Sources.open(login, Sources.Options.named("shop")))
        .isInstanceOfSatisfying(
            FrazilException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION))
        .hasMessageContaining("Expected a URL that begins with jdbc:postgresql:")
        .hasMessageNotContainingAny("secret", "hidden");
    assertThat(login.toString()).doesNotContain("secret").doesNotContain("hidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql://127.0.0.1:1/x", "jdbc:mariadb://127.0.0.1:1/x"})
  void aDatabaseThatDoesNotAnswerIsAnExternalFailure(String url) {
    DatabaseLogin login = new DatabaseLogin(url, "me", "secret");

    assertThatThrownBy(() -> Sources.open(login, Sources.Options.named("shop")))
        .isInstanceOfSatisfying(
            FrazilException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL))
        .hasMessageStartingWith("Cannot connect to " + url)
        .hasMessageNotContaining("secret");
  }
}
