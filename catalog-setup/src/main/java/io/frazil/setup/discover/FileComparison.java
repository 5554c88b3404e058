package io.frazil.setup.discover;

import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Compares a pipeline file with what its source has now. A type declared wider than the source
 * needs it, or one that holds the same in another form, is a choice of who wrote the file.
 */
final class FileComparison {

  private FileComparison() {}

  /**
   * What differs, in file order, new tables last.
   *
   * @param asked which tables of the source were looked for
   */
  static List<FileChange> compare(Pipeline pipeline, Drafts drafts, Predicate<SourceTable> asked) {
    List<FileChange> changes = new ArrayList<>();
    for (PipelineTable table : pipeline.tables()) {
      Optional<TableDraft> draft = draftOf(table, drafts);
      if (draft.isPresent()) {
        changes.addAll(table(table, draft.get()));
      } else if (asked.test(table.source()) && !isRefused(table, drafts)) {
        changes.add(
            new FileChange(
                FileChange.Kind.GONE_TABLE,
                table.name(),
                "",
                "the source has no " + table.source() + " any more; its table stays as it is."));
      }
    }
    for (TableDraft draft : newTables(pipeline, drafts)) {
      changes.add(
          new FileChange(
              FileChange.Kind.NEW_TABLE,
              draft.target(),
              "",
              "from " + draft.folder() + ", columns: " + draft.columns().size()));
    }
    return changes;
  }

  /** Drafts of tables the file does not have. */
  static List<TableDraft> newTables(Pipeline pipeline, Drafts drafts) {
    return drafts.tables().stream()
        .filter(
            draft ->
                pipeline.tables().stream()
                    .noneMatch(table -> table.source().equals(draft.folder())))
        .toList();
  }

  static Optional<TableDraft> draftOf(PipelineTable table, Drafts drafts) {
    return drafts.tables().stream()
        .filter(draft -> draft.folder().equals(table.source()))
        .findFirst();
  }

  private static boolean isRefused(PipelineTable table, Drafts drafts) {
    return drafts.refused().stream().anyMatch(each -> each.table().equals(table.source()));
  }

  private static List<FileChange> table(PipelineTable table, TableDraft draft) {
    List<FileChange> changes = new ArrayList<>();
    for (TableDraft.Column column : draft.columns()) {
      declared(table, column.name())
          .map(existing -> type(table, existing, column))
          .orElseGet(() -> Optional.of(added(table, column)))
          .ifPresent(changes::add);
    }
    for (Column column : table.target().columns()) {
      if (draft.columns().stream().noneMatch(each -> each.name().equalsIgnoreCase(column.name()))) {
        changes.add(
            new FileChange(
                FileChange.Kind.GONE_COLUMN,
                table.name(),
                column.name(),
                "the source has it no more; it stays in the table."));
      }
    }
    if (!draft.key().isEmpty() && !sameNames(table.target().key(), draft.key())) {
      changes.add(
          new FileChange(
              FileChange.Kind.OTHER_KEY,
              table.name(),
              "",
              "declared %s, the source's primary key is %s. Correct key in the file if the table's"
                      .formatted(table.target().key(), draft.key())
                  + " rows are to have it."));
    }
    return changes;
  }

  private static FileChange added(PipelineTable table, TableDraft.Column column) {
    return new FileChange(
        FileChange.Kind.NEW_COLUMN, table.name(), column.name(), column.type().toString());
  }

  private static Optional<FileChange> type(
      PipelineTable table, Column existing, TableDraft.Column found) {
    ColumnType declared = existing.type();
    if (declared.widensTo(found.type())) {
      return Optional.of(
          new FileChange(
              FileChange.Kind.WIDER_TYPE,
              table.name(),
              existing.name(),
              declared + " -> " + found.type()));
    }
    if (holds(declared, found.type())) {
      return Optional.empty();
    }
    return Optional.of(
        new FileChange(
            FileChange.Kind.OTHER_TYPE,
            table.name(),
            existing.name(),
            "declared "
                + declared
                + ", the source would be "
                + found.type()
                + ", and Iceberg cannot make the one the other. Keep it if it still reads the files,"
                + " or load the table anew under another target."));
  }

  /** Whether every value of the source's type can be read as the declared one. */
  private static boolean holds(ColumnType declared, ColumnType found) {
    boolean bothTimes = isTimestamp(declared) && isTimestamp(found);
    return declared.equals(found)
        || declared.kind() == ColumnType.Kind.STRING
        || bothTimes
        || found.widensTo(declared);
  }

  private static boolean isTimestamp(ColumnType type) {
    return type.kind() == ColumnType.Kind.TIMESTAMP || type.kind() == ColumnType.Kind.TIMESTAMPTZ;
  }

  private static boolean sameNames(List<String> one, List<String> other) {
    return one.size() == other.size()
        && IntStream.range(0, one.size()).allMatch(i -> one.get(i).equalsIgnoreCase(other.get(i)));
  }

  private static Optional<Column> declared(PipelineTable table, String name) {
    return table.target().columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst();
  }
}
