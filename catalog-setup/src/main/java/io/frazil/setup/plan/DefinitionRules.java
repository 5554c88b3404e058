package io.frazil.setup.plan;

import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.PartitionField;
import io.frazil.model.table.TableDefinition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Iceberg asks of any table: said before the catalog is touched, so that a dry run says it
 * too. Source: Apache Iceberg specification, "Identifier Field IDs" and "Partition Transforms".
 */
final class DefinitionRules {

  private static final Set<String> FORMAT_VERSIONS = Set.of("2", "3");

  private static final Set<ColumnType.Kind> INEXACT =
      EnumSet.of(ColumnType.Kind.FLOAT, ColumnType.Kind.DOUBLE);
  private static final Set<ColumnType.Kind> INSTANTS =
      EnumSet.of(ColumnType.Kind.TIMESTAMP, ColumnType.Kind.TIMESTAMPTZ);
  private static final Set<ColumnType.Kind> TRUNCATED =
      EnumSet.of(
          ColumnType.Kind.INT,
          ColumnType.Kind.LONG,
          ColumnType.Kind.DECIMAL,
          ColumnType.Kind.STRING,
          ColumnType.Kind.BINARY);
  private static final Set<ColumnType.Kind> NOT_HASHED =
      EnumSet.of(ColumnType.Kind.BOOLEAN, ColumnType.Kind.FLOAT, ColumnType.Kind.DOUBLE);

  private DefinitionRules() {}

  static List<Difference> problems(WantedTable wanted) {
    TableDefinition definition = wanted.definition();
    List<Difference> problems = new ArrayList<>();
    if (!FORMAT_VERSIONS.contains(wanted.formatVersion())) {
      problems.add(
          new Difference(
              ManagedProperties.FORMAT_VERSION,
              "2 or 3",
              wanted.formatVersion(),
              "Leave format-version out of properties: 2 is what every reader can read."));
    }
    for (Column column : definition.keyColumns()) {
      if (INEXACT.contains(column.type().kind())) {
        problems.add(
            new Difference(
                "key column " + column.name(),
                "an exact type",
                column.type().toString(),
                "Declare it as decimal, or choose another key."));
      }
    }
    definition.partitions().forEach(field -> problem(definition, field).ifPresent(problems::add));
    return problems;
  }

  private static Optional<Difference> problem(TableDefinition definition, PartitionField field) {
    Optional<Column> column =
        definition.columns().stream()
            .filter(candidate -> candidate.name().equals(field.column()))
            .findFirst();
    if (column.isPresent() && applies(field.transform(), column.get().type().kind())) {
      return Optional.empty();
    }
    return Optional.of(
        new Difference(
            "partition " + field,
            "a column it can be made from",
            column.map(found -> found.type().toString()).orElse("no column " + field.column()),
            "Correct partition-by in the pipeline file."));
  }

  private static boolean applies(PartitionField.Transform transform, ColumnType.Kind kind) {
    return switch (transform) {
      case IDENTITY -> true;
      case YEAR, MONTH, DAY -> kind == ColumnType.Kind.DATE || INSTANTS.contains(kind);
      case HOUR -> INSTANTS.contains(kind);
      case BUCKET -> !NOT_HASHED.contains(kind);
      case TRUNCATE -> TRUNCATED.contains(kind);
    };
  }
}
