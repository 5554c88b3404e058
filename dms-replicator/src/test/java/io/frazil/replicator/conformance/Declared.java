package io.frazil.replicator.conformance;

import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.SourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the pipeline file of a case says. Writer and readers of the files go by it.
 *
 * @param source the table as it is when the task starts
 * @param target the columns that the pipeline file declares
 * @param endpoint lines of {@code dms-endpoint}
 * @param defaults lines of {@code defaults}
 * @param begins the same as the task has them when it starts
 * @param layouts lines of the table's {@code layouts}
 */
record Declared(
    SourceTable source,
    SourceTable target,
    List<String> endpoint,
    List<String> defaults,
    List<String> begins,
    List<String> layouts) {

  static final String SEQUENCE = "added-columns: {change-sequence: transact_seq}";
  static final String SEQUENCE_AND_BEFORE =
      "added-columns: {change-sequence: transact_seq, before-image-prefix: before_}";

  private static final Map<DmsType.Kind, String> TYPES =
      Map.of(
          DmsType.Kind.INT4, "int",
          DmsType.Kind.INT8, "long",
          DmsType.Kind.REAL4, "float",
          DmsType.Kind.DATE, "date",
          DmsType.Kind.DATETIME, "timestamp",
          DmsType.Kind.STRING, "string");

  Declared {
    endpoint = List.copyOf(endpoint);
    defaults = List.copyOf(defaults);
    begins = List.copyOf(begins);
    layouts = List.copyOf(layouts);
  }

  /** Everything that loses no information: what a task should have. */
  static Declared recommended(SourceTable table) {
    return bare(table)
        .endpoint("IncludeOpForFullLoad: true", "TimestampColumnName: dms_commit_ts")
        .defaults(SEQUENCE_AND_BEFORE);
  }

  /** Nothing set at the endpoint, no rule. */
  static Declared bare(SourceTable table) {
    return new Declared(table, table, List.of(), List.of(), List.of(), List.of());
  }

  /** The same with more set at the endpoint. */
  Declared endpoint(String... lines) {
    List<String> all = new ArrayList<>(endpoint);
    all.addAll(List.of(lines));
    return new Declared(source, target, all, defaults, begins, layouts);
  }

  /** The same with other defaults. */
  Declared defaults(String... lines) {
    return new Declared(source, target, endpoint, List.of(lines), List.of(lines), layouts);
  }

  /** The same where the task starts with other rules than the pipeline file tells of. */
  Declared begins(String... lines) {
    return new Declared(source, target, endpoint, defaults, List.of(lines), layouts);
  }

  /** The same where the target has columns of several layouts. */
  Declared layouts(SourceTable all, String... lines) {
    return new Declared(source, all, endpoint, defaults, begins, List.of(lines));
  }

  /** The pipeline file. */
  String pipeline() {
    return text(endpoint, defaults);
  }

  /**
   * The same as the task starts, without its endpoint: tables and rules, where readers refuse the
   * endpoint.
   */
  String tables() {
    return text(List.of(), begins);
  }

  private String text(List<String> endpointLines, List<String> defaultLines) {
    StringBuilder yaml = new StringBuilder("pipeline: conformance\nlanding: landing\n");
    section(yaml, "dms-endpoint:", "  ", endpointLines);
    yaml.append("catalog: {name: lake, warehouse: warehouse}\n");
    section(yaml, "defaults:", "  ", defaultLines);
    yaml.append("tables:\n  - source: ").append(target.id());
    yaml.append("\n    target: mirror.").append(target.id().table());
    yaml.append("\n    key: [").append(String.join(", ", target.key())).append("]\n");
    yaml.append("    columns: {").append(columns()).append("}\n");
    section(yaml, "    layouts:", "      ", layouts);
    return yaml.toString();
  }

  private String columns() {
    return target.columns().stream()
        .map(column -> column.name() + ": " + TYPES.get(column.type().kind()))
        .collect(Collectors.joining(", "));
  }

  private static void section(StringBuilder yaml, String key, String indent, List<String> lines) {
    if (!lines.isEmpty()) {
      yaml.append(key).append('\n');
      lines.forEach(line -> yaml.append(indent).append(line).append('\n'));
    }
  }
}
