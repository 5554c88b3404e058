package io.frazil.launch;

import io.frazil.command.Commands;
import io.frazil.fixture.ChangeFiles;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.OpenCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** A pipeline of two small tables in a folder, set up, with change files that a test puts there. */
final class NotesPipeline {

  private final Path folder;

  private NotesPipeline(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the pipeline and its tables, and one change file of two rows for each.
   *
   * @param catalogType jdbc or hadoop
   */
  static NotesPipeline setUp(Path folder, String catalogType) throws IOException {
    Files.createDirectories(folder.resolve("dms"));
    StringBuilder text = new StringBuilder("pipeline: notes\nlanding: dms\n");
    text.append("dms-endpoint: {TimestampColumnName: at}\n");
    text.append("catalog: {name: lake, type: ").append(catalogType).append(", warehouse: wh}\n");
    text.append("defaults: {quarantine-limit: 0}\ntables:\n");
    for (String table : new String[] {"notes", "tags"}) {
      text.append("  - {source: app.%1$s, target: app.%1$s, key: id,".formatted(table));
      text.append(" columns: {id: long, text: string}}\n");
    }
    Files.writeString(folder.resolve("pipeline.yaml"), text);
    NotesPipeline pipeline = new NotesPipeline(folder);
    Commands.run("setup", "--pipeline", pipeline.file());
    pipeline.put("20240612-103100000.csv", row("I", 1, "one"), row("I", 2, "two"));
    return pipeline;
  }

  /** A row of a CDC file. */
  static String row(String operation, int id, String text) {
    return operation + ",2024-06-12 10:30:00.000000," + id + "," + text;
  }

  /** Puts a change file of these rows into the folder of each table. */
  void put(String name, String... rows) throws IOException {
    for (String table : new String[] {"notes", "tags"}) {
      ChangeFiles.changeFile(folder.resolve("dms/app/" + table), name, rows);
    }
  }

  String file() {
    return folder.resolve("pipeline.yaml").toString();
  }

  /** The rows of a table as {@code id text}, by id, read without Spark. */
  List<String> rows(String table) throws IOException {
    Pipeline pipeline = PipelineReader.read(folder.resolve("pipeline.yaml"));
    List<String> rows = new ArrayList<>();
    try (OpenCatalog catalog = IcebergCatalogs.open(pipeline.catalog());
        CloseableIterable<Record> records =
            IcebergGenerics.read(catalog.catalog().loadTable(TableIdentifier.of("app", table)))
                .build()) {
      records.forEach(row -> rows.add(row.getField("id") + " " + row.getField("text")));
    }
    rows.sort(null);
    return rows;
  }
}
