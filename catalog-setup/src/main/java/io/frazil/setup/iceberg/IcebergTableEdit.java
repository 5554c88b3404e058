package io.frazil.setup.iceberg;

import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.setup.plan.TableEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.UpdateSchema;

/**
 * Gathers edits, then makes them in one Iceberg transaction, which takes one kind of edit after the
 * other. Used once, by one thread.
 */
final class IcebergTableEdit implements TableEdit {

  private final Table table;
  private final String version;
  private final List<Consumer<UpdateSchema>> schemaEdits = new ArrayList<>();
  private final Map<String, String> properties = new TreeMap<>();
  private boolean firstSnapshot;

  /** {@code version} goes into the summary of the first snapshot. */
  IcebergTableEdit(Table table, String version) {
    this.table = table;
    this.version = version;
  }

  @Override
  public void addColumn(Column column) {
    String doc = column.doc().isEmpty() ? null : column.doc();
    schemaEdits.add(
        schema -> schema.addColumn(column.name(), IcebergTypes.toIceberg(column.type()), doc));
  }

  @Override
  public void widen(String column, ColumnType type) {
    schemaEdits.add(schema -> schema.updateColumn(column, IcebergTypes.toIceberg(type)));
  }

  @Override
  public void setDoc(String column, String doc) {
    schemaEdits.add(schema -> schema.updateColumnDoc(column, doc));
  }

  @Override
  public void allowNulls(String column) {
    schemaEdits.add(schema -> schema.makeColumnOptional(column));
  }

  @Override
  public void setKey(List<String> key) {
    schemaEdits.add(schema -> schema.setIdentifierFields(key));
  }

  @Override
  public void setProperty(String name, String value) {
    properties.put(name, value);
  }

  @Override
  public void addFirstSnapshot() {
    firstSnapshot = true;
  }

  /** Makes all edits, or none and throws as Iceberg's {@code commitTransaction} does. */
  void commit() {
    Transaction transaction = table.newTransaction();
    if (!schemaEdits.isEmpty()) {
      UpdateSchema schema = transaction.updateSchema();
      schemaEdits.forEach(edit -> edit.accept(schema));
      schema.commit();
    }
    if (!properties.isEmpty()) {
      UpdateProperties update = transaction.updateProperties();
      properties.forEach(update::set);
      update.commit();
    }
    if (firstSnapshot) {
      transaction.newFastAppend().set(IcebergTables.SETUP_VERSION, version).commit();
    }
    transaction.commitTransaction();
  }
}
