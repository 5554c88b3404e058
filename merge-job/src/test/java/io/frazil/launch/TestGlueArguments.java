package io.frazil.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestGlueArguments {

  private static final String PIPELINE = "s3://acme/pipelines/shop.yaml";

  @Test
  void oursAreFoundAmongGlues() {
    assertThat(
            parse(
                "--JOB_ID",
                "j_0123",
                "true",
                "--JOB_RUN_ID",
                "jr_0123",
                "--JOB_NAME",
                "frazil-merge",
                "--TempDir",
                "s3://acme/temp/",
                "--custom-logGroup-prefix",
                "/aws-glue/shop",
                "--enable-metrics",
                "--enable-observability-metrics",
                "true",
                "--tables",
                "shop.orders,shop.lines",
                "--pipeline",
                PIPELINE,
                "--conf",
                "spark.a=b --conf spark.c=d",
                "--extra-jars",
                "s3://acme/a.jar,s3://acme/b.jar",
                "--user-jars-first",
                "true"))
        .isEqualTo(Map.of("pipeline", PIPELINE, "tables", "shop.orders,shop.lines"));
  }

  @Test
  void valueMayStandBehindAnEqualsSign() {
    assertThat(parse("--pipeline=" + PIPELINE, "--load-complete", "--side-by-side=8"))
        .isEqualTo(Map.of("pipeline", PIPELINE, "load-complete", "", "side-by-side", "8"));
  }

  @Test
  void nameThatIsNobodysIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> parse("--pipline", PIPELINE))
        .isInstanceOfSatisfying(
            FrazilException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(FailureKind.CONFIGURATION))
        .hasMessage(
            "Cannot read the job's arguments: --pipline is neither Frazil's nor Glue's; did you"
                + " mean 'pipeline'? Frazil's are [bucket, command, files, load-complete,"
                + " pipeline, side-by-side, tables].");
  }

  @ParameterizedTest
  @CsvSource({
    "--table, tables",
    "--Tables, tables",
    "--datalake-format, datalake-formats",
    "--user-jar-first, user-jars-first",
  })
  void misspeltNamesAreNotSwallowed(String name, String meant) {
    assertThatThrownBy(() -> parse(name, "x"))
        .hasMessageContaining("did you mean '" + meant + "'?");
  }

  @Test
  void tablesSeparatedByBlanksAreRefused() {
    assertThatThrownBy(() -> parse("--tables", "shop.orders", "shop.lines"))
        .hasMessage(
            "Cannot read the job's arguments: 'shop.lines' belongs to no name. Several tables are"
                + " separated by commas alone.");
  }

  @Test
  void argumentGivenTwiceIsRefused() {
    assertThatThrownBy(() -> parse("--pipeline", "a", "--pipeline", "b"))
        .hasMessage("Cannot read the job's arguments: --pipeline is given twice. Give it once.");
  }

  @ParameterizedTest
  @CsvSource({"side-by-side, 0", "side-by-side, many", "load-complete, maybe"})
  void valuesOutOfRangeAreRefused(String name, String value) {
    assertThatThrownBy(() -> GlueEntry.manner(Map.of(name, value)))
        .hasMessageStartingWith(
            "Cannot read the job's arguments: --" + name + " is wrong. Expected")
        .hasMessageEndingWith("got '" + value + "'.");
  }

  @Test
  void mannerIsOfTheArguments() {
    assertThat(GlueEntry.manner(Map.of()).sideBySide()).isEqualTo(4);
    assertThat(GlueEntry.manner(Map.of()).loadComplete()).isFalse();
    assertThat(GlueEntry.manner(Map.of("load-complete", "")).loadComplete()).isTrue();
    assertThat(GlueEntry.manner(Map.of("side-by-side", "8")).sideBySide()).isEqualTo(8);
  }

  private static Map<String, String> parse(String... arguments) {
    return GlueArguments.parse(List.of(arguments));
  }
}
