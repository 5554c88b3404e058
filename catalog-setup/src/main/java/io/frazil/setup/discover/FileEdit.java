package io.frazil.setup.discover;

import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineLines;
import io.frazil.model.pipeline.PipelineTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes changes into the lines of a pipeline file. Whether that went well is for others to say.
 */
final class FileEdit {

  private final List<String> lines;
  private final Map<Integer, List<String>> insertedAfter = new TreeMap<>();
  private boolean isPossible = true;

  private FileEdit(String yaml) {
    this.lines = new ArrayList<>(List.of(yaml.split("\n", -1)));
  }

  /** The new text; empty when a change finds no line of its own to go to. */
  static Optional<String> apply(
      String yaml, PipelineLines places, Pipeline before, Drafts drafts, List<FileChange> changes) {
    if (places.tables().size() != before.tables().size()) {
      return Optional.empty();
    }
    FileEdit edit = new FileEdit(yaml);
    for (int i = 0; i < places.tables().size(); i++) {
      PipelineTable table = before.tables().get(i);
      Optional<TableDraft> draft = FileComparison.draftOf(table, drafts);
      if (draft.isPresent()) {
        edit.follow(places.tables().get(i), table, draft.get(), changes);
      }
    }
    edit.append(places, FileComparison.newTables(before, drafts));
    return edit.isPossible ? Optional.of(edit.text()) : Optional.empty();
  }

  private void follow(
      PipelineLines.Table place, PipelineTable table, TableDraft draft, List<FileChange> changes) {
    String previous = "";
    for (TableDraft.Column column : draft.columns()) {
      Optional<FileChange> change =
          changes.stream()
              .filter(each -> each.table().equals(table.name()))
              .filter(each -> each.column().equalsIgnoreCase(column.name()))
              .findFirst();
      FileChange.Kind kind = change.map(FileChange::kind).orElse(null);
      if (kind == FileChange.Kind.NEW_COLUMN) {
        insert(place, previous, column);
      } else {
        previous = nameIn(place, column.name());
        if (kind == FileChange.Kind.WIDER_TYPE) {
          widen(place, change.get(), previous);
        }
      }
    }
  }

  private static String nameIn(PipelineLines.Table place, String name) {
    return place.columns().keySet().stream()
        .filter(each -> each.equalsIgnoreCase(name))
        .findFirst()
        .orElse("");
  }

  /** Puts a column behind the one that precedes it in the source. */
  private void insert(PipelineLines.Table place, String previous, TableDraft.Column column) {
    Integer line = place.columns().get(previous);
    Optional<Integer> indent = line == null ? Optional.empty() : indentOf(line, previous);
    if (indent.isEmpty()) {
      isPossible = false;
      return;
    }
    int last = line;
    while (last < lines.size() && blanks(lines.get(last)) > indent.get()) {
      last++;
    }
    insertedAfter
        .computeIfAbsent(last, none -> new ArrayList<>())
        .addAll(DefinitionText.column(column, indent.get()));
  }

  private void widen(PipelineLines.Table place, FileChange change, String name) {
    String from = change.detail().substring(0, change.detail().indexOf(" -> "));
    String to = change.detail().substring(change.detail().indexOf(" -> ") + 4);
    int line = place.columns().get(name);
    Pattern spelt =
        Pattern.compile(
            "^(\\s*['\"]?"
                + Pattern.quote(name)
                + "['\"]?\\s*:\\s*(?:\\{\\s*type:\\s*)?['\"]?)"
                + typePattern(from)
                + "(.*)$",
            Pattern.CASE_INSENSITIVE);
    Matcher matcher = spelt.matcher(lines.get(line - 1));
    if (matcher.matches()) {
      lines.set(line - 1, matcher.group(1) + to + matcher.group(2));
    } else {
      isPossible = false;
    }
  }

  /** A type as a person may have spelt it. */
  private static String typePattern(String type) {
    return type.chars()
        .mapToObj(c -> Pattern.quote(String.valueOf((char) c)))
        .map(c -> c.contains("(") || c.contains(",") ? c + "\\s*" : c)
        .collect(Collectors.joining());
  }

  private void append(PipelineLines places, List<TableDraft> added) {
    if (added.isEmpty()) {
      return;
    }
    int start = places.tables().get(places.tables().size() - 1).line();
    int indent = dash(start);
    if (indent < 0) {
      isPossible = false;
      return;
    }
    int last = start;
    for (int at = start; at < lines.size() && belongs(lines.get(at), indent); at++) {
      last = lines.get(at).isBlank() ? last : at + 1;
    }
    List<String> text = insertedAfter.computeIfAbsent(last, none -> new ArrayList<>());
    added.forEach(draft -> text.addAll(DefinitionText.table(draft, indent)));
  }

  /** Whether a line is part of an element whose dash stands at this indent. */
  private static boolean belongs(String line, int indent) {
    return line.isBlank() || blanks(line) > indent;
  }

  /** Where the dash of an element stands on its line; -1 when there is none. */
  private int dash(int line) {
    String text = lines.get(line - 1);
    return text.strip().startsWith("- ") || text.strip().equals("-") ? blanks(text) : -1;
  }

  /** How far a column is indented, if it has a line of its own. */
  private Optional<Integer> indentOf(int line, String name) {
    String text = lines.get(line - 1);
    boolean alone = text.matches("\\s+['\"]?" + Pattern.quote(name) + "['\"]?\\s*:.*");
    return alone ? Optional.of(blanks(text)) : Optional.empty();
  }

  private static int blanks(String line) {
    return line.length() - line.stripLeading().length();
  }

  private String text() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      all.add(lines.get(i));
      all.addAll(insertedAfter.getOrDefault(i + 1, List.of()));
    }
    return String.join("\n", all);
  }
}
