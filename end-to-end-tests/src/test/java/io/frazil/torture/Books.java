package io.frazil.torture;

import io.frazil.merge.iceberg.IcebergQuarantineStore;
import io.frazil.merge.iceberg.IcebergTargetTables;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.setup.iceberg.OpenCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** A table held against its workload, read by Iceberg itself, without Spark. */
final class Books {

  private final OpenCatalog catalog;

  Books(OpenCatalog catalog) {
    this.catalog = catalog;
  }

  /** What is not as it must be, a line each; none when all is right. */
  List<String> differences(PipelineTable table, Workload workload) {
    List<String> differences = new ArrayList<>();
    Table iceberg =
        catalog
            .catalog()
            .loadTable(TableIdentifier.of(table.name().namespace(), table.name().name()));
    compare(differences, "rows", expected(workload), rows(iceberg));
    compare(differences, "files of batches", workload.names(), files(table));
    compare(differences, "refused rows", workload.refused(), refused(table));
    List<String> batches = batches(iceberg);
    compare(differences, "batch ids", batches.stream().distinct().toList(), batches);
    return differences.stream().map(text -> table.name() + " " + text).toList();
  }

  /** Batches in the table. */
  int batches(PipelineTable table) {
    return summaries(table).size();
  }

  private static void compare(
      List<String> differences, String what, List<String> expected, List<String> found) {
    if (!expected.equals(found)) {
      List<String> missing = new ArrayList<>(expected);
      found.forEach(missing::remove);
      List<String> more = new ArrayList<>(found);
      expected.forEach(more::remove);
      differences.add(what + ": lacks " + missing + ", has too many " + more);
    }
  }

  private static List<String> expected(Workload workload) {
    List<String> rows = new ArrayList<>();
    workload.rows().forEach((id, text) -> rows.add(id + " " + text));
    return rows;
  }

  private static List<String> rows(Table table) {
    Map<Long, List<String>> rows = new TreeMap<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      for (Record record : records) {
        long id = (Long) record.getField("id");
        rows.computeIfAbsent(id, key -> new ArrayList<>()).add(id + " " + record.getField("text"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.values().stream().flatMap(List::stream).toList();
  }

  /** A summary whose books do not balance does not parse. */
  private List<BatchSummary> summaries(PipelineTable table) {
    List<BatchSummary> summaries = new ArrayList<>();
    for (SnapshotRecord snapshot : new IcebergTargetTables(catalog).ancestry(table.name())) {
      BatchSummary.parse(snapshot.summary()).ifPresent(summaries::add);
    }
    return summaries;
  }

  private List<String> files(PipelineTable table) {
    return summaries(table).stream().flatMap(batch -> batch.files().stream()).sorted().toList();
  }

  private static List<String> batches(Table table) {
    List<String> ids = new ArrayList<>();
    for (Snapshot snapshot : table.snapshots()) {
      String id = snapshot.summary().get(BatchSummary.BATCH_ID);
      if (id != null) {
        ids.add(id);
      }
    }
    Collections.sort(ids);
    return ids;
  }

  private List<String> refused(PipelineTable table) {
    return new IcebergQuarantineStore(catalog, Clock.systemUTC())
        .list(table.name()).stream()
            .map(entry -> entry.row().file() + " " + entry.row().row())
            .sorted()
            .toList();
  }
}
