package io.frazil.setup.discover;

import io.frazil.model.dms.AddedColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Definitions as a person would write them in a pipeline file. */
public final class DefinitionText {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");
  private static final Set<String> WORDS =
      Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

  private DefinitionText() {}

  /**
   * The lines of an element of {@code tables}, its dash indented by so many blanks; refused tables
   * come after all others, as comments.
   */
  public static List<String> tables(Drafts drafts, int indent) {
    List<String> lines = new ArrayList<>();
    drafts.tables().forEach(draft -> lines.addAll(table(draft, indent)));
    String blanks = " ".repeat(indent);
    drafts
        .refused()
        .forEach(
            refused ->
                lines.add(
                    blanks + "# Not here: " + comment(refused.table() + ": " + refused.reason())));
    return lines;
  }

  static List<String> table(TableDraft draft, int indent) {
    String dash = " ".repeat(indent) + "- ";
    String key = " ".repeat(indent + 2);
    List<String> lines = new ArrayList<>();
    draft.notes().forEach(note -> lines.add(" ".repeat(indent) + "# " + comment(note)));
    lines.add(dash + "source: " + scalar(draft.folder().toString()));
    lines.add(key + "target: " + scalar(draft.target().toString()));
    lines.add(key + "key: " + keyText(draft.key()));
    lines.add(key + "columns:");
    draft.columns().forEach(column -> lines.addAll(column(column, indent + 4)));
    lines.addAll(added(draft.added(), key));
    return lines;
  }

  /** The lines of one column: what to know of it, then its type. */
  static List<String> column(TableDraft.Column column, int indent) {
    String blanks = " ".repeat(indent);
    List<String> lines = new ArrayList<>();
    if (!column.note().isEmpty()) {
      lines.add(blanks + "# " + comment(column.name() + ": " + column.note()));
    }
    lines.add(blanks + scalar(column.name()) + ": " + column.type());
    return lines;
  }

  private static String keyText(List<String> key) {
    if (key.isEmpty()) {
      return "[] # Fill in: the source's primary key, which files do not tell.";
    }
    List<String> parts = key.stream().map(DefinitionText::scalar).toList();
    return parts.size() == 1 ? parts.get(0) : "[" + String.join(", ", parts) + "]";
  }

  private static List<String> added(AddedColumns added, String key) {
    List<String> lines = new ArrayList<>();
    if (!added.equals(AddedColumns.NONE)) {
      lines.add(key + "added-columns:");
    }
    added
        .changeSequenceColumn()
        .ifPresent(name -> lines.add(key + "  change-sequence: " + scalar(name)));
    if (!added.others().isEmpty()) {
      List<String> others = added.others().stream().map(DefinitionText::scalar).toList();
      lines.add(key + "  others: [" + String.join(", ", others) + "]");
    }
    if (added.hasBeforeImage()) {
      lines.add(key + "  before-image-prefix: " + scalar(added.beforeImagePrefix()));
    }
    return lines;
  }

  /** A text as YAML takes it, quoted where it could be taken for something else. */
  static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : "'" + text.replace("'", "''") + "'";
  }

  /** One line, whatever the source named its things. */
  static String comment(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
