package io.frazil.merge.plan;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.changeset.FoldStatement;
import io.frazil.merge.sql.SqlIdentifier;
import io.frazil.model.table.Column;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one MERGE of a table and batch, over the view {@code changes}.
 *
 * @param target the table's full name, catalog first, each part bare
 * @param columns of the table, in table order
 * @param key names of the key columns
 * @param operationColumn column of {@code changes} that says UPSERT or DELETE
 * @param keyTests conditions on target columns alone that every key of the batch meets; may be
 *     empty
 */
public record MergeStatement(
    List<String> target,
    List<Column> columns,
    List<String> key,
    String operationColumn,
    List<String> keyTests) {

  public MergeStatement {
    requireNonNull(operationColumn, "operationColumn is null");
    target = List.copyOf(target);
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    keyTests = List.copyOf(keyTests);
  }

  /** The statement as a person would lay it out, ending in a newline. */
  public String render() {
    String op = "source." + SqlIdentifier.quoted(operationColumn);
    return "MERGE INTO "
        + SqlIdentifier.path(target.toArray(String[]::new))
        + " AS target\nUSING changes AS source\nON "
        + condition()
        + "\nWHEN MATCHED AND "
        + op
        + " = '"
        + FoldStatement.DELETE
        + "' THEN DELETE\n"
        + update()
        + "WHEN NOT MATCHED AND "
        + op
        + " <> '"
        + FoldStatement.DELETE
        + "' THEN INSERT (\n"
        + lines(name -> "  " + name)
        + "\n) VALUES (\n"
        + lines(name -> "  source." + name)
        + "\n)\n";
  }

  private String condition() {
    String join =
        key.stream()
            .map(SqlIdentifier::quoted)
            .map(name -> "target." + name + " = source." + name)
            .collect(Collectors.joining("\n   AND "));
    return keyTests.isEmpty() ? join : join + "\n   AND " + String.join("\n   AND ", keyTests);
  }

  /** A table of nothing but key columns has nothing to update. */
  private String update() {
    List<String> rest =
        columns.stream().map(Column::name).filter(name -> !key.contains(name)).toList();
    if (rest.isEmpty()) {
      return "";
    }
    return rest.stream()
        .map(SqlIdentifier::quoted)
        .map(name -> "  target." + name + " = source." + name)
        .collect(Collectors.joining(",\n", "WHEN MATCHED THEN UPDATE SET\n", "\n"));
  }

  private String lines(java.util.function.UnaryOperator<String> line) {
    return columns.stream()
        .map(Column::name)
        .map(SqlIdentifier::quoted)
        .map(line)
        .collect(Collectors.joining(",\n"));
  }
}
