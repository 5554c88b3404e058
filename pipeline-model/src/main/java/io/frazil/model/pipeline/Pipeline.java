package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.S3Settings;
import java.util.List;

/** A pipeline file, read and found sound. Tables are in file order, sources and targets unique. */
public record Pipeline(
    String name,
    Location landing,
    S3Settings endpoint,
    CatalogConfig catalog,
    List<PipelineTable> tables) {

  public Pipeline {
    requireNonNull(name, "name is null");
    requireNonNull(landing, "landing is null");
    requireNonNull(endpoint, "endpoint is null");
    requireNonNull(catalog, "catalog is null");
    tables = List.copyOf(tables);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("Pipeline " + name + " has no tables");
    }
  }

  /** The folder DMS writes a table to. */
  public Location folder(PipelineTable table) {
    return landing.resolve(table.source().folder());
  }
}
