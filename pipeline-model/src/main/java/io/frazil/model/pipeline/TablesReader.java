package io.frazil.model.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads {@code tables}. */
final class TablesReader {

  private final TableReader reader;
  private final Problems problems;

  TablesReader(TableReader reader, Problems problems) {
    this.reader = reader;
    this.problems = problems;
  }

  /** The tables without a problem, in file order. */
  List<PipelineTable> read(Node tables) {
    if (!tables.isList() || tables.items().isEmpty()) {
      String got = tables.isList() ? "an empty one" : tables.description();
      problems.add(tables.place(), "expected a list of tables, got " + got + ".");
    }
    refuseSame(tables, "source", name -> name);
    refuseSame(tables, "target", name -> name.toLowerCase(Locale.ROOT));
    return tables.items().stream().map(reader::read).flatMap(Optional::stream).toList();
  }

  /** Folders differ by letter case; names in a catalog such as Glue do not. */
  private void refuseSame(Node tables, String key, UnaryOperator<String> comparable) {
    Map<String, Node> seen = new HashMap<>();
    for (Node table : tables.items()) {
      Node name = table.members().get(key);
      Node first =
          name == null || !name.isText()
              ? null
              : seen.putIfAbsent(comparable.apply(name.text()), name);
      if (first != null) {
        problems.add(
            name.place(),
            "'"
                + name.text()
                + "' is the "
                + key
                + " of "
                + first.place().path()
                + " too. "
                + "Each table has its own.");
      }
    }
  }
}
