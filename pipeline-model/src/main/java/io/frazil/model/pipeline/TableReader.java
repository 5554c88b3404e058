package io.frazil.model.pipeline;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.table.Column;
import io.frazil.model.table.PartitionField;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one element of {@code tables}. */
final class TableReader {

  private final TablePolicy defaults;
  private final S3Settings endpoint;
  private final Problems problems;

  TableReader(TablePolicy defaults, S3Settings endpoint, Problems problems) {
    this.defaults = defaults;
    this.endpoint = endpoint;
    this.problems = problems;
  }

  /** Empty when anything about it is a problem. */
  Optional<PipelineTable> read(Node node) {
    int before = problems.count();
    Section section = Section.of(node, Keys.TABLE, problems);
    Optional<SourceTable> source = section.readRequired("source", Names.source());
    source.ifPresent(found -> refuseInStream(section, found));
    Optional<TableName> target = section.readRequired("target", Names.target());
    Optional<Node> declared = section.require("columns", "a map of column name to type");
    List<Column> columns = declared.map(new ColumnsReader(problems)::read).orElse(List.of());
    Set<String> named = declared.map(found -> found.members().keySet()).orElse(Set.of());
    KeyReader keys = new KeyReader(columns, named, problems);
    List<String> key = keys.key(section);
    List<PartitionField> partitions = keys.partitions(section);
    TablePolicy policy = new PolicyReader(problems).read(section, defaults);
    refuseClashes(section.place(), columns, key, policy.added());
    List<DeclaredLayout> layouts =
        new LayoutsReader(columns, key, policy.added(), problems).read(section, endpoint);

    if (problems.count() > before) {
      return Optional.empty();
    }
    TableDefinition definition =
        new TableDefinition(
            target.orElseThrow(),
            columns,
            key,
            partitions,
            policy.writeMode(),
            policy.properties());
    return Optional.of(
        new PipelineTable(
            source.orElseThrow(),
            definition,
            policy.added(),
            policy.merge(),
            layouts,
            policy.maintenance()));
  }

  /** A folder that is both would be listed as both. */
  private void refuseInStream(Section section, SourceTable source) {
    String own = source.folder() + "/";
    String stream = endpoint.cdcPath() + "/";
    if (endpoint.inTransactionOrder() && (own.startsWith(stream) || stream.startsWith(own))) {
      problems.add(
          section.find("source").orElseThrow().place(),
          "the folder '"
              + source.folder()
              + "' and CdcPath '"
              + endpoint.cdcPath()
              + "' lie one in the other. Give CdcPath a folder of its own on the endpoint.");
    }
  }

  /** Every column of a change file needs a name of its own. */
  private void refuseClashes(
      Place table, List<Column> columns, List<String> key, AddedColumns added) {
    Map<String, String> roles = new LinkedHashMap<>();
    columns.forEach(column -> roles.put(lower(column.name()), "a column"));
    if (endpoint.dataFormat() == DataFormat.PARQUET || endpoint.csv().header()) {
      claim(table, "Op", "the operation DMS writes", roles);
    }
    endpoint
        .timestampColumnName()
        .ifPresent(name -> claim(table, name, "TimestampColumnName of the endpoint", roles));
    added
        .changeSequenceColumn()
        .ifPresent(name -> claim(table, name, "added-columns.change-sequence", roles));
    added.others().forEach(name -> claim(table, name, "one of added-columns.others", roles));
    if (added.hasBeforeImage()) {
      key.stream()
          .distinct()
          .forEach(part -> claim(table, added.beforeImagePrefix() + part, "a before image", roles));
    }
  }

  private void claim(Place table, String name, String role, Map<String, String> roles) {
    String other = roles.putIfAbsent(lower(name), role);
    if (other != null) {
      problems.add(
          table,
          "'"
              + name
              + "' names both "
              + other
              + " and "
              + role
              + ". Each column of a change file needs a name of its own, letter case aside.");
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
