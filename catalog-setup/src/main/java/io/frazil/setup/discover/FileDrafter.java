package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes definitions of what a Parquet file tells: columns and types. What it does not tell, the key
 * above all, must be filled in.
 */
public final class FileDrafter {

  /** A column of a file; the type is empty when nothing can hold it. */
  public record Field(String name, Optional<ColumnType> type, String parquet, boolean required) {

    public Field {
      requireNonNull(name, "name is null");
      requireNonNull(type, "type is null");
      requireNonNull(parquet, "parquet is null");
    }
  }

  /** The file of a table that was looked at. */
  public record FoundFile(SourceTable table, String path, List<Field> fields) {

    public FoundFile {
      requireNonNull(table, "table is null");
      requireNonNull(path, "path is null");
      fields = List.copyOf(fields);
    }
  }

  private final Optional<String> namespace;
  private final String timestampColumn;

  /**
   * @param timestampColumn TimestampColumnName of the endpoint; empty when it is not known, and a
   *     text that is never null is taken for it
   */
  public FileDrafter(Optional<String> namespace, String timestampColumn) {
    this.namespace = requireNonNull(namespace, "namespace is null");
    this.timestampColumn = requireNonNull(timestampColumn, "timestampColumn is null");
  }

  /** Makes what can be made. */
  public Drafts draft(List<FoundFile> files) {
    List<TableDraft> drafts = new ArrayList<>();
    List<Drafts.Refused> refused = new ArrayList<>();
    for (FoundFile file : files) {
      Optional<Field> unreadable =
          file.fields().stream().filter(field -> field.type().isEmpty()).findFirst();
      if (unreadable.isPresent()) {
        refused.add(
            new Drafts.Refused(
                file.table(),
                "its column '%s' in %s cannot be held by any column type."
                    .formatted(unreadable.get().parquet(), file.path())));
      } else {
        drafts.add(draft(file));
      }
    }
    return new Drafts(drafts, refused);
  }

  private TableDraft draft(FoundFile file) {
    List<TableDraft.Column> columns = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    notes.add(
        "By "
            + file.path()
            + ". Columns that rules of the task add stand among the source's own: move them to"
            + " added-columns.");
    for (Field field : file.fields()) {
      if (isTimestamp(field)) {
        notes.add("Left out: " + field.name() + ", the endpoint's TimestampColumnName.");
      } else if (!field.name().equalsIgnoreCase("Op")) {
        String name = field.name().toLowerCase(Locale.ROOT);
        columns.add(new TableDraft.Column(field.name(), name, field.type().orElseThrow(), ""));
      }
    }
    String schema = namespace.orElse(file.table().schema().toLowerCase(Locale.ROOT));
    TableName target = new TableName(schema, file.table().table().toLowerCase(Locale.ROOT));
    return new TableDraft(
        file.table(), file.table(), target, columns, List.of(), AddedColumns.NONE, notes);
  }

  /** In a real file the timestamp column alone was required; the source's columns never are. */
  private boolean isTimestamp(Field field) {
    return timestampColumn.isEmpty()
        ? field.required()
            && field.type().orElseThrow().kind() == ColumnType.Kind.STRING
            && !field.name().equalsIgnoreCase("Op")
        : field.name().equalsIgnoreCase(timestampColumn);
  }
}
