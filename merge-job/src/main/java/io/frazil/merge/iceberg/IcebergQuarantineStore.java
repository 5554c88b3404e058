package io.frazil.merge.iceberg;

import io.frazil.merge.quarantine.QuarantineEntry;
import io.frazil.merge.quarantine.QuarantineStore;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.read.Refusal;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import io.frazil.setup.iceberg.IcebergFailures;
import io.frazil.setup.iceberg.IcebergNamespaces;
import io.frazil.setup.iceberg.OpenCatalog;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;

/**
 * Quarantine as an Iceberg table, {@code frazil.quarantine} in the pipeline's own catalog, so that
 * Athena reads it too. Rows are only ever added; the newest record of a row counts.
 */
public final class IcebergQuarantineStore implements QuarantineStore {

  /** Name of the table in every catalog. */
  public static final TableName TABLE = new TableName("frazil", "quarantine");

  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "target_table", Types.StringType.get()),
          Types.NestedField.required(2, "file", Types.StringType.get()),
          Types.NestedField.required(3, "row_number", Types.LongType.get()),
          Types.NestedField.required(4, "state", Types.StringType.get()),
          Types.NestedField.required(5, "column_name", Types.StringType.get()),
          Types.NestedField.required(6, "reason", Types.StringType.get()),
          Types.NestedField.required(7, "raw", Types.StringType.get()),
          Types.NestedField.required(8, "batch_id", Types.StringType.get()),
          Types.NestedField.required(9, "recorded_at", Types.TimestampType.withZone()));

  private static final TableIdentifier IDENTIFIER =
      TableIdentifier.of(TABLE.namespace(), TABLE.name());

  private final OpenCatalog open;
  private final Catalog catalog;
  private final Clock clock;

  public IcebergQuarantineStore(OpenCatalog catalog, Clock clock) {
    this.open = catalog;
    this.catalog = catalog.catalog();
    this.clock = clock;
  }

  @Override
  public void record(
      TableName target, List<QuarantinedRow> rows, QuarantineEntry.State state, String batchId) {
    if (rows.isEmpty()) {
      return;
    }
    String attempt = "store " + rows.size() + " quarantined rows of " + target;
    try {
      Table table = GuardedOperations.guard(loadOrCreate());
      OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
      List<Record> records =
          rows.stream().map(row -> record(target, row, state.name(), batchId, now)).toList();
      table.newAppend().appendFile(write(table, records)).commit();
    } catch (IOException e) {
      throw new FrazilException(FailureKind.EXTERNAL, "Cannot " + attempt + ": " + e + ".", e);
    } catch (RuntimeException e) {
      throw IcebergFailures.translate(attempt, e);
    }
  }

  private static DataFile write(Table table, List<Record> records) throws IOException {
    String path = table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet");
    DataWriter<Record> writer =
        Parquet.writeData(table.io().newOutputFile(path))
            .forTable(table)
            .createWriterFunc(GenericParquetWriter::create)
            .build();
    try (writer) {
      records.forEach(writer::write);
    }
    return writer.toDataFile();
  }

  @Override
  public List<QuarantineEntry> list(TableName target) {
    Map<String, QuarantineEntry> newest = new TreeMap<>();
    for (QuarantineEntry entry : read(target, Expressions.alwaysTrue())) {
      String place =
          entry.row().file() + " " + String.format(Locale.ROOT, "%019d", entry.row().row());
      newest.merge(
          place, entry, (old, next) -> next.recorded().isBefore(old.recorded()) ? old : next);
    }
    return new ArrayList<>(newest.values());
  }

  @Override
  public List<QuarantinedRow> refusedBy(TableName target, String batchId) {
    Expression open =
        Expressions.and(
            Expressions.equal("batch_id", batchId),
            Expressions.equal("state", QuarantineEntry.State.OPEN.name()));
    return read(target, open).stream().map(QuarantineEntry::row).toList();
  }

  private List<QuarantineEntry> read(TableName target, Expression which) {
    List<QuarantineEntry> entries = new ArrayList<>();
    try (CloseableIterable<Record> records = scan(target, which)) {
      records.forEach(record -> entries.add(entry(record)));
    } catch (NoSuchTableException e) {
      return List.of();
    } catch (IOException e) {
      throw new FrazilException(
          FailureKind.EXTERNAL,
          "Cannot read the quarantined rows of " + target + ": " + e + ".",
          e);
    } catch (RuntimeException e) {
      throw IcebergFailures.translate("read the quarantined rows of " + target, e);
    }
    return entries;
  }

  private CloseableIterable<Record> scan(TableName target, Expression which) {
    return IcebergGenerics.read(catalog.loadTable(IDENTIFIER))
        .where(Expressions.and(Expressions.equal("target_table", target.toString()), which))
        .build();
  }

  private Table loadOrCreate() {
    try {
      return catalog.loadTable(IDENTIFIER);
    } catch (NoSuchTableException e) {
      IcebergNamespaces.ensure(open, TABLE.namespace());
      try {
        return catalog.createTable(
            IDENTIFIER,
            SCHEMA,
            PartitionSpec.unpartitioned(),
            Map.of(
                "format-version", "2",
                "write.parquet.compression-codec", "zstd",
                "commit.retry.num-retries", "20"));
      } catch (AlreadyExistsException created) {
        return catalog.loadTable(IDENTIFIER);
      }
    }
  }

  private static Record record(
      TableName target, QuarantinedRow row, String state, String batchId, OffsetDateTime now) {
    Record record = GenericRecord.create(SCHEMA);
    record.setField("target_table", target.toString());
    record.setField("file", row.file());
    record.setField("row_number", row.row());
    record.setField("state", state);
    record.setField("column_name", row.refusal().column());
    record.setField("reason", row.refusal().reason());
    record.setField("raw", row.refusal().raw());
    record.setField("batch_id", batchId);
    record.setField("recorded_at", now);
    return record;
  }

  private static QuarantineEntry entry(Record record) {
    return new QuarantineEntry(
        TableName.parse(text(record, "target_table")),
        new QuarantinedRow(
            text(record, "file"),
            (Long) record.getField("row_number"),
            new Refusal(text(record, "column_name"), text(record, "reason"), text(record, "raw"))),
        QuarantineEntry.State.valueOf(text(record, "state")),
        text(record, "batch_id"),
        Instant.from((OffsetDateTime) record.getField("recorded_at")));
  }

  private static String text(Record record, String field) {
    return (String) record.getField(field);
  }
}
