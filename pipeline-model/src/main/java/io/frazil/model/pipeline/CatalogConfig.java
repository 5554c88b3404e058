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
    String name, Type type, Warehouse warehouse, Map<String, String> properties) {

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
    if (type != Type.REST && warehouse.place().isEmpty()) {
      throw new IllegalArgumentException(
          "The warehouse of a " + type + " catalog must be a place, got '" + warehouse + "'");
    }
  }

  /** A catalog whose warehouse is a place. */
  public CatalogConfig(String name, Type type, Location warehouse, Map<String, String> properties) {
    this(name, type, Warehouse.at(warehouse), properties);
  }

  /** Without the properties' values, which may be secrets. */
  @Override
  public String toString() {
    return "CatalogConfig[name=%s, type=%s, warehouse=%s, properties=%s]"
        .formatted(name, type, warehouse, new TreeSet<>(properties.keySet()));
  }
}
