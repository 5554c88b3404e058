package io.frazil.setup.check;

import static io.frazil.setup.check.Shop.PIPELINE;
import static io.frazil.setup.check.Shop.findings;
import static io.frazil.setup.check.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestTableFindings {

  @ParameterizedTest
  @CsvSource({
    "format-version, 3, FORMAT_VERSION_3, ': 2 is what every reader reads.'",
    "format-version, 1, FORMAT_VERSION_REFUSED, ': 2 is what every reader reads.'",
    "write.format.default, orc, NOT_PARQUET, .",
    "write.delete.format.default, avro, NOT_PARQUET, .",
    "write.parquet.compression-codec, snappy, OTHER_COMPRESSION, .",
    "write.merge.isolation-level, snapshot, WEAK_ISOLATION, .",
    "write.metadata.delete-after-commit.enabled, false, METADATA_KEPT, .",
    "write.merge.mode, copy-on-write, WRITE_MODE_TWICE,"
        + " ' and say write-mode: copy-on-write if it is meant.'",
  })
  void propertiesThatDefeatAPromise(String key, String value, Check check, String rest) {
    assertThat(findings(property(key, value)))
        .containsExactly(
            new Finding(
                check,
                List.of("shop.orders", "shop.items"),
                "property " + key + " is " + value,
                "Remove the property from the pipeline file" + rest));
  }

  @ParameterizedTest
  @CsvSource({
    "format-version, 2",
    "write.format.default, PARQUET",
    "write.parquet.compression-codec, zstd",
    "write.merge.isolation-level, serializable",
    "write.metadata.delete-after-commit.enabled, true",
    "write.merge.mode, merge-on-read",
    "commit.retry.num-retries, 3",
  })
  void otherPropertiesAreFine(String key, String value) {
    assertThat(findings(property(key, value))).isEmpty();
  }

  private static String property(String key, String value) {
    return with(PIPELINE, "defaults:\n", "defaults:\n  properties: {" + key + ": " + value + "}\n");
  }

  @Test
  void nameNotForAthena() {
    Finding finding =
        Finding.of(
            Check.NAME_NOT_FOR_ATHENA,
            "shop.Orders",
            "names not of [a-z0-9_]: Orders, full name",
            "Say lower-case names in target and columns: column names of files are compared letter"
                + " case aside. Other characters need a renaming rule of the task.");
    String yaml = with(with(PIPELINE, "shop.orders", "shop.Orders"), "name:", "full name:");
    yaml = with(yaml, "full name: lake", "name: lake");
    assertThat(findings(yaml)).containsExactly(finding);
    assertThat(findings(with(yaml, "type: glue", "type: rest, uri: 'https://c'")))
        .containsExactly(finding);
    assertThat(findings(with(yaml, "type: glue", "type: hadoop"))).isEmpty();
  }

  @Test
  void nameThatIsTooLong() {
    String name = "n".repeat(256);
    assertThat(findings(with(PIPELINE, "shop.items", "shop." + name)))
        .extracting(Finding::what)
        .containsExactly("names not of [a-z0-9_]: " + name);
  }

  @Test
  void quotedInAthena() {
    assertThat(findings(with(PIPELINE, "{id: long, name: string}", "{id: long, order: string}")))
        .containsExactly(
            Finding.of(
                Check.QUOTED_IN_ATHENA,
                "shop.orders",
                "names that are SQL words: order",
                "Quote them in queries, as in SELECT \"order\"."));
  }

  @Test
  void reservedName() {
    assertThat(findings(with(PIPELINE, "shop.items", "frazil.quarantine")))
        .containsExactly(
            Finding.of(
                Check.RESERVED_NAME,
                "frazil.quarantine",
                "Frazil keeps refused rows in a table of that name",
                "Choose another target."));
    assertThat(findings(with(PIPELINE, "name: string", "_file: string")))
        .containsExactly(
            Finding.of(
                Check.RESERVED_NAME,
                "shop.orders",
                "Iceberg has columns of its own named _file",
                "Rename them with a transformation rule of the task, and here."));
  }
}
