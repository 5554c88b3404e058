package io.frazil.replicator.conformance;

import static io.frazil.replicator.conformance.CaseTable.ITEMS;
import static io.frazil.replicator.conformance.CaseTable.insert;
import static io.frazil.replicator.conformance.CaseTable.line;
import static io.frazil.replicator.conformance.CaseTable.loadLine;
import static io.frazil.replicator.conformance.CaseTable.row;

import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceRow.Unlogged;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows that cannot be taken as they are, and files that are damaged. */
final class RefusedCases {

  private static final String FILE = "public/items/20240612-103500000.csv";
  private static final Declared ITEMS_DECLARED = Declared.recommended(ITEMS);

  private RefusedCases() {}

  static List<Case> all() {
    return Stream.of(rows(), unloggedAndCut()).flatMap(List::stream).toList();
  }

  private static List<Case> rows() {
    return List.of(
        Case.of(
            "rows-that-cannot-be-read",
            "A number that is none, a key that is missing, an operation that DMS does not have, a"
                + " field too many, text behind a quote: these rows are told of, the others are"
                + " merged.",
            ITEMS_DECLARED,
            CaseTable::three,
            run -> {
              run.object(
                  FILE,
                  line("I", "5,five,fifty", 101)
                      + line("I", ",no key,1", 105)
                      + line("X", "6,six,60", 109)
                      + line("I", "7,seven,70", 113).replace(",\n", ",,,,\n")
                      + line("I", "9,\"ni\"ne,90", 117)
                      + line("I", "8,eight,80", 121));
              run.refuses(FILE, 1, 2, 3, 4, 5);
              run.expect(
                  row(1L, "one", 10),
                  row(2L, "two", 20),
                  row(3L, "three", 30),
                  row(8L, "eight", 80));
            }),
        Case.of(
            "more-refused-rows-than-allowed",
            "One row cannot be read where none may be refused (`quarantine-limit: 0`): nothing of"
                + " the file is merged.",
            ITEMS_DECLARED.defaults(Declared.SEQUENCE_AND_BEFORE, "quarantine-limit: 0"),
            CaseTable::three,
            run -> {
              run.object(FILE, line("I", "4,four,40", 101) + line("I", "5,five,fifty", 105));
              run.stops("More rows are refused than the pipeline file allows.");
            }),
        Case.of(
            "load-of-which-every-row-is-refused",
            "No row of a full load can be read. To take it would empty the table.",
            ITEMS_DECLARED,
            run -> {
              run.object(
                  "public/items/LOAD00000001.csv", loadLine("one,1,10") + loadLine("two,2,20"));
              run.stops("Every row of the full load is refused.");
            }));
  }

  private static List<Case> unloggedAndCut() {
    return List.of(
        Case.of(
            "unlogged-columns-marked",
            "`UseCsvNoSupValue`: the source's log does not hold a column of an update, and the file"
                + " says so by a text of its own. That text is no value of the row.",
            ITEMS_DECLARED.endpoint("UseCsvNoSupValue: true", "CsvNoSupValue: '#not logged'"),
            CaseTable::three,
            run -> {
              run.commit(
                  SourceChange.update(ITEMS, Optional.empty(), row(1L, Unlogged.VALUE, 11)),
                  insert(4L, "four", 40));
              run.refuses("public/items/20240612-103024798.csv", 1);
              run.expect(
                  row(1L, "one", 10),
                  row(2L, "two", 20),
                  row(3L, "three", 30),
                  row(4L, "four", 40));
            }),
        Case.of(
            "quote-that-is-never-closed",
            "A file ends inside a quoted field: it is cut, and what is missing is not known."
                + " Nothing of it is merged until it comes whole.",
            ITEMS_DECLARED,
            CaseTable::three,
            run -> {
              run.object(FILE, line("I", "4,four,40", 101) + "I,2024-06-12 10:34:00.000000,5,\"fi");
              run.stops("A file is cut.");
            },
            run -> {
              run.object(
                  FILE, line("I", "4,four,40", 101) + line("I", "5,\"five, whole\",50", 105));
              run.expect(
                  row(1L, "one", 10),
                  row(2L, "two", 20),
                  row(3L, "three", 30),
                  row(4L, "four", 40),
                  row(5L, "five, whole", 50));
            }));
  }
}
