package io.frazil.merge.changeset;

import io.frazil.merge.sql.SqlIdentifier;
import io.frazil.model.table.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The query that folds the view {@code staged} to one row per key: the newest image in the total
 * order. A key update counts as two images of one row: a delete of the old key, then an upsert of
 * the new one. Gives the target's columns, the operation under {@link #operationColumn()}, and the
 * counts the books are made of.
 *
 * <p>{@code frazil_changes} is the number of rows whose main image has this key, {@code
 * frazil_weight} is 1 when the newest image is a row's main image and 0 when it is the delete of an
 * old key, {@code frazil_touched} says whether any of the key's images comes from a file that this
 * batch applies.
 *
 * @param columns of the target table, in table order
 * @param key names of the key columns
 * @param splitsKeyUpdates whether rows may carry a before image of their key
 */
public record FoldStatement(List<Column> columns, List<String> key, boolean splitsKeyUpdates) {

  /** Word of the operation column for rows to delete. */
  public static final String DELETE = "DELETE";

  /** Word of the operation column for rows to insert or update. */
  public static final String UPSERT = "UPSERT";

  public FoldStatement {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** {@code op}, with as many underscores as it takes not to meet a column of the table. */
  public String operationColumn() {
    List<String> names = columns.stream().map(Column::name).toList();
    String name = "op";
    while (names.stream().anyMatch(name::equalsIgnoreCase)) {
      name += "_";
    }
    return name;
  }

  /** The query, one step after the other, one column a line, ending in a newline. */
  public String render() {
    return """
        WITH images AS (
        %s
        ),
        placed AS (
          SELECT
            *,
            CASE
              WHEN change_sequence IS NULL THEN file
              ELSE min(file) OVER (PARTITION BY %s, change_sequence)
            END AS first_file
          FROM images
        ),
        ranked AS (
          SELECT
            *,
            row_number() OVER (
              PARTITION BY %s
              ORDER BY
                left(change_sequence, 16) DESC NULLS LAST,
                first_file DESC,
                change_sequence DESC,
                file DESC,
                row DESC,
                part DESC
            ) AS newest,
            sum(frazil_weight) OVER (PARTITION BY %s) AS frazil_changes,
            max(fresh) OVER (PARTITION BY %s) AS frazil_touched
          FROM placed
        )
        SELECT
          frazil_op AS %s,
        %s,
          frazil_changes,
          frazil_weight,
          frazil_touched
        FROM ranked
        WHERE newest = 1
        """
        .formatted(
            splitsKeyUpdates ? splitImages() : plainImages(),
            keys(),
            keys(),
            keys(),
            keys(),
            SqlIdentifier.quoted(operationColumn()),
            outputColumns());
  }

  private String plainImages() {
    return """
          SELECT
            CASE operation WHEN 'DELETE' THEN 'DELETE' ELSE 'UPSERT' END AS frazil_op,
        %s,
            1 AS frazil_weight,
            1 AS part,
            image,
            change_sequence,
            file,
            row,
            fresh
          FROM staged"""
        .formatted(eachKey("    image.%s AS %s", ",\n"));
  }

  private String splitImages() {
    return """
          SELECT
            frazil_op,
        %s,
            frazil_weight,
            part,
            image,
            change_sequence,
            file,
            row,
            fresh
          FROM staged
          LATERAL VIEW inline(
            CASE
              WHEN key_moved THEN array(
                struct('DELETE', %s, 0, 0),
                struct('UPSERT', %s, 1, 1)
              )
              WHEN operation = 'DELETE' THEN array(
                struct('DELETE', %s, 1, 1)
              )
              ELSE array(
                struct('UPSERT', %s, 1, 1)
              )
            END
          ) parts AS frazil_op, %s, frazil_weight, part"""
        .formatted(
            eachKey("    %2$s", ",\n"),
            eachKey("before.%s", ", "),
            eachKey("image.%s", ", "),
            eachKey("image.%s", ", "),
            eachKey("image.%s", ", "),
            keys());
  }

  private String outputColumns() {
    return columns.stream()
        .map(Column::name)
        .map(
            name ->
                "  "
                    + (key.contains(name) ? keyName(name) : "image." + SqlIdentifier.quoted(name))
                    + " AS "
                    + SqlIdentifier.quoted(name))
        .collect(Collectors.joining(",\n"));
  }

  /**
   * Each key column in a form of its own.
   *
   * @param form takes the column's quoted name and the name it has in the fold
   */
  private String eachKey(String form, String between) {
    return key.stream()
        .map(name -> String.format(Locale.ROOT, form, SqlIdentifier.quoted(name), keyName(name)))
        .collect(Collectors.joining(between));
  }

  private String keys() {
    return eachKey("%2$s", ", ");
  }

  /** Plain columns, not a struct: Spark then knows that the result is partitioned by the key. */
  private String keyName(String column) {
    return "frazil_key_" + (key.indexOf(column) + 1);
  }
}
