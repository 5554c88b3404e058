package io.frazil.merge.integration;

import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * The catalog a test's tables are in.
 *
 * @param properties as the pipeline file has them
 * @param warehouse of the test's folder
 */
record CatalogChoice(
    CatalogConfig.Type type, Map<String, String> properties, Function<Path, Location> warehouse) {

  /** The embedded one, unless the build chooses another, as beside an Iceberg that is older. */
  static final CatalogChoice USUAL =
      new CatalogChoice(
          CatalogConfig.Type.valueOf(System.getProperty("frazil.test.catalog", "JDBC")), Map.of());

  /** With the warehouse in the test's folder. */
  CatalogChoice(CatalogConfig.Type type, Map<String, String> properties) {
    this(type, properties, folder -> new Location(folder.resolve("warehouse").toString()));
  }

  CatalogConfig config(Path folder) {
    return new CatalogConfig("lake", type, warehouse.apply(folder), properties);
  }
}
