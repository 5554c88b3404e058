package io.frazil.setup.plan;

import io.frazil.model.table.ColumnType;

/**
 * Which types an existing column may be given without touching its files. Source: Apache Iceberg
 * specification, "Schema Evolution", format version 2.
 */
final class TypeWidening {

  private TypeWidening() {}

  /** Whether every value of {@code from} is one of {@code to}, and the two differ. */
  static boolean widens(ColumnType from, ColumnType to) {
    return switch (from.kind()) {
      case INT -> to.kind() == ColumnType.Kind.LONG;
      case FLOAT -> to.kind() == ColumnType.Kind.DOUBLE;
      case DECIMAL ->
          to.kind() == ColumnType.Kind.DECIMAL
              && to.first() > from.first()
              && to.second() == from.second();
      case BOOLEAN, LONG, DOUBLE, DATE, TIMESTAMP, TIMESTAMPTZ, STRING, UUID, FIXED, BINARY ->
          false;
    };
  }
}
