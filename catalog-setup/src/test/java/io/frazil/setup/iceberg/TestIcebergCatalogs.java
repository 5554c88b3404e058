package io.frazil.setup.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import io.frazil.setup.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestIcebergCatalogs {

  private static final Location LAKE = new Location("s3://acme-lake/warehouse");

  @Test
  void embeddedCatalogIsAFileInTheWarehouse() {
    assertThat(IcebergCatalogs.properties(jdbc("/lake", Map.of())))
        .containsExactly(
            Map.entry("cache-enabled", "false"),
            Map.entry("io-impl", "io.frazil.setup.iceberg.LocalFileIO"),
            Map.entry("jdbc.schema-version", "V1"),
            Map.entry("type", "jdbc"),
            Map.entry("uri", "jdbc:sqlite:/lake/catalog.db?busy_timeout=60000&synchronous=FULL"),
            Map.entry("warehouse", "/lake"));
  }

  @Test
  void jdbcCatalogWithUriIsTheUsersOwn() {
    CatalogConfig config =
        new CatalogConfig(
            "lake",
            CatalogConfig.Type.JDBC,
            LAKE,
            Map.of("uri", "jdbc:postgresql://db/iceberg", "jdbc.user", "frazil"));

    assertThat(IcebergCatalogs.properties(config))
        .containsEntry("uri", "jdbc:postgresql://db/iceberg")
        .containsEntry("jdbc.user", "frazil")
        .containsEntry("io-impl", "org.apache.iceberg.aws.s3.S3FileIO");
  }

  @Test
  void catalogImplTakesThePlaceOfTheType() {
    CatalogConfig config =
        new CatalogConfig(
            "lake",
            CatalogConfig.Type.REST,
            LAKE,
            Map.of("catalog-impl", "software.amazon.s3tables.iceberg.S3TablesCatalog"));

    assertThat(IcebergCatalogs.properties(config))
        .containsExactly(
            Map.entry("cache-enabled", "false"),
            Map.entry("catalog-impl", "software.amazon.s3tables.iceberg.S3TablesCatalog"),
            Map.entry("warehouse", "s3://acme-lake/warehouse"));
  }

  @Test
  void glueUsesS3FilesAndNoLock() {
    CatalogConfig config = new CatalogConfig("lake", CatalogConfig.Type.GLUE, LAKE, Map.of());

    assertThat(IcebergCatalogs.properties(config))
        .containsExactly(
            Map.entry("cache-enabled", "false"),
            Map.entry("io-impl", "org.apache.iceberg.aws.s3.S3FileIO"),
            Map.entry("type", "glue"),
            Map.entry("warehouse", "s3://acme-lake/warehouse"));
  }

  @Test
  void wordsOfThePipelineFileWin() {
    CatalogConfig config =
        new CatalogConfig(
            "lake",
            CatalogConfig.Type.REST,
            LAKE,
            Map.of("uri", "https://catalog", "warehouse", "123456789012", "cache-enabled", "true"));

    assertThat(IcebergCatalogs.properties(config))
        .containsExactly(
            Map.entry("cache-enabled", "true"),
            Map.entry("type", "rest"),
            Map.entry("uri", "https://catalog"),
            Map.entry("warehouse", "123456789012"));
  }

  @Test
  void glueKeepsItsFilesWhereTheWarehouseIs() {
    CatalogConfig config =
        new CatalogConfig("lake", CatalogConfig.Type.GLUE, new Location("/lake"), Map.of());

    assertThat(IcebergCatalogs.properties(config))
        .containsEntry("io-impl", "io.frazil.setup.iceberg.LocalFileIO");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"})
  void bucketStandsInThePathOfAnotherEndpoint(String variable) {
    CatalogConfig config = new CatalogConfig("lake", CatalogConfig.Type.GLUE, LAKE, Map.of());

    assertThat(
            IcebergCatalogs.properties(config, environment(Map.of(variable, "http://localhost"))))
        .containsEntry("s3.path-style-access", "true");
    assertThat(IcebergCatalogs.properties(config, environment(Map.of())))
        .doesNotContainKey("s3.path-style-access");
    assertThat(
            IcebergCatalogs.properties(
                config,
                environment(
                    Map.of(
                        variable,
                        "http://localhost",
                        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                        "true"))))
        .doesNotContainKey("s3.path-style-access");
  }

  @Test
  void bucketStandsInThePathOfAnEndpointAmongTheProperties() {
    assertThat(
            IcebergCatalogs.properties(
                new CatalogConfig(
                    "lake",
                    CatalogConfig.Type.GLUE,
                    LAKE,
                    Map.of("s3.endpoint", "http://localhost"))))
        .containsEntry("s3.path-style-access", "true");
    assertThat(
            IcebergCatalogs.properties(
                new CatalogConfig(
                    "lake",
                    CatalogConfig.Type.GLUE,
                    LAKE,
                    Map.of("s3.endpoint", "http://h", "s3.path-style-access", "false"))))
        .containsEntry("s3.path-style-access", "false");
  }

  @Test
  void glueNeedsAnSdkThatTriesAgain() {
    SdkSettings once = environment(Map.of("AWS_MAX_ATTEMPTS", "1"));
    CatalogConfig glue = new CatalogConfig("lake", CatalogConfig.Type.GLUE, LAKE, Map.of());

    assertThatThrownBy(() -> IcebergCatalogs.properties(glue, once))
        .isInstanceOfSatisfying(
            FrazilException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION))
        .hasMessage(
            "Cannot open catalog lake: the AWS SDK is told to try each call once, and Iceberg would"
                + " then delete the metadata of a commit to Glue whose answer was lost. Expected"
                + " AWS_MAX_ATTEMPTS (or aws.maxAttempts) of 2 or more, got 1. Remove the"
                + " setting.");
    assertThat(IcebergCatalogs.properties(jdbc("/lake", Map.of()), once)).isNotEmpty();
  }

  private static SdkSettings environment(Map<String, String> variables) {
    return new SdkSettings(name -> null, variables::get);
  }

  @Test
  void embeddedCatalogNeedsALocalWarehouse() {
    CatalogConfig config = new CatalogConfig("lake", CatalogConfig.Type.JDBC, LAKE, Map.of());

    assertThatThrownBy(() -> IcebergCatalogs.properties(config))
        .isInstanceOfSatisfying(
            FrazilException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION))
        .hasMessage(
            "Cannot open catalog lake: a jdbc catalog without uri is a file in the warehouse."
                + " Expected a local directory, got s3://acme-lake/warehouse. Set"
                + " catalog.properties.uri to a database, or use catalog.type glue or rest.");
    assertThatThrownBy(() -> IcebergCatalogs.open(config)).isInstanceOf(FrazilException.class);
  }

  @Test
  void openCreatesOnlyTheDatabaseFile(@TempDir Path scratch) throws IOException {
    Path warehouse = scratch.resolve("a/b");
    CatalogConfig config = jdbc(warehouse.toString(), Map.of());

    IcebergCatalogs.open(config).close();
    IcebergCatalogs.open(config).close();

    try (var files = Files.list(warehouse)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("catalog.db");
    }
  }

  @Test
  void unwritableWarehouseIsExternal(@TempDir Path scratch) throws IOException {
    Path file = Files.createFile(scratch.resolve("file"));

    assertThatThrownBy(() -> IcebergCatalogs.open(jdbc(file + "/lake", Map.of())))
        .isInstanceOfSatisfying(
            FrazilException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL))
        .hasMessageStartingWith("Cannot create catalog file " + file + "/lake/catalog.db: ");
  }

  @Test
  void unreachableDatabaseIsExternal() {
    CatalogConfig config = jdbc("/lake", Map.of("uri", "jdbc:nosuch://db/iceberg"));

    assertThatThrownBy(() -> IcebergCatalogs.open(config))
        .isInstanceOfSatisfying(
            FrazilException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL))
        .hasMessageStartingWith("Cannot open catalog lake: ");
  }

  @Test
  void missingAwsSdkIsNamed() {
    CatalogConfig config =
        new CatalogConfig(
            "lake",
            CatalogConfig.Type.GLUE,
            LAKE,
            Map.of("catalog-impl", CatalogWithoutSdk.class.getName()));

    assertThatThrownBy(() -> IcebergCatalogs.open(config))
        .isInstanceOfSatisfying(
            FrazilException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION))
        .hasMessage(
            "Cannot open catalog lake: a class that catalog.type glue needs is missing:"
                + " software/amazon/awssdk/services/glue/GlueClient. Add its library to the class"
                + " path (glue and s3 need the AWS SDK).");
  }

  /** As GlueCatalog does where the SDK is not there. */
  public static final class CatalogWithoutSdk extends InMemoryCatalog {

    @Override
    public void initialize(String name, Map<String, String> properties) {
      throw new NoClassDefFoundError("software/amazon/awssdk/services/glue/GlueClient");
    }
  }

  private static CatalogConfig jdbc(String warehouse, Map<String, String> properties) {
    return Tables.catalog(CatalogConfig.Type.JDBC, Path.of(warehouse), properties);
  }
}
