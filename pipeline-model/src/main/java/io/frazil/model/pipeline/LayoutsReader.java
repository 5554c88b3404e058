package io.frazil.model.pipeline;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.table.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code layouts}: what stands in headerless files, from which file on. */
final class LayoutsReader {

  static final Accepted<ChangeFileName> FROM =
      Accepted.of(
          "the flush time in the name of a CDC file, such as 20240705-200937830",
          LayoutsReader::from);
  static final Accepted<Boolean> FLAG =
      EndpointReader.words(List.of("true", "false"), List.of(true, false));

  private final List<Column> columns;
  private final List<String> key;
  private final AddedColumns added;
  private final Problems problems;

  /**
   * @param columns of the table
   * @param added of the table, which the last layout has
   */
  LayoutsReader(List<Column> columns, List<String> key, AddedColumns added, Problems problems) {
    this.columns = columns;
    this.key = key;
    this.added = added;
    this.problems = problems;
  }

  /** The layouts, oldest first; none when the table declares none. */
  List<DeclaredLayout> read(Section table, S3Settings endpoint) {
    Optional<Node> node = table.find("layouts");
    if (node.isEmpty()) {
      return List.of();
    }
    if (endpoint.namesColumns()) {
      problems.add(
          node.get().place(),
          "the endpoint's files name their columns, so they are read by name. Remove layouts.");
    }
    if (!node.get().isList() || node.get().items().isEmpty()) {
      problems.add(node.get().place(), "expected a list of layouts, the oldest first.");
    }
    List<DeclaredLayout> layouts = new ArrayList<>();
    List<Node> items = node.get().items();
    for (int i = 0; i < items.size(); i++) {
      layouts.add(layout(items.get(i), i == items.size() - 1, layouts));
    }
    refuseUnread(node.get(), layouts);
    return layouts;
  }

  private DeclaredLayout layout(Node node, boolean last, List<DeclaredLayout> before) {
    Section section = Section.of(node, Keys.LAYOUT, problems);
    List<String> names = columns(section);
    Optional<Node> own = section.find("added-columns");
    if (last && own.isPresent()) {
      problems.add(
          own.get().place(), "the last layout has the table's added-columns. Write them there.");
    }
    AddedColumns behind = own.map(new PolicyReader(problems)::added).orElse(added);
    boolean fullLoad = section.read("full-load", FLAG).orElse(false);
    if (fullLoad && before.stream().anyMatch(DeclaredLayout::fullLoad)) {
      problems.add(section.place(), "full-load is true in another layout already. Keep one.");
    }
    return new DeclaredLayout(from(section, before), names, behind, fullLoad);
  }

  private String from(Section section, List<DeclaredLayout> before) {
    Optional<Node> node = section.find("from");
    if (before.isEmpty()) {
      node.ifPresent(
          found ->
              problems.add(
                  found.place(),
                  "the first layout is that of the oldest files, and has no from. Remove it, or"
                      + " put the layout before it in front."));
      return "";
    }
    Optional<ChangeFileName> from = section.readRequired("from", FROM);
    String last = before.get(before.size() - 1).from();
    if (from.isPresent() && !last.isEmpty() && !isLater(from.get(), last)) {
      problems.add(
          node.orElseThrow().place(),
          "'" + node.get().text() + "' is not later than the layout before it. Sort layouts.");
    }
    return from.map(ChangeFileName::stamp).orElse(last);
  }

  private static boolean isLater(ChangeFileName from, String last) {
    return from.isFlushedFrom(last) && !from.stamp().equals(last);
  }

  private List<String> columns(Section section) {
    List<String> declared = columns.stream().map(Column::name).toList();
    Accepted<String> column =
        new Accepted<>(
            "a declared column (" + String.join(", ", declared) + ")",
            text -> Nearest.question(text, declared),
            text -> Optional.of(text).filter(declared::contains));
    List<String> names = new ArrayList<>();
    section.require("columns", "the names of the columns, in file order");
    for (Node node : section.elements("columns")) {
      Optional<String> name = column.read(node, problems);
      if (name.isPresent() && names.contains(name.get())) {
        problems.add(node.place(), "'" + name.get() + "' stands in this layout twice. Keep one.");
      }
      name.ifPresent(names::add);
    }
    key.stream()
        .filter(part -> !names.contains(part))
        .forEach(
            part ->
                problems.add(
                    section.place(), "key column '" + part + "' is missing in this layout."));
    return names;
  }

  /** A column in no layout would be NULL for ever. */
  private void refuseUnread(Node node, List<DeclaredLayout> layouts) {
    Set<String> read = new HashSet<>();
    layouts.forEach(layout -> read.addAll(layout.columns()));
    List<String> unread =
        columns.stream().map(Column::name).filter(name -> !read.contains(name)).toList();
    if (!unread.isEmpty() && !layouts.isEmpty()) {
      problems.add(
          node.place(), unread + " stand in no layout. Add them where they are in the files.");
    }
  }

  private static Optional<ChangeFileName> from(String text) {
    return ChangeFileName.parseEither(text)
        .or(() -> ChangeFileName.parseEither(text + ".csv"))
        .filter(name -> name.flushedAt().isPresent());
  }
}
