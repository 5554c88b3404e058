package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.TableMappings;
import io.frazil.model.pipeline.SourceTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The source table that DMS writes to a folder.
 *
 * @param columns the source's columns by the lower-case names they have in files
 */
public record SourceMatch(SourceTable table, Map<String, SourceColumn> columns) {

  public SourceMatch {
    requireNonNull(table, "table is null");
    requireNonNull(columns, "columns is null");
  }

  /**
   * Finds it; empty when no table of the source is written there.
   *
   * @param mappings of the task; without them folders are named as the source names its tables
   */
  public static Optional<SourceMatch> find(
      SourceTable folder, Collection<FoundTable> tables, Optional<TableMappings> mappings) {
    for (FoundTable found : tables) {
      Optional<SourceMatch> match =
          mappings.isPresent() ? mapped(folder, found, mappings.get()) : named(folder, found);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private static Optional<SourceMatch> mapped(
      SourceTable folder, FoundTable found, TableMappings mappings) {
    MappingRun run = new MappingRun(mappings);
    if (!run.selects(found.name())) {
      return Optional.empty();
    }
    try {
      MappedTable mapped = run.map(found);
      return mapped.folder().equals(folder)
          ? Optional.of(of(found, mapped.columns()))
          : Optional.empty();
    } catch (MappingRun.UnknownRuleException e) {
      return Optional.empty();
    }
  }

  private static Optional<SourceMatch> named(SourceTable folder, FoundTable found) {
    Map<String, String> names = new LinkedHashMap<>();
    found.columns().forEach(column -> names.put(column.name(), column.name()));
    return found.name().equals(folder) ? Optional.of(of(found, names)) : Optional.empty();
  }

  private static SourceMatch of(FoundTable found, Map<String, String> names) {
    Map<String, SourceColumn> columns = new LinkedHashMap<>();
    for (SourceColumn column : found.columns()) {
      String name = names.get(column.name());
      if (name != null) {
        columns.put(name.toLowerCase(Locale.ROOT), column);
      }
    }
    return new SourceMatch(found.name(), columns);
  }
}
