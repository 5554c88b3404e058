package io.frazil.setup.plan;

import static java.util.Objects.requireNonNull;

import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import java.util.SortedMap;

/**
 * A table as a pipeline wants it: the declared shape, whose table it is, and who reads it.
 *
 * @param pipeline name of the pipeline that fills the table
 * @param source the table's source, as in {@code public.orders}
 */
public record WantedTable(
    TableDefinition definition, String pipeline, String source, Readers readers) {

  /** Who must be able to read a table. */
  public enum Readers {
    /** Whoever reads Iceberg. */
    ANY,
    /** Athena among them, as of every table in the Glue Data Catalog. */
    ATHENA
  }

  private static final String DEFAULT_FORMAT_VERSION = "2";

  public WantedTable {
    requireNonNull(definition, "definition is null");
    requireNonNull(pipeline, "pipeline is null");
    requireNonNull(source, "source is null");
    requireNonNull(readers, "readers is null");
  }

  public static WantedTable of(Pipeline pipeline, PipelineTable table) {
    Readers readers =
        pipeline.catalog().type() == CatalogConfig.Type.GLUE ? Readers.ATHENA : Readers.ANY;
    return new WantedTable(table.target(), pipeline.name(), table.source().toString(), readers);
  }

  public TableName name() {
    return definition.name();
  }

  /** Iceberg's format version: 2, or what the pipeline file asks for. */
  public String formatVersion() {
    return definition
        .properties()
        .getOrDefault(ManagedProperties.FORMAT_VERSION, DEFAULT_FORMAT_VERSION);
  }

  /** Every table property at creation, format version included, sorted by name. */
  public SortedMap<String, String> creationProperties() {
    SortedMap<String, String> properties = ManagedProperties.presets(definition);
    properties.put(ManagedProperties.FORMAT_VERSION, formatVersion());
    properties.putAll(ManagedProperties.writeModes(definition));
    properties.putAll(ManagedProperties.owner(this));
    properties.putAll(definition.properties());
    return properties;
  }
}
