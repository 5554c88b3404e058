package io.frazil.model.table;

import static java.util.Objects.requireNonNull;

/**
 * An Iceberg table within its catalog: one namespace level and a name, as Glue and Athena have it.
 */
public record TableName(String namespace, String name) implements Comparable<TableName> {

  public TableName {
    requireNonNull(namespace, "namespace is null");
    requireNonNull(name, "name is null");
    if (namespace.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException(
          "Table name needs a namespace and a name, got '" + namespace + "." + name + "'");
    }
  }

  /**
   * Reads {@code namespace.name}; anything but exactly one dot is an {@link
   * IllegalArgumentException}.
   */
  public static TableName parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0 || text.indexOf('.', dot + 1) >= 0) {
      throw new IllegalArgumentException("Table name must read namespace.name, got '" + text + "'");
    }

    return new TableName(text.substring(0, dot), text.substring(dot + 1));
  }

  @Override
  public int compareTo(TableName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return namespace + "." + name;
  }
}
