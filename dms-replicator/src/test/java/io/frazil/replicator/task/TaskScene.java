package io.frazil.replicator.task;

import static io.frazil.replicator.Northwind.CUSTOMERS;
import static io.frazil.replicator.Northwind.ORDER_DETAILS;
import static io.frazil.replicator.Northwind.row;
import static io.frazil.replicator.Northwind.settings;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.dms.TaskSettings.Ddl;
import io.frazil.model.dms.TaskSettings.Preparation;
import io.frazil.model.dms.WritingSettings;
import io.frazil.model.dms.WritingSettings.Cutting;
import io.frazil.model.dms.WritingSettings.DateFolders;
import io.frazil.model.dms.WritingSettings.Parquet;
import io.frazil.replicator.Northwind;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.DmsType.Kind;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.TransactionSink;
import io.frazil.replicator.store.DirectoryStore;
import io.frazil.replicator.task.ReplicationTask.Ends;
import io.frazil.replicator.task.ReplicationTask.Faults;
import io.frazil.replicator.task.ReplicationTask.Until;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;

/** A task between a source in memory and a directory, under a clock that stands. */
abstract class TaskScene {

  static final String START = "2024-06-12T10:28:17.798779Z";
  static final String COMMIT = "2024-06-12T10:30:27.362108Z";

  @TempDir Path directory;
  final TickingClock clock = new TickingClock(START);
  final MemorySource source = new MemorySource();

  void run(ReplicationSettings settings) {
    run(settings, source, Faults.NONE);
  }

  void run(ReplicationSettings settings, MemorySource from, Faults faults) {
    task(settings, from, faults).run(Until.CAUGHT_UP);
  }

  ReplicationTask task(ReplicationSettings settings, MemorySource from, Faults faults) {
    return new ReplicationTask(
        settings,
        new Ends(
            from,
            from,
            new DirectoryStore(directory.resolve("landing")),
            new StateFile(directory.resolve("state.json")),
            clock),
        faults);
  }

  static Optional<String> durable(TransactionSink sink) {
    return sink.durable().map(position -> position.text());
  }

  void tick(String seconds) {
    clock.tick(Duration.parse("PT" + seconds + "S"));
  }

  static SourceChange insertCustomer(String id) {
    return SourceChange.insert(CUSTOMERS, row(id, id, null));
  }

  static SourceChange insertDetail(int id) {
    return SourceChange.insert(ORDER_DETAILS, row(id, 1, 1f, 1, 0f));
  }

  static SourceTable widened() {
    List<SourceColumn> columns = new ArrayList<>(CUSTOMERS.columns());
    columns.add(Northwind.column("age", DmsType.of(Kind.INT4)));
    return new SourceTable(CUSTOMERS.id(), columns, CUSTOMERS.key());
  }

  static TaskSettings task(Preparation preparation, Ddl ddl) {
    return new TaskSettings(preparation, ddl, TaskSettings.DEFAULT.lobs(), false, false);
  }

  static WritingSettings cutting(long maxFileBytes, long minFileBytes) {
    return new WritingSettings(
        false,
        false,
        new Cutting(maxFileBytes, Duration.ofSeconds(60), minFileBytes),
        DateFolders.DEFAULT,
        false,
        Parquet.DEFAULT);
  }

  static S3Settings only(boolean inserts, boolean insertsAndUpdates) {
    return new S3Settings(
        DataFormat.CSV,
        CsvFormat.DEFAULT,
        inserts,
        inserts,
        "",
        DatePartitions.NONE,
        insertsAndUpdates,
        "");
  }

  String unzipped(String path) throws IOException {
    Path file = directory.resolve("landing").resolve(path);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static S3Settings ordered() {
    return new S3Settings(
        DataFormat.CSV,
        CsvFormat.DEFAULT,
        true,
        false,
        "dms_ts",
        DatePartitions.NONE,
        false,
        "changes");
  }

  /** First fields after Op and timestamp, of all CDC files of customers in name order. */
  List<String> customers() throws IOException {
    return files().entrySet().stream()
        .filter(file -> file.getKey().startsWith("public/customers/2"))
        .flatMap(file -> file.getValue().lines())
        .map(line -> line.replaceAll("^([^,]*,){2}([^,]*),.*", "$2"))
        .toList();
  }

  Map<String, String> files() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    Path landing = directory.resolve("landing");
    for (String path : new DirectoryStore(landing).list("")) {
      files.put(path, Files.readString(landing.resolve(path)));
    }
    return files;
  }
}
