package io.frazil.model.pipeline;

import static io.frazil.model.pipeline.PipelineText.BASE;
import static io.frazil.model.pipeline.PipelineText.minimalWith;
import static io.frazil.model.pipeline.PipelineText.parse;
import static io.frazil.model.pipeline.PipelineText.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code catalog} may say beyond names and places. */
class TestCatalogReader {

  private static final String CATALOG = "  name: lake\n  warehouse: warehouse\n";

  @Test
  void lockManagerOfGlueIsRefused() {
    assertThat(
            problems(
                minimalWith(
                    "warehouse: warehouse",
                    "type: glue\n  warehouse: s3://b/w\n  properties: {lock-impl: x.Lock}")))
        .isEqualTo(
            "line 7: catalog.properties.lock-impl: 'x.Lock' is refused: with a lock manager"
                + " Iceberg stops checking Glue's table version, and commits of Athena or of Glue's"
                + " optimizers get lost. Remove lock-impl.");
  }

  @Test
  void catalogPropertiesMayNotSayWhatKeysSay() {
    assertThat(
            problems(
                minimalWith(
                    "warehouse: warehouse",
                    "warehouse: w\n  uri: a\n  properties: {type: x, uri: b, warehouse: y}")))
        .isEqualTo(
            """
            line 6: catalog.uri: 'a' contradicts catalog.properties.uri, 'b'. Keep one.
            line 7: catalog.properties.type: 'x' is not set here. Use catalog.type.
            line 7: catalog.properties.warehouse: 'y' is not set here. Use catalog.warehouse.""");
    assertThat(problems(minimalWith("name: lake", "name: spark_catalog")))
        .isEqualTo(
            "line 4: catalog.name: 'spark_catalog' is refused: Spark's own catalog has that"
                + " name. Accepted: a name free of dots, slashes, control characters and blanks at"
                + " the ends.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'111122223333'",
        "'111122223333:s3tablescatalog/lake'",
        "arn:aws:s3tables:eu-west-1:111122223333:bucket/lake",
        "my-warehouse",
        "s3://lake/warehouse"
      })
  void warehouseOfARestCatalogIsWhatItsServerKnows(String name) {
    CatalogConfig catalog =
        parse(rest("  warehouse: " + name + "\n  uri: https://catalog/api\n")).catalog();

    assertThat(catalog.warehouse()).isEqualTo(new Warehouse(name.replace("'", "")));
  }

  @Test
  void onlyAPlaceIsAPlace() {
    assertThat(new Warehouse("s3://lake/warehouse/").place())
        .contains(new Location("s3://lake/warehouse"));
    assertThat(new Warehouse("/lake").place()).contains(new Location("/lake"));
    assertThat(new Warehouse("111122223333").place()).isEmpty();
  }

  @Test
  void warehouseOfAnyOtherCatalogIsAPlace() {
    assertThatThrownBy(
            () ->
                new CatalogConfig(
                    "lake", CatalogConfig.Type.GLUE, new Warehouse("111122223333"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The warehouse of a GLUE catalog must be a place, got '111122223333'");
  }

  @Test
  void restCatalogIsFoundByItsUri() {
    assertThat(problems(rest("  warehouse: lake\n")))
        .isEqualTo(
            "line 3: catalog.uri: is missing: a rest catalog is found by it. Accepted: the"
                + " catalog's URI, such as https://host/api or jdbc:postgresql://host/db.");
    assertThat(parse(rest("  warehouse: lake\n  properties: {uri: https://c}\n")).catalog())
        .isEqualTo(
            new CatalogConfig(
                "lake",
                CatalogConfig.Type.REST,
                new Warehouse("lake"),
                Map.of("uri", "https://c")));
  }

  @Test
  void secretsComeFromTheEnvironment() {
    String yaml =
        rest(
            """
              warehouse: lake
              uri: https://c
              properties:
                credential: ${env:CLIENT_ID}:${env:CLIENT_SECRET}
                scope: PRINCIPAL_ROLE:ALL
            """);
    Map<String, String> environment = Map.of("CLIENT_ID", "frazil", "CLIENT_SECRET", "a$b\\c");

    assertThat(PipelineReader.parse(yaml, BASE, variables(environment)).catalog().properties())
        .isEqualTo(
            Map.of(
                "uri", "https://c",
                "credential", "frazil:a$b\\c",
                "scope", "PRINCIPAL_ROLE:ALL"));
  }

  @Test
  void variableThatIsNotSetIsNamedAndNoOtherIsShown() {
    String yaml =
        rest(
            """
              warehouse: lake
              uri: https://c
              properties:
                credential: ${env:CLIENT_ID}:${env:CLIENT_SECRET}
                token: ${env:}
                password: ${env:EMPTY}
            """);

    assertThatThrownBy(
            () ->
                PipelineReader.parse(
                    yaml, BASE, variables(Map.of("CLIENT_ID", "frazil", "EMPTY", ""))))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            """
            Cannot read pipeline: 3 problems.
              line 9: catalog.properties.credential: environment variable CLIENT_SECRET is not set, or empty. Set it where this command runs.
              line 10: catalog.properties.token: '${env:}' refers to no variable. Accepted: ${env:NAME}, the name of letters, digits and underscores.
              line 11: catalog.properties.password: environment variable EMPTY is not set, or empty. Set it where this command runs.""");
  }

  @Test
  void contradictionShowsNoSecret() {
    String yaml =
        rest("  warehouse: lake\n  uri: https://c\n  properties: {uri: 'https://u:${env:PW}@c'}\n");

    assertThatThrownBy(() -> PipelineReader.parse(yaml, BASE, variables(Map.of("PW", "secret"))))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining(
            "line 7: catalog.uri: 'https://c' contradicts catalog.properties.uri,"
                + " 'https://u:${env:PW}@c'. Keep one.")
        .hasMessageNotContaining("secret");
  }

  @Test
  void onlyValuesOfPropertiesAreReplaced() {
    assertThat(parse(minimalWith("pipeline: shop", "pipeline: ${env:HOME}")).name())
        .isEqualTo("${env:HOME}");
  }

  private static String rest(String more) {
    return minimalWith(CATALOG, "  name: lake\n  type: rest\n" + more);
  }

  private static Variables variables(Map<String, String> environment) {
    return name -> Optional.ofNullable(environment.get(name));
  }
}
