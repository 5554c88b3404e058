package io.frazil.setup.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import io.frazil.model.table.TableDefinition;
import io.frazil.setup.SetupReport;
import io.frazil.setup.SetupRun;
import io.frazil.setup.Tables;
import java.util.Map;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Glue and S3 reached by the SDK's own settings, and what they refuse. */
class TestGlueCatalog {

  private static final String GLUE_ENDPOINT = "aws.endpointUrlGlue";
  private static final String S3_ENDPOINT = "aws.endpointUrlS3";

  private GlueAndS3 aws;

  @BeforeEach
  void start() {
    aws = GlueAndS3.start();
    System.setProperty(GLUE_ENDPOINT, aws.glue().endpoint().toString());
    System.setProperty(S3_ENDPOINT, aws.s3().endpoint().toString());
  }

  @AfterEach
  void stop() {
    System.clearProperty(GLUE_ENDPOINT);
    System.clearProperty(S3_ENDPOINT);
    aws.close();
  }

  @Test
  void endpointsOfTheSdkReachTheCatalogAndItsFiles() {
    assertThat(setup(lake(), Tables.orders()).text()).startsWith("create shop.orders");

    assertThat(setup(lake(), Tables.orders()).text()).isEqualTo("unchanged shop.orders\n");
    assertThat(aws.glue().faults().calls()).contains("CreateTable");
  }

  @Test
  void databaseHasItsLocationInTheWarehouse() {
    try (OpenCatalog catalog = IcebergCatalogs.open(lake())) {
      IcebergNamespaces.ensure(catalog, "frazil");
      IcebergNamespaces.ensure(catalog, "frazil");

      assertThat(
              ((SupportsNamespaces) catalog.catalog())
                  .loadNamespaceMetadata(Namespace.of("frazil")))
          .containsEntry("location", "s3://lake/warehouse/frazil");
    }
  }

  @Test
  void deniedTableIsNamedWithThePermission() {
    aws.glue().faults().deny("GetTable");

    FrazilException failure = failure(lake());

    assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL);
    assertThat(failure.getMessage())
        .startsWith("Cannot load table shop.orders: ")
        .endsWith(
            ". Allow glue:GetTable on arn:aws:glue:us-east-1:000000000000:catalog to the role this"
                + " runs as.");
  }

  @Test
  void deniedDatabaseIsNamedWithThePermission() {
    aws.glue().faults().deny("CreateDatabase");

    FrazilException failure = failure(lake());

    assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL);
    assertThat(failure.getMessage())
        .startsWith("Cannot create namespace shop: ")
        .contains("Allow glue:CreateDatabase on ");
  }

  @Test
  void missingBucketIsNamedAsConfiguration() {
    CatalogConfig elsewhere =
        new CatalogConfig(
            "lake", CatalogConfig.Type.GLUE, new Location("s3://no-such-bucket/w"), Map.of());

    FrazilException failure = failure(elsewhere);

    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
    assertThat(failure.getMessage())
        .startsWith("Cannot create table shop.orders: ")
        .endsWith("Create the bucket, or correct catalog.warehouse.");
    assertThat(WarehouseProbe.refusal(elsewhere).orElseThrow())
        .startsWith("Cannot write and delete s3://no-such-bucket/w/.frazil-check-")
        .endsWith("Create the bucket, or correct catalog.warehouse.");
  }

  @Test
  void warehouseThatCanBeWrittenIsLeftEmpty() {
    assertThat(WarehouseProbe.refusal(lake())).isEmpty();
  }

  private static CatalogConfig lake() {
    return new CatalogConfig(
        "lake", CatalogConfig.Type.GLUE, new Location("s3://lake/warehouse"), Map.of());
  }

  private static FrazilException failure(CatalogConfig config) {
    return setup(config, Tables.orders()).failures().get(0);
  }

  private static SetupReport setup(CatalogConfig config, TableDefinition table) {
    try (OpenCatalog catalog = IcebergCatalogs.open(config)) {
      return new SetupRun(new IcebergTables(catalog, "test")).apply(Tables.pipeline(table));
    }
  }
}
