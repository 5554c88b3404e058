package io.frazil.model.pipeline;

import io.frazil.model.pipeline.CatalogConfig.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code catalog}. */
final class CatalogReader {

  static final Accepted<Type> TYPE = Accepted.oneOf(types());
  static final Accepted<String> URI =
      Accepted.of(
          "the catalog's URI, such as https://host/api or jdbc:postgresql://host/db",
          text -> Optional.of(text).filter(uri -> !uri.isBlank()));

  /** Spark's own catalog cannot be replaced by an Iceberg catalog of that name. */
  static final Accepted<String> NAME =
      Names.name().refusing(Map.of("spark_catalog", "Spark's own catalog has that name"));

  private final Places places;
  private final VariableReader variables;
  private final Problems problems;

  CatalogReader(Places places, VariableReader variables) {
    this.places = places;
    this.variables = variables;
    this.problems = variables.problems();
  }

  /** Empty when anything about it is a problem. */
  Optional<CatalogConfig> read(Node node) {
    int before = problems.count();
    Section section = Section.of(node, Keys.CATALOG, problems);
    Optional<String> name = section.readRequired("name", NAME);
    Type type = section.read("type", TYPE).orElse(Type.JDBC);
    Optional<Warehouse> warehouse = warehouse(section, type);
    Map<String, String> properties = properties(section, type);
    if (type == Type.REST && !properties.containsKey("uri")) {
      problems.add(
          section.place().member("uri", section.place().line()),
          "is missing: a rest catalog is found by it. Accepted: " + URI.form() + ".");
    }
    return problems.count() == before
        ? Optional.of(
            new CatalogConfig(name.orElseThrow(), type, warehouse.orElseThrow(), properties))
        : Optional.empty();
  }

  private Optional<Warehouse> warehouse(Section section, Type type) {
    return switch (type) {
      case JDBC, HADOOP -> section.readRequired("warehouse", places.any()).map(Warehouse::at);
      case GLUE -> section.readRequired("warehouse", places.absolute()).map(Warehouse::at);
      case REST -> section.readRequired("warehouse", Places.served());
    };
  }

  private Map<String, String> properties(Section section, Type type) {
    Optional<Node> node = section.find("properties");
    Map<String, String> properties = new LinkedHashMap<>();
    node.ifPresent(
        map -> {
          Section.texts(map, problems)
              .keySet()
              .forEach(key -> properties.put(key, variables.read(map.members().get(key))));
          refuseSetElsewhere(map);
          refuseLock(map, type);
        });
    section.read("uri", URI).ifPresent(uri -> addUri(section, uri, properties));
    return properties;
  }

  private void addUri(Section section, String uri, Map<String, String> properties) {
    String other = properties.put("uri", uri);
    if (other != null && !other.equals(uri)) {
      Node written = section.find("properties").orElseThrow().members().get("uri");
      problems.add(
          section.find("uri").orElseThrow().place(),
          "'"
              + uri
              + "' contradicts catalog.properties.uri, "
              + written.description()
              + ". Keep one.");
    }
  }

  private void refuseSetElsewhere(Node properties) {
    for (String key : List.of("type", "catalog-impl", "warehouse")) {
      Node found = properties.members().get(key);
      if (found != null) {
        String home = key.equals("warehouse") ? "catalog.warehouse" : "catalog.type";
        problems.add(found.place(), found.description() + " is not set here. Use " + home + ".");
      }
    }
  }

  /**
   * With a lock manager Iceberg no longer sends Glue the table version it read, so that writers
   * without that lock (Athena, Glue's optimizers) are no longer kept out and commits get lost.
   */
  private void refuseLock(Node properties, Type type) {
    Node lock = properties.members().get("lock-impl");
    if (lock != null && type == Type.GLUE) {
      problems.add(
          lock.place(),
          lock.description()
              + " is refused: with a lock manager Iceberg stops checking Glue's table version,"
              + " and commits of Athena or of Glue's optimizers get lost. Remove lock-impl.");
    }
  }

  private static Map<String, Type> types() {
    Map<String, Type> types = new LinkedHashMap<>();
    for (Type type : Type.values()) {
      types.put(type.name().toLowerCase(Locale.ROOT), type);
    }
    return types;
  }
}
