package io.frazil.setup.iceberg;

import io.frazil.model.table.Column;
import io.frazil.model.table.PartitionField;
import io.frazil.model.table.TableDefinition;
import io.frazil.setup.plan.ExistingColumn;
import io.frazil.setup.plan.ExistingTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortField;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.types.Types;

/** Table definitions and Iceberg's schemas, specs and orders, both ways. Pure. */
final class IcebergShapes {

  private static final Pattern PARAMETRIC = Pattern.compile("(\\w+)\\[(\\d+)]");

  private IcebergShapes() {}

  /** Key columns are required and the identifier; all others take nulls. */
  static Schema schema(TableDefinition definition) {
    List<Types.NestedField> fields = new ArrayList<>();
    Set<Integer> identifier = new HashSet<>();
    for (Column column : definition.columns()) {
      int id = fields.size() + 1;
      boolean inKey = definition.key().contains(column.name());
      if (inKey) {
        identifier.add(id);
      }
      fields.add(field(id, column, inKey));
    }
    return new Schema(fields, identifier);
  }

  private static Types.NestedField field(int id, Column column, boolean required) {
    Types.NestedField.Builder field =
        (required
                ? Types.NestedField.required(column.name())
                : Types.NestedField.optional(column.name()))
            .withId(id)
            .ofType(IcebergTypes.toIceberg(column.type()));
    return column.doc().isEmpty() ? field.build() : field.withDoc(column.doc()).build();
  }

  static PartitionSpec partitions(TableDefinition definition, Schema schema) {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    definition.partitions().forEach(field -> add(spec, field));
    return spec.build();
  }

  private static PartitionSpec.Builder add(PartitionSpec.Builder spec, PartitionField field) {
    return switch (field.transform()) {
      case IDENTITY -> spec.identity(field.column());
      case YEAR -> spec.year(field.column());
      case MONTH -> spec.month(field.column());
      case DAY -> spec.day(field.column());
      case HOUR -> spec.hour(field.column());
      case BUCKET -> spec.bucket(field.column(), field.parameter());
      case TRUNCATE -> spec.truncate(field.column(), field.parameter());
    };
  }

  /** By key, ascending: files then hold key ranges, which a MERGE can skip. */
  static SortOrder sortOrder(TableDefinition definition, Schema schema) {
    SortOrder.Builder order = SortOrder.builderFor(schema);
    definition.key().forEach(order::asc);
    return order.build();
  }

  static ExistingTable existing(Table table) {
    return new ExistingTable(
        table.schema().columns().stream().map(IcebergShapes::existing).toList(),
        table.schema().identifierFieldNames(),
        table.spec().fields().stream().map(field -> text(field, table.schema())).toList(),
        table.sortOrder().fields().stream().map(field -> text(field, table.schema())).toList(),
        table.properties(),
        TableUtil.formatVersion(table),
        table.location(),
        table.currentSnapshot() != null);
  }

  private static ExistingColumn existing(Types.NestedField field) {
    return new ExistingColumn(
        field.name(),
        field.type().toString(),
        field.doc() == null ? "" : field.doc(),
        field.isRequired());
  }

  /** As the pipeline file spells it, and in its spirit where it has no word for it. */
  private static String text(org.apache.iceberg.PartitionField field, Schema schema) {
    String column = schema.findColumnName(field.sourceId());
    String transform = field.transform().toString();
    if (field.transform().isIdentity()) {
      return column;
    }

    Matcher parametric = PARAMETRIC.matcher(transform);
    return parametric.matches()
        ? parametric.group(1) + "(" + parametric.group(2) + ", " + column + ")"
        : transform + "(" + column + ")";
  }

  private static String text(SortField field, Schema schema) {
    String column = schema.findColumnName(field.sourceId());
    return (field.transform().isIdentity() ? column : field.transform() + "(" + column + ")")
        + " "
        + field.direction().name().toLowerCase(Locale.ROOT)
        + (field.nullOrder() == NullOrder.NULLS_FIRST ? " nulls first" : " nulls last");
  }
}
