package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.DmsTask;
import io.frazil.model.dms.S3Settings;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline file, read and found sound. Tables are in file order, sources and targets unique.
 *
 * @param task who writes the files; {@link DmsTask#NONE} when the file does not say
 */
public record Pipeline(
    String name,
    Location landing,
    S3Settings endpoint,
    CatalogConfig catalog,
    List<PipelineTable> tables,
    DmsTask task,
    Monitoring monitoring) {

  /** A pipeline that names no DMS task and says nothing of monitoring. */
  public Pipeline(
      String name,
      Location landing,
      S3Settings endpoint,
      CatalogConfig catalog,
      List<PipelineTable> tables) {
    this(name, landing, endpoint, catalog, tables, DmsTask.NONE, Monitoring.DEFAULT);
  }

  public Pipeline {
    requireNonNull(name, "name is null");
    requireNonNull(landing, "landing is null");
    requireNonNull(endpoint, "endpoint is null");
    requireNonNull(catalog, "catalog is null");
    requireNonNull(task, "task is null");
    requireNonNull(monitoring, "monitoring is null");
    tables = List.copyOf(tables);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("Pipeline " + name + " has no tables");
    }
  }

  /** The same with these of its tables. */
  public Pipeline withTables(List<PipelineTable> chosen) {
    return new Pipeline(name, landing, endpoint, catalog, chosen, task, monitoring);
  }

  /** The same written by an endpoint of these settings. */
  public Pipeline withEndpoint(S3Settings other) {
    return new Pipeline(name, landing, other, catalog, tables, task, monitoring);
  }

  /** The folder DMS writes a table to. */
  public Location folder(PipelineTable table) {
    return landing.resolve(table.source().folder());
  }

  /** The folder of the stream, where changes of all tables are in transaction order. */
  public Optional<Location> stream() {
    return endpoint.inTransactionOrder()
        ? Optional.of(landing.resolve(endpoint.cdcPath()))
        : Optional.empty();
  }

  /** Where a change file of a table stands: in the table's folder or in the stream's. */
  public String location(PipelineTable table, ChangeFileName file) {
    Location folder = file.isInStream() ? stream().orElseThrow() : folder(table);
    return folder.text() + "/" + file.path();
  }
}
