package io.frazil.replicator.conformance;

import static io.frazil.replicator.conformance.CaseTable.ITEMS;
import static io.frazil.replicator.conformance.CaseTable.delete;
import static io.frazil.replicator.conformance.CaseTable.insert;
import static io.frazil.replicator.conformance.CaseTable.row;
import static io.frazil.replicator.conformance.CaseTable.update;

import java.util.List;

/** Which change is the newest: across files, after a resume, when files come late. */
final class OrderCases {

  private static final Declared ITEMS_DECLARED = Declared.recommended(ITEMS);

  private OrderCases() {}

  static List<Case> all() {
    return List.of(
        Case.of(
            "no-change-sequence",
            "Without a change sequence the order is the file's name, then the row in the file.",
            Declared.bare(ITEMS).endpoint("IncludeOpForFullLoad: true"),
            CaseTable::three,
            run -> run.commit(update(1L, "a", 1), update(1L, "b", 2)),
            run -> run.commit(delete(1), insert(1L, "c", 3))),
        Case.of(
            "changes-again-after-a-resume",
            "The task stops and resumes from an earlier place: two of three transactions come again,"
                + " in a new file and with new counters. The rows are the same.",
            ITEMS_DECLARED,
            CaseTable::three,
            run -> {
              run.commit(update(1L, "a", 1));
              run.commit(update(1L, "b", 2), delete(3));
              run.commit(update(1L, "c", 3));
              run.taskStops();
            },
            run -> run.replay(2)),
        Case.of(
            "restart-within-a-hundredth-of-a-second",
            "The counter in the change sequence starts anew with the task, and the time before it"
                + " ends at the hundredth of a second. The later change of row 1 has the smaller"
                + " sequence; the file it stands in is the later one.",
            ITEMS_DECLARED,
            CaseTable::three,
            run -> {
              run.commit(update(2L, "first", 1), update(3L, "second", 2), update(1L, "third", 3));
              run.taskStops();
            },
            run -> run.commitAtOnce(update(1L, "fourth", 4))),
        Case.of(
            "file-that-arrives-late",
            "The file of step 2 arrives in step 4. What it says of row 1 is older than what the"
                + " table has; what it says of row 2 is the newest.",
            ITEMS_DECLARED,
            CaseTable::three,
            run -> {
              run.commit(update(1L, "late", 1), update(2L, "late, and the newest", 2));
              run.arrivesLater(2);
              run.expect(row(1L, "one", 10), row(2L, "two", 20), row(3L, "three", 30));
            },
            run -> {
              run.commit(update(1L, "in time", 3));
              run.expect(row(1L, "in time", 3), row(2L, "two", 20), row(3L, "three", 30));
            },
            run -> run.commit(insert(4L, "four", 40))),
        Case.of(
            "transaction-order-files",
            "`PreserveTransactions`: CDC files stand below `CdcPath`, and each row names its table"
                + " and schema behind the operation.",
            ITEMS_DECLARED.endpoint("PreserveTransactions: true", "CdcPath: cdc"),
            CaseTable::three,
            run -> run.commit(insert(4L, "four", 40), update(1L, "changed", 11), delete(2)),
            run -> run.commit(update(4L, "changed too", 41))));
  }
}
