package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeSet;

/**
 * The Iceberg catalog the tables live in.
 *
 * @param name the catalog's name in SQL, as in {@code lake.shop.orders}
 * @param properties passed to Iceberg as they are, under Iceberg's own names
 */
public record CatalogConfig(
    String name, Type type, Location warehouse, Map<String, String> properties) {

  /** Iceberg's catalog types that Frazil sets up. */
  public enum Type {
    JDBC,
    HADOOP,
    GLUE,
    REST
  }

  public CatalogConfig {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    requireNonNull(warehouse, "warehouse is null");
    properties = Map.copyOf(properties);
  }

  /** Without the properties' values, which may be secrets. */
  @Override
  public String toString() {
    return "CatalogConfig[name=%s, type=%s, warehouse=%s, properties=%s]"
        .formatted(name, type, warehouse, new TreeSet<>(properties.keySet()));
  }
}
