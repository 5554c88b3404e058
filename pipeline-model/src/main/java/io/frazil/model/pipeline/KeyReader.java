package io.frazil.model.pipeline;

import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.PartitionField;
import io.frazil.model.table.PartitionField.Transform;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what names columns: {@code key} and {@code partition-by}. */
final class KeyReader {

  /** Types whose values do not compare as the source's keys do. */
  private static final Set<ColumnType.Kind> NO_KEY =
      EnumSet.of(
          ColumnType.Kind.FLOAT,
          ColumnType.Kind.DOUBLE,
          ColumnType.Kind.FIXED,
          ColumnType.Kind.BINARY);

  private static final Set<Transform> OF_TIME =
      EnumSet.of(Transform.YEAR, Transform.MONTH, Transform.DAY, Transform.HOUR);

  static final Accepted<PartitionField> FIELD =
      Accepted.of(
          "column, year(column), month(column), day(column), hour(column), bucket(16, column),"
              + " truncate(4, column)",
          KeyReader::field);

  private final List<Column> columns;
  private final Set<String> named;
  private final Problems problems;

  /**
   * @param columns those without a problem
   * @param named all that the table names, so that a column's problem is noted once
   */
  KeyReader(List<Column> columns, Set<String> named, Problems problems) {
    this.columns = columns;
    this.named = named;
    this.problems = problems;
  }

  /** The key columns' names, in key order. */
  List<String> key(Section table) {
    List<String> key = new ArrayList<>();
    Optional<Node> node = table.require("key", "the names of one or more columns");
    if (node.filter(found -> found.isList() && found.items().isEmpty()).isPresent()) {
      problems.add(node.get().place(), "is empty. Accepted: the names of one or more columns.");
    }
    for (Node part : table.elements("key")) {
      declared(part)
          .ifPresent(
              column -> {
                refuseAsKey(part, column, key);
                key.add(column.name());
              });
    }
    return key;
  }

  /** The partition spec's fields, in order. */
  List<PartitionField> partitions(Section table) {
    List<PartitionField> fields = new ArrayList<>();
    for (Node part : table.elements("partition-by")) {
      Optional<PartitionField> field = FIELD.read(part, problems);
      field
          .flatMap(found -> declared(Node.text(part.place(), found.column())))
          .ifPresent(
              column -> {
                refusePartition(part, field.get(), column, fields);
                fields.add(field.get());
              });
    }
    return fields;
  }

  private Optional<Column> declared(Node name) {
    Accepted<String> declared =
        new Accepted<>(
            "a declared column (" + String.join(", ", named) + ")",
            text -> Nearest.question(text, named),
            text -> Optional.of(text).filter(named::contains));
    return declared
        .read(name, problems)
        .flatMap(text -> columns.stream().filter(known -> known.name().equals(text)).findFirst());
  }

  private void refuseAsKey(Node part, Column column, List<String> key) {
    if (key.contains(column.name())) {
      problems.add(part.place(), "'" + column.name() + "' is a key column already. Keep one.");
    }
    if (NO_KEY.contains(column.type().kind())) {
      problems.add(
          part.place(),
          "'"
              + column.name()
              + "' is "
              + column.type()
              + ", whose values cannot be told apart reliably. Accepted: a key column of any type"
              + " but float, double, fixed and binary.");
    }
  }

  private void refusePartition(
      Node part, PartitionField field, Column column, List<PartitionField> others) {
    if (!field.appliesTo(column.type())) {
      problems.add(
          part.place(),
          "'" + field + "' does not apply to " + column.type() + ". Accepted: " + usable(column));
    }
    for (PartitionField other : others) {
      if (other.column().equals(field.column()) && isOneFamily(other, field)) {
        problems.add(
            part.place(), "'" + field + "' repeats the partition '" + other + "'. Keep one.");
      }
    }
  }

  private static String usable(Column column) {
    List<String> usable = new ArrayList<>();
    for (Transform transform : Transform.values()) {
      boolean counted = transform == Transform.BUCKET || transform == Transform.TRUNCATE;
      PartitionField field = new PartitionField(transform, column.name(), counted ? 16 : 0);
      if (field.appliesTo(column.type())) {
        usable.add(field.toString());
      }
    }
    return String.join(", ", usable) + ".";
  }

  /** Iceberg takes one time transform, and one of each other transform, per column. */
  private static boolean isOneFamily(PartitionField one, PartitionField other) {
    return one.transform() == other.transform()
        || OF_TIME.contains(one.transform()) && OF_TIME.contains(other.transform());
  }

  private static Optional<PartitionField> field(String text) {
    if (text.contains("(") && !text.contains(")")) {
      throw new IllegalArgumentException(
          "it was cut at a comma; within [ ] quote it, as in 'bucket(16, id)'");
    }
    return PartitionField.parse(text);
  }
}
