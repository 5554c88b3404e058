package io.frazil.merge.iceberg;

import io.frazil.merge.drift.TableColumns;
import io.frazil.merge.run.TargetTables;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.Column;
import io.frazil.model.table.EvolvedColumns;
import io.frazil.model.table.TableName;
import io.frazil.setup.iceberg.IcebergFailures;
import io.frazil.setup.iceberg.IcebergTypes;
import io.frazil.setup.iceberg.OpenCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.util.SnapshotUtil;

/** Target tables in an Iceberg catalog. Touches metadata only; safe for several threads. */
public final class IcebergTargetTables implements TargetTables {

  private final Catalog catalog;

  public IcebergTargetTables(OpenCatalog catalog) {
    this.catalog = catalog.catalog();
  }

  @Override
  public TableProgress progress(TableName table) {
    List<SnapshotRecord> ancestry = new ArrayList<>();
    boolean whole = false;
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(load(table))) {
      ancestry.add(record(snapshot));
      whole = snapshot.parentId() == null;
    }
    if (ancestry.isEmpty()) {
      throw missing(table, "it has no snapshot", null);
    }
    try {
      return TableProgress.of(ancestry, whole);
    } catch (IllegalArgumentException e) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot read how far table "
              + table
              + " is: "
              + e.getMessage()
              + ". The summary of a snapshot was changed by hand or by a newer Frazil; roll the"
              + " table back to an older snapshot, or use that version.",
          e);
    }
  }

  @Override
  public TableColumns columns(TableName table) {
    return columns(load(table));
  }

  private static TableColumns columns(Table table) {
    List<TableColumns.Found> columns =
        table.schema().columns().stream()
            .map(field -> new TableColumns.Found(field.name(), field.type().toString()))
            .toList();
    String evolved = table.properties().get(EvolvedColumns.PROPERTY);
    return new TableColumns(columns, EvolvedColumns.parse(evolved));
  }

  @Override
  public boolean evolve(TableName name, TableColumns seen, List<Column> changes) {
    Table table = load(name);
    if (!columns(table).equals(seen)) {
      return false;
    }
    try {
      commit(table, seen, changes);
      return true;
    } catch (CommitFailedException e) {
      return false;
    } catch (RuntimeException e) {
      throw CommitFailures.isUnanswered(e)
          ? new FrazilException(
              FailureKind.COMMIT_UNKNOWN,
              "Cannot tell whether table "
                  + name
                  + " has evolved: "
                  + e.getMessage()
                  + ". Run the merge again: it goes on from what is there.",
              e)
          : IcebergFailures.translate("evolve table " + name, e);
    }
  }

  private static void commit(Table table, TableColumns seen, List<Column> changes) {
    Transaction transaction = table.newTransaction();
    UpdateSchema schema = transaction.updateSchema();
    for (Column column : changes) {
      Type.PrimitiveType type = IcebergTypes.toIceberg(column.type());
      if (table.schema().findField(column.name()) == null) {
        schema.addColumn(column.name(), type);
      } else {
        schema.updateColumn(column.name(), type);
      }
    }
    schema.commit();
    Set<String> names = changes.stream().map(Column::name).collect(Collectors.toSet());
    transaction
        .updateProperties()
        .set(EvolvedColumns.PROPERTY, seen.evolved().and(names).toString())
        .commit();
    transaction.commitTransaction();
  }

  @Override
  public List<SnapshotRecord> ancestry(TableName table) {
    List<SnapshotRecord> ancestry = new ArrayList<>();
    SnapshotUtil.currentAncestors(load(table)).forEach(snapshot -> ancestry.add(record(snapshot)));
    return ancestry;
  }

  @Override
  public boolean holds(TableName table, String batchId) {
    return ancestry(table).stream()
        .anyMatch(snapshot -> batchId.equals(snapshot.summary().get(BatchSummary.BATCH_ID)));
  }

  private Table load(TableName table) {
    try {
      return catalog.loadTable(TableIdentifier.of(table.namespace(), table.name()));
    } catch (NoSuchTableException e) {
      throw missing(table, "it does not exist", e);
    } catch (RuntimeException e) {
      throw IcebergFailures.translate("read table " + table, e);
    }
  }

  private static SnapshotRecord record(Snapshot snapshot) {
    return new SnapshotRecord(
        snapshot.snapshotId(),
        Instant.ofEpochMilli(snapshot.timestampMillis()),
        snapshot.operation() == null ? "" : snapshot.operation(),
        snapshot.summary() == null ? Map.of() : snapshot.summary());
  }

  private static FrazilException missing(TableName table, String reason, Throwable cause) {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot read table " + table + ": " + reason + ". Run './frazil setup' first.",
        cause);
  }
}
