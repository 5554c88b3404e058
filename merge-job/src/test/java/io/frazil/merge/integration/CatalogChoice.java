package io.frazil.merge.integration;

import io.frazil.model.pipeline.CatalogConfig;
import java.util.Map;

/**
 * The catalog a test's tables are in; its files are in the test's folder.
 *
 * @param properties as the pipeline file has them
 */
record CatalogChoice(CatalogConfig.Type type, Map<String, String> properties) {

  static final CatalogChoice EMBEDDED = new CatalogChoice(CatalogConfig.Type.JDBC, Map.of());
}
