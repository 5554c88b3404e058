package io.frazil.setup.iceberg;

import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The catalog contract on Glue and S3, reached by the catalog's own properties. */
class TestGlueOnS3CatalogTables extends CatalogTablesContract {

  private GlueAndS3 aws;

  @AfterEach
  void stop() {
    aws.close();
  }

  @Override
  CatalogConfig config(Path warehouse) {
    aws = GlueAndS3.start();
    return new CatalogConfig(
        "lake",
        CatalogConfig.Type.GLUE,
        new Location("s3://lake/warehouse"),
        Map.of(
            "glue.endpoint", aws.glue().endpoint().toString(),
            "s3.endpoint", aws.s3().endpoint().toString()));
  }
}
