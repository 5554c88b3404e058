package io.frazil.replicator.debezium;

import io.frazil.replicator.jdbc.PostgresCatalog.Identity;
import io.frazil.replicator.jdbc.RefusedValues;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.types.PostgresType;
import io.frazil.replicator.types.PostgresValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** Reads rows of a PostgreSQL table in one shape. */
final class PostgresReader implements TableReader {

  private final SourceTable table;
  private final List<PostgresType> types;
  private final Identity identity;
  private final Set<String> logged;

  PostgresReader(SourceTable table, List<PostgresType> types, Identity identity) {
    this.table = table;
    this.types = types;
    this.identity = identity;
    this.logged = new HashSet<>(identity.logged());
  }

  @Override
  public SourceTable table() {
    return table;
  }

  @Override
  public SourceRow after(Struct row) {
    List<Object> values = new ArrayList<>();
    for (Field field : row.schema().fields()) {
      values.add(value(row, field));
    }
    return new SourceRow(values);
  }

  @Override
  public Optional<SourceRow> before(Struct row) {
    if (identity.isFull()) {
      return Optional.of(after(row));
    }
    if (!logged.containsAll(table.key())) {
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (Field field : row.schema().fields()) {
      values.add(logged.contains(field.name()) ? value(row, field) : SourceRow.Unlogged.VALUE);
    }
    return Optional.of(new SourceRow(values));
  }

  /** Never the column's default, which Kafka Connect would give for NULL. */
  @SuppressWarnings("ReferenceEquality")
  private Object value(Struct row, Field field) {
    Object text = row.getWithoutDefault(field.name());
    if (text == null) {
      return null;
    }
    if (text == PostgresRawColumns.UNLOGGED) {
      return SourceRow.Unlogged.VALUE;
    }
    SourceColumn column = table.columns().get(field.index());
    return RefusedValues.translate(
        table.id(),
        column.name(),
        types.get(field.index()),
        type -> PostgresValues.value(type, column.type(), (String) text));
  }
}
