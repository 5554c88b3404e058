package io.frazil.model.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the tables of a pipeline file stand in its text, for who adds to it. Lines count from 1.
 *
 * @param tables in file order; empty when the text cannot be parsed
 */
public record PipelineLines(List<Table> tables) {

  /**
   * An element of {@code tables}.
   *
   * @param source as written
   * @param line where it starts
   * @param columns by name, in file order: the line on which the name stands
   */
  public record Table(String source, int line, Map<String, Integer> columns) {}

  public PipelineLines {
    tables = List.copyOf(tables);
  }

  /** Finds them in a text. */
  public static PipelineLines of(String yaml) {
    Problems problems = new Problems();
    List<Table> tables = new ArrayList<>();
    NodeParser.yaml(yaml, problems)
        .map(root -> root.members().get("tables"))
        .ifPresent(list -> list.items().forEach(item -> tables.add(table(item))));
    return new PipelineLines(problems.count() == 0 ? tables : List.of());
  }

  private static Table table(Node item) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    Node declared = item.members().get("columns");
    if (declared != null) {
      declared.members().forEach((name, value) -> columns.put(name, value.place().line()));
    }
    Node source = item.members().get("source");
    return new Table(source == null ? "" : source.text(), item.place().line(), columns);
  }
}
