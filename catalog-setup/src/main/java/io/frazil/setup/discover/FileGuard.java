package io.frazil.setup.discover;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineException;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.TableDefinition;
import java.nio.file.Path;
import java.util.List;

/** Tells whether a new text is the old pipeline file plus the changes, and nothing else. */
final class FileGuard {

  private final Pipeline before;
  private final List<FileChange> changes;
  private final List<TableDraft> added;

  FileGuard(Pipeline before, List<FileChange> changes, List<TableDraft> added) {
    this.before = before;
    this.changes = changes;
    this.added = added;
  }

  /** Whether the reader finds that in the text. */
  boolean holds(String text, Path baseDirectory) {
    Pipeline after;
    try {
      after = PipelineReader.parse(text, baseDirectory);
    } catch (PipelineException e) {
      return false;
    }
    int known = before.tables().size();
    if (!after.name().equals(before.name())
        || !after.landing().equals(before.landing())
        || !after.endpoint().equals(before.endpoint())
        || !after.catalog().equals(before.catalog())
        || after.tables().size() != known + added.size()) {
      return false;
    }
    for (int i = 0; i < after.tables().size(); i++) {
      PipelineTable table = after.tables().get(i);
      boolean expected =
          i < known ? follows(before.tables().get(i), table) : isDraft(added.get(i - known), table);
      if (!expected) {
        return false;
      }
    }
    return true;
  }

  private boolean follows(PipelineTable old, PipelineTable now) {
    TableDefinition was = old.target();
    TableDefinition is = now.target();
    return now.source().equals(old.source())
        && now.added().equals(old.added())
        && now.policy().equals(old.policy())
        && is.name().equals(was.name())
        && is.key().equals(was.key())
        && is.partitions().equals(was.partitions())
        && is.properties().equals(was.properties())
        && is.writeMode() == was.writeMode()
        && keptColumns(old, now).equals(expectedColumns(old))
        && newColumns(old, now).equals(texts(old, FileChange.Kind.NEW_COLUMN));
  }

  /** The old columns, as they are to be: name, type and doc. */
  private List<String> expectedColumns(PipelineTable old) {
    List<String> wider = texts(old, FileChange.Kind.WIDER_TYPE);
    return old.target().columns().stream()
        .map(
            column ->
                wider.stream()
                        .filter(text -> text.startsWith(column.name() + " "))
                        .findFirst()
                        .map(text -> text.replace(column.type() + " -> ", ""))
                        .orElse(column.name() + " " + column.type())
                    + " "
                    + column.doc())
        .toList();
  }

  private static List<String> keptColumns(PipelineTable old, PipelineTable now) {
    return now.target().columns().stream()
        .filter(column -> has(old, column))
        .map(column -> column.name() + " " + column.type() + " " + column.doc())
        .toList();
  }

  private static List<String> newColumns(PipelineTable old, PipelineTable now) {
    return now.target().columns().stream()
        .filter(column -> !has(old, column))
        .map(column -> column.name() + " " + column.type())
        .toList();
  }

  private static boolean has(PipelineTable table, Column column) {
    return table.target().columns().stream().anyMatch(each -> each.name().equals(column.name()));
  }

  /** Column and detail of each change of a kind. */
  private List<String> texts(PipelineTable table, FileChange.Kind kind) {
    return changes.stream()
        .filter(change -> change.kind() == kind && change.table().equals(table.name()))
        .map(change -> change.column() + " " + change.detail())
        .toList();
  }

  private static boolean isDraft(TableDraft draft, PipelineTable table) {
    List<String> columns =
        draft.columns().stream().map(column -> column.name() + " " + column.type()).toList();
    return table.source().equals(draft.folder())
        && table.name().equals(draft.target())
        && table.target().key().equals(draft.key())
        && (draft.added().equals(AddedColumns.NONE) || table.added().equals(draft.added()))
        && table.target().columns().stream()
            .map(column -> column.name() + " " + column.type())
            .toList()
            .equals(columns);
  }
}
