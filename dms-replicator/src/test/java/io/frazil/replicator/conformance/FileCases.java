package io.frazil.replicator.conformance;

import static io.frazil.replicator.conformance.CaseTable.ITEMS;
import static io.frazil.replicator.conformance.CaseTable.TEXTS;
import static io.frazil.replicator.conformance.CaseTable.delete;
import static io.frazil.replicator.conformance.CaseTable.insert;
import static io.frazil.replicator.conformance.CaseTable.row;
import static io.frazil.replicator.conformance.CaseTable.update;

import io.frazil.replicator.source.SourceChange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** How files are named and spelled. */
final class FileCases {

  private static final Declared TEXTS_DECLARED = Declared.recommended(TEXTS);

  private FileCases() {}

  static List<Case> all() {
    return List.of(
        texts(
            "csv-texts",
            "Quotes, commas, line breaks, blanks, leading zeros, an empty text against NULL.",
            TEXTS_DECLARED),
        texts(
            "csv-null-as-a-word",
            "`CsvNullValue` is the word NULL: unquoted it is NULL, quoted it is a text.",
            TEXTS_DECLARED.endpoint("CsvNullValue: 'NULL'")),
        texts(
            "csv-odd-delimiters-header-gzip",
            "Another delimiter, a null text of its own, a header line, gzip.",
            TEXTS_DECLARED.endpoint(
                "CsvDelimiter: '|'",
                "CsvNullValue: '\\N'",
                "AddColumnName: true",
                "CompressionType: GZIP")),
        Case.of(
            "csv-without-quoting",
            "`Rfc4180: false`: quotes are text like any other.",
            Declared.recommended(ITEMS).endpoint("Rfc4180: false"),
            CaseTable::three,
            run -> run.commit(update(1L, "say \"hi\"", 11), insert(4L, "\"quoted\"", 40))),
        texts(
            "parquet-in-date-folders",
            "Parquet, whose rows have no order of their own, below folders by date.",
            TEXTS_DECLARED.endpoint("DataFormat: parquet", "DatePartitionEnabled: true")),
        Case.of(
            "date-folders-in-local-time",
            "Names and folders of CDC files are in New York's time, four hours behind the load's"
                + " rows; folders go to the hour.",
            Declared.recommended(ITEMS)
                .endpoint(
                    "DatePartitionEnabled: true",
                    "DatePartitionSequence: YYYYMMDDHH",
                    "DatePartitionTimezone: America/New_York"),
            CaseTable::three,
            run -> {
              run.commit(update(1L, "a", 1), delete(2));
              run.commit(update(1L, "b", 2));
            }));
  }

  private static Case texts(String name, String story, Declared declared) {
    return Case.of(
        name,
        story,
        declared,
        run -> {
          LocalDateTime moment = LocalDateTime.of(2024, 6, 12, 10, 28, 17, 798_779_000);
          run.loaded(1, "plain", LocalDate.of(1996, 7, 4), moment, 32.38f);
          run.loaded(2, "say \"hi\", then\nleave", null, null, null);
          run.loaded(3, null, LocalDate.of(1, 1, 1), null, -0.5f);
        },
        run ->
            run.commit(
                text(4, ""),
                text(5, " blank before and after "),
                text(6, "NULL"),
                text(7, "0012"),
                text(8, "a|b,c;d\te\r\nf"),
                text(9, "Đắk Lắk, قهوة, 京都 ☕"),
                text(10, "back\\slash \\N"),
                SourceChange.insert(
                    TEXTS, row(11, null, null, LocalDateTime.of(1969, 12, 31, 23, 59, 59), 0f))));
  }

  private static SourceChange text(int id, String text) {
    return SourceChange.insert(TEXTS, row(id, text, null, null, null));
  }
}
