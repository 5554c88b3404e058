package io.frazil.replicator.conformance;

import static io.frazil.replicator.conformance.CaseTable.ITEMS;
import static io.frazil.replicator.conformance.CaseTable.TAGGED;
import static io.frazil.replicator.conformance.CaseTable.insert;
import static io.frazil.replicator.conformance.CaseTable.row;
import static io.frazil.replicator.conformance.CaseTable.update;

import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Columns that come, go and change while the task runs. */
final class ColumnCases {

  private static final SourceTable PRICED_LONG =
      CaseTable.of("items", "id", "id INT8", "name STRING", "price INT8");
  private static final SourceTable PRICED_TEXT =
      CaseTable.of("items", "id", "id INT8", "name STRING", "price STRING");
  private static final SourceTable LABELLED =
      CaseTable.of("items", "id", "id INT8", "label STRING", "price INT4");
  private static final SourceTable LABELLED_TOO =
      CaseTable.of("items", "id", "id INT8", "name STRING", "price INT4", "label STRING");

  private static final Declared ITEMS_DECLARED = Declared.recommended(ITEMS);
  private static final Declared HEADERS = ITEMS_DECLARED.endpoint("AddColumnName: true");
  private static final Declared PARQUET = ITEMS_DECLARED.endpoint("DataFormat: parquet");
  private static final String EVOLVE = "drift: evolve";

  private ColumnCases() {}

  static List<Case> all() {
    return Stream.of(withoutHeader(), added(), goneOrRenamed(), types())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Case> withoutHeader() {
    return List.of(
        Case.of(
            "before-images-switched-on",
            "A rule that adds before images is switched on while the task runs: later files have a"
                + " column more, and nothing marks the change.",
            ITEMS_DECLARED.begins(Declared.SEQUENCE),
            CaseTable::three,
            run -> run.commit(update(1L, "short", 1)),
            run -> {
              run.switchOnBeforeImages();
              SourceRow before = row(1L, "short", 1);
              run.commit(SourceChange.update(ITEMS, Optional.of(before), row(10L, "moved", 1)));
            }),
        Case.of(
            "column-added-without-header",
            "A column is added at the source, and files have no header. The pipeline file says from"
                + " which file on (`layouts`). Rows of older files have NULL in it.",
            ITEMS_DECLARED.layouts(
                TAGGED,
                "- columns: [id, name, price]",
                "- from: 20240612-103100000",
                "  columns: [id, name, price, tag]"),
            run -> {
              CaseTable.three(run);
              run.expect(untagged("one"), row(2L, "two", 20, null), row(3L, "three", 30, null));
            },
            run -> {
              run.commit(update(1L, "changed", 10));
              run.expect(untagged("changed"), row(2L, "two", 20, null), row(3L, "three", 30, null));
            },
            ColumnCases::addTag));
  }

  private static List<Case> added() {
    return List.of(
        Case.of(
            "column-added-with-header",
            "A column is added at the source, and the header names it. The table is to follow: rows"
                + " of older files have NULL in the new column.",
            HEADERS.defaults(Declared.SEQUENCE_AND_BEFORE, EVOLVE),
            CaseTable::three,
            run -> {
              addTag(run);
              run.mirrors(TAGGED);
            }),
        Case.of(
            "column-added-where-tables-stand",
            "The same, and the table is not to follow by itself: it stops with the difference, and"
                + " no row is merged without its new column.",
            HEADERS,
            CaseTable::three,
            run -> {
              addTag(run);
              run.expect(row(1L, "one", 10), row(2L, "two", 20), row(3L, "three", 30));
              run.stops("The files have a column that the table does not have.");
            }));
  }

  private static List<Case> goneOrRenamed() {
    return List.of(
        Case.of(
            "column-dropped-with-header",
            "A column is dropped at the source: it reads as NULL from then on, and stays in the"
                + " table for the rows that have it.",
            Declared.recommended(TAGGED).endpoint("AddColumnName: true"),
            run -> {
              run.loaded(1L, "one", 10, "red");
              run.loaded(2L, "two", 20, "blue");
            },
            run -> {
              run.alter(ITEMS, row(1L, "one", 10), row(2L, "two", 20));
              run.commit(update(1L, "changed", 11), insert(3L, "three", 30));
              run.expect(
                  row(1L, "changed", 11, null),
                  row(2L, "two", 20, "blue"),
                  row(3L, "three", 30, null));
            }),
        Case.of(
            "column-renamed-with-header",
            "A column is renamed at the source. Nothing tells that from a dropped column and a new"
                + " one, so it becomes that.",
            HEADERS.defaults(Declared.SEQUENCE_AND_BEFORE, EVOLVE),
            CaseTable::three,
            run -> {
              run.alter(LABELLED, row(1L, "one", 10), row(2L, "two", 20), row(3L, "three", 30));
              run.commit(SourceChange.update(LABELLED, Optional.empty(), row(1L, "labelled", 11)));
              run.mirrors(LABELLED_TOO);
              run.expect(
                  row(1L, null, 11, "labelled"),
                  row(2L, "two", 20, null),
                  row(3L, "three", 30, null));
            }));
  }

  private static List<Case> types() {
    return List.of(
        Case.of(
            "type-widened-in-parquet",
            "The price becomes a bigint at the source, and Parquet tells so. The table is to follow.",
            PARQUET.defaults(Declared.SEQUENCE_AND_BEFORE, EVOLVE),
            CaseTable::three,
            run -> {
              run.alter(
                  PRICED_LONG, row(1L, "one", 10L), row(2L, "two", 20L), row(3L, "three", 30L));
              run.commit(
                  SourceChange.update(
                      PRICED_LONG, Optional.empty(), row(1L, "one", 9_000_000_000L)));
              run.mirrors(PRICED_LONG);
            }),
        Case.of(
            "type-changed-in-parquet",
            "The price becomes a text at the source, which no integer column can hold.",
            PARQUET.defaults(Declared.SEQUENCE_AND_BEFORE, EVOLVE),
            CaseTable::three,
            run -> {
              run.alter(PRICED_TEXT, row(1L, "one", "ten"));
              run.commit(
                  SourceChange.update(PRICED_TEXT, Optional.empty(), row(1L, "one", "eleven")));
              run.expect(row(1L, "one", 10), row(2L, "two", 20), row(3L, "three", 30));
              run.stops("The files have a text where the table has an integer.");
            }),
        Case.of(
            "key-column-missing",
            "A header has no key column: nobody can tell which rows are meant.",
            HEADERS.defaults(Declared.SEQUENCE_AND_BEFORE, EVOLVE),
            CaseTable::three,
            run -> {
              run.object(
                  "public/items/20240612-103500000.csv",
                  "Op,dms_commit_ts,name,price,transact_seq,before_id\n"
                      + "U,2024-06-12 10:34:00.000000,which,1,20240612103400000000000000000000101,\n");
              run.stops("The files have no key column.");
            }));
  }

  private static SourceRow untagged(String name) {
    return row(1L, name, 10, null);
  }

  private static void addTag(CaseRun run) {
    run.alter(
        TAGGED, row(1L, "changed", 10, null), row(2L, "two", 20, null), row(3L, "three", 30, null));
    run.commit(
        SourceChange.update(TAGGED, Optional.empty(), row(1L, "changed", 10, "red")),
        SourceChange.insert(TAGGED, row(4L, "four", 40, "blue")));
  }
}
