package io.frazil.replicator.conformance;

import static io.frazil.replicator.conformance.CaseTable.ITEMS;
import static io.frazil.replicator.conformance.CaseTable.delete;
import static io.frazil.replicator.conformance.CaseTable.insert;
import static io.frazil.replicator.conformance.CaseTable.loadLine;
import static io.frazil.replicator.conformance.CaseTable.row;
import static io.frazil.replicator.conformance.CaseTable.update;

import io.frazil.model.dms.TaskSettings.Preparation;
import io.frazil.replicator.source.SourceChange;
import java.util.List;
import java.util.stream.Stream;

/** Full loads, their repetition, and files that go. */
final class LoadCases {

  private static final Declared ITEMS_DECLARED = Declared.recommended(ITEMS);

  private LoadCases() {}

  static List<Case> all() {
    return Stream.of(loads(), reloads(), truncateAndForeign()).flatMap(List::stream).toList();
  }

  private static List<Case> loads() {
    return List.of(
        Case.of(
            "full-load-without-op",
            "The endpoint as it is when nothing is set: full-load files have no Op, so one column"
                + " fewer than CDC files.",
            Declared.bare(ITEMS),
            CaseTable::three,
            run -> run.commit(insert(4L, "four", 40), delete(1))),
        Case.of(
            "load-in-partition-folders",
            "A parallel load by partitions: each has a folder of its own and counts its files from"
                + " 1. CDC files stand beside the folders.",
            ITEMS_DECLARED,
            run -> {
              run.object("public/items/north/LOAD00000001.csv", loadLine("1,one,10"));
              run.object("public/items/north/LOAD00000002.csv", loadLine("2,two,20"));
              run.object("public/items/south/LOAD00000001.csv", loadLine("3,three,30"));
              run.expect(row(1L, "one", 10), row(2L, "two", 20), row(3L, "three", 30));
            },
            run -> {
              run.commit(update(2L, "changed", 21));
              run.expect(row(1L, "one", 10), row(2L, "changed", 21), row(3L, "three", 30));
            }),
        Case.of(
            "load-in-segments",
            "A parallel load by ranges without names: segments are told apart by a prefix.",
            ITEMS_DECLARED,
            run -> {
              run.object("public/items/SEGMENT1_LOAD00000001.csv", loadLine("1,one,10"));
              run.object("public/items/SEGMENT2_LOAD00000001.csv", loadLine("2,two,20"));
              run.object("public/items/SEGMENT2_LOAD0000000A.csv", loadLine("3,three,30"));
              run.expect(row(1L, "one", 10), row(2L, "two", 20), row(3L, "three", 30));
            },
            run -> {
              run.commit(delete(3));
              run.expect(row(1L, "one", 10), row(2L, "two", 20));
            }),
        Case.of(
            "changes-during-the-load",
            "Changes are made while the table is loaded: the load has seen them, and they come in a"
                + " CDC file too.",
            ITEMS_DECLARED,
            run -> {
              CaseTable.three(run);
              run.commit(insert(4L, "four", 40), update(1L, "changed", 11), delete(2));
            },
            run -> run.commit(update(4L, "changed too", 41))));
  }

  private static List<Case> reloads() {
    return List.of(
        Case.of(
            "reload",
            "The table is loaded anew into the folder as it is (`DO_NOTHING`): the load file is"
                + " written over, and older CDC files stay beside it. What they say is older than"
                + " the load.",
            ITEMS_DECLARED,
            CaseTable::three,
            run -> run.commit(delete(1), update(2L, "before", 1)),
            run -> {
              run.commit(insert(1L, "one again", 100), update(2L, "before too", 2));
              run.reload(Preparation.DO_NOTHING);
            },
            run -> run.commit(update(2L, "after", 3))),
        Case.of(
            "reload-with-fewer-files",
            "The first load had two files, the second has one, and nobody removes the other: it is"
                + " of the load before, and so are its rows.",
            ITEMS_DECLARED,
            run -> {
              CaseTable.three(run);
              run.object("public/items/LOAD00000002.csv", loadLine("4,four,40"));
              run.expect(
                  row(1L, "one", 10),
                  row(2L, "two", 20),
                  row(3L, "three", 30),
                  row(4L, "four", 40));
            },
            run -> run.reload(Preparation.DO_NOTHING)),
        Case.of(
            "reload-into-an-emptied-folder",
            "The table is loaded anew, and DMS empties its folder first (`DROP_AND_CREATE`).",
            ITEMS_DECLARED,
            CaseTable::three,
            run -> run.commit(delete(1), update(2L, "before", 1)),
            run -> run.reload(Preparation.DROP_AND_CREATE),
            run -> run.commit(update(2L, "after", 2))));
  }

  private static List<Case> truncateAndForeign() {
    return List.of(
        Case.of(
            "truncate",
            "A truncate deletes the table's files and leaves no trace in those that follow. Nothing"
                + " tells it from a bucket that was cleaned, so rows stay until somebody says"
                + " otherwise.",
            ITEMS_DECLARED,
            CaseTable::three,
            run -> run.commit(insert(4L, "four", 40)),
            run -> {
              run.commit(SourceChange.truncate(ITEMS));
              run.expect(
                  row(1L, "one", 10),
                  row(2L, "two", 20),
                  row(3L, "three", 30),
                  row(4L, "four", 40));
            },
            run -> {
              run.commit(insert(1L, "one again", 100));
              run.expect(
                  row(1L, "one again", 100),
                  row(2L, "two", 20),
                  row(3L, "three", 30),
                  row(4L, "four", 40));
            }),
        Case.of(
            "foreign-objects",
            "Control tables, validation failures, empty objects and somebody's notes are no change"
                + " files.",
            ITEMS_DECLARED,
            run -> {
              CaseTable.three(run);
              run.object("public/awsdms_apply_exceptions/LOAD00000001.csv", "I,what,ever\n");
              run.object("public/items/s3_validation_failures/a.csv", "1,2\n");
              run.object("public/items/20240612-102900000.csv", "");
              run.object("public/items/notes.txt", "I,9,no row,9\n");
            },
            run -> run.commit(insert(4L, "four", 40))));
  }
}
