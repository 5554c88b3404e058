package io.frazil.setup.plan;

import static java.util.Objects.requireNonNull;

import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import java.util.SortedMap;

/**
 * A table as a pipeline wants it: the declared shape, and whose table it is.
 *
 * @param pipeline name of the pipeline that fills the table
 * @param source the table's source, as in {@code public.orders}
 */
public record WantedTable(TableDefinition definition, String pipeline, String source) {

  private static final String DEFAULT_FORMAT_VERSION = "2";

  public WantedTable {
    requireNonNull(definition, "definition is null");
    requireNonNull(pipeline, "pipeline is null");
    requireNonNull(source, "source is null");
  }

  public static WantedTable of(Pipeline pipeline, PipelineTable table) {
    return new WantedTable(table.target(), pipeline.name(), table.source().toString());
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
