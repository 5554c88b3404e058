package io.frazil.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.launch.RunRequest;
import io.frazil.model.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestGlueCommand {

  private static final RunRequest TWO_TABLES =
      new RunRequest(
          "s3://acme/shop.yaml",
          List.of(TableName.parse("shop.orders"), TableName.parse("shop.lines")),
          "",
          0);

  @Test
  void withoutACommandItIsAMerge() {
    assertThat(GlueCommand.isMaintenance(Map.of())).isFalse();
    assertThat(GlueCommand.isMaintenance(Map.of("command", "merge"))).isFalse();
    assertThat(GlueCommand.isMaintenance(Map.of("command", "maintain"))).isTrue();
  }

  @Test
  void anyOtherCommandIsRefused() {
    assertThatThrownBy(() -> GlueCommand.isMaintenance(Map.of("command", "restore")))
        .hasMessage(
            "Cannot read the job's arguments: --command is wrong. Expected merge or maintain, got"
                + " 'restore'.");
  }

  @ParameterizedTest
  @CsvSource({"side-by-side, 8", "load-complete, true"})
  void argumentOfAMergeIsRefusedBesideMaintenance(String name, String value) {
    assertThatThrownBy(() -> GlueCommand.isMaintenance(Map.of("command", "maintain", name, value)))
        .hasMessage(
            "Cannot read the job's arguments: --"
                + name
                + " is of a merge, and --command is maintain. Remove one.");
  }

  @Test
  void maintenanceIsFrazilsCommand() {
    List<String> said = new ArrayList<>();

    assertThatCode(
            () ->
                GlueCommand.maintain(
                    TWO_TABLES,
                    arguments -> {
                      said.addAll(List.of(arguments));
                      return 0;
                    }))
        .doesNotThrowAnyException();
    assertThat(said)
        .containsExactly(
            "maintain",
            "--pipeline",
            "s3://acme/shop.yaml",
            "--metrics",
            "cloudwatch",
            "--table",
            "shop.orders",
            "--table",
            "shop.lines");
  }

  @Test
  void exitCodeBecomesAFailedRun() {
    assertThatThrownBy(() -> GlueCommand.maintain(TWO_TABLES, arguments -> 7))
        .isInstanceOfSatisfying(
            FrazilException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL))
        .hasMessageContaining("s3://acme/shop.yaml: frazil maintain ended with exit code 7.");
  }
}
