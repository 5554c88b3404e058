package io.frazil.replicator.conformance;

import static io.frazil.replicator.conformance.CaseTable.ITEMS;
import static io.frazil.replicator.conformance.CaseTable.SEATS;
import static io.frazil.replicator.conformance.CaseTable.delete;
import static io.frazil.replicator.conformance.CaseTable.insert;
import static io.frazil.replicator.conformance.CaseTable.row;
import static io.frazil.replicator.conformance.CaseTable.update;

import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceRow.Unlogged;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of inserts, updates, deletes, and of rows that move from key to key. */
final class RowCases {

  private static final Declared ITEMS_DECLARED = Declared.recommended(ITEMS);

  private RowCases() {}

  static List<Case> all() {
    return Stream.of(operations(), leftOut(), keys()).flatMap(List::stream).toList();
  }

  private static List<Case> operations() {
    return List.of(
        Case.of(
            "insert-update-delete",
            "Each of the three operations. The delete carries nothing but the key, as from"
                + " PostgreSQL.",
            ITEMS_DECLARED,
            CaseTable::three,
            run -> run.commit(insert(4L, "four", 40), update(1L, "one, changed", null), delete(2))),
        Case.of(
            "delete-with-full-row",
            "The delete carries the whole old row, as from MySQL.",
            ITEMS_DECLARED,
            CaseTable::three,
            run -> run.commit(SourceChange.delete(ITEMS, row(3L, "three", 30)))),
        Case.of(
            "several-changes-of-a-key",
            "One transaction changes rows again and again. Its rows share one commit time; the last"
                + " change in the log's order wins.",
            ITEMS_DECLARED,
            CaseTable::three,
            run ->
                run.commit(
                    update(1L, "a", 1),
                    update(1L, "b", 2),
                    delete(2),
                    insert(2L, "again", 3),
                    insert(5L, "short-lived", 4),
                    delete(5),
                    update(1L, "c", 5))),
        Case.of(
            "insert-of-a-row-that-exists",
            "An insert of a row that exists, an update and a delete of rows that do not: upsert,"
                + " upsert, nothing.",
            ITEMS_DECLARED,
            CaseTable::three,
            run ->
                run.commit(
                    insert(1L, "inserted again", 11),
                    update(7L, "never inserted", 70),
                    delete(99))));
  }

  private static List<Case> leftOut() {
    return List.of(
        Case.of(
            "inserts-only",
            "`CdcInsertsOnly` without `IncludeOpForFullLoad`: no file has an Op, and updates and"
                + " deletes are in none.",
            Declared.bare(ITEMS).endpoint("CdcInsertsOnly: true"),
            CaseTable::three,
            run -> {
              run.commit(insert(4L, "four", 40), update(1L, "not told", 1), delete(2));
              run.expect(
                  row(1L, "one", 10),
                  row(2L, "two", 20),
                  row(3L, "three", 30),
                  row(4L, "four", 40));
            }),
        Case.of(
            "inserts-and-updates",
            "`CdcInsertsAndUpdates`: deletes are in no file, so their rows stay.",
            ITEMS_DECLARED.endpoint("CdcInsertsAndUpdates: true"),
            CaseTable::three,
            run -> {
              run.commit(insert(4L, "four", 40), update(1L, "told", 1), delete(2));
              run.expect(
                  row(1L, "told", 1),
                  row(2L, "two", 20),
                  row(3L, "three", 30),
                  row(4L, "four", 40));
            }));
  }

  private static List<Case> keys() {
    return List.of(
        Case.of(
            "key-update-with-before-image",
            "Rows move from key to key: first one in a chain, then two swap by way of a third key."
                + " DMS writes a U with the new key, and the old one in the before image. The key's"
                + " order is not that of the columns; before images stand in the columns' order.",
            Declared.recommended(SEATS),
            RowCases::guests,
            run ->
                run.commit(
                    moved("Ada", 1, 1, 2, 7), moved("Ada", 2, 7, 2, 8), moved("Ada", 2, 8, 2, 9)),
            run ->
                run.commit(
                    moved("Ada", 2, 9, 0, 0), moved("Ben", 1, 2, 2, 9), moved("Ada", 0, 0, 1, 2))),
        Case.of(
            "key-update-without-before-image",
            "A row moves, and there is no before image: no file tells of the old key, so its row"
                + " stays.",
            Declared.recommended(SEATS).defaults(Declared.SEQUENCE),
            RowCases::guests,
            run -> {
              run.commit(moved("Ada", 1, 1, 2, 7));
              run.expect(row("Ada", 1, 1), row("Ada", 2, 7), row("Ben", 1, 2));
            }));
  }

  private static void guests(CaseRun run) {
    run.loaded("Ada", 1, 1);
    run.loaded("Ben", 1, 2);
  }

  private static SourceChange moved(String guest, int tier, int seat, int newTier, int newSeat) {
    return SourceChange.update(
        SEATS, Optional.of(row(Unlogged.VALUE, tier, seat)), row(guest, newTier, newSeat));
  }
}
