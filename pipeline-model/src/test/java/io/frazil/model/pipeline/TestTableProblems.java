package io.frazil.model.pipeline;

import static io.frazil.model.pipeline.PipelineText.minimalAnd;
import static io.frazil.model.pipeline.PipelineText.minimalWith;
import static io.frazil.model.pipeline.PipelineText.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestTableProblems {

  private static final String TYPES =
      "boolean, int, long, float, double, decimal(P,S), date, timestamp, timestamptz, string, uuid,"
          + " fixed[L], binary";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orphan-age: 23h | orphan-age: '23h' is not accepted. Accepted: 24h or longer, such as 3d.",
        "delete-ratio: 0 | delete-ratio: '0' is not accepted. Accepted: a number above 0, at most 1,"
            + " such as 0.1.",
        "delete-ratio: NaN | delete-ratio: 'NaN' is not accepted. Accepted: a number above 0, at"
            + " most 1, such as 0.1.",
        "keep-snapshots: 0 | keep-snapshots: '0' is not accepted. Accepted: a whole number from 1 to"
            + " 2147483647.",
        "small-file: 3 | small-file: 'small-file' is no key here; did you mean 'small-files'?",
        "when: {batch: 3} | when.batch: 'batch' is no key here; did you mean 'batches'?"
      })
  void maintenanceOutOfRangeIsAProblem(String written, String problem) {
    assertThat(problems(minimalAnd("defaults: {maintenance: {" + written + "}}")))
        .isEqualTo("line 14: defaults.maintenance." + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flaot | float",
        "lnog | long",
        "timestmap | timestamp",
        "varchar(20) | string",
        "bigint | long",
        "numeric(10,2) | decimal(P,S)",
        "decimal(10) | decimal(P,S)",
        "timestamp with time zone | timestamptz",
        "bytea | binary"
      })
  void unknownTypeIsAnsweredWithTheOneMeant(String written, String meant) {
    assertThat(problems(minimalWith("price: double", "price: " + written)))
        .isEqualTo(
            "line 12: tables[0].columns.price: '"
                + written
                + "' is not accepted; did you mean '"
                + meant
                + "'? Accepted: "
                + TYPES
                + ".");
  }

  @Test
  void timeIsRefusedWithTheReason() {
    assertThat(problems(minimalWith("price: double", "price: time")))
        .isEqualTo(
            "line 12: tables[0].columns.price: 'time' is refused: Spark 3.5 cannot write"
                + " Iceberg's time; declare string, which holds it as DMS spells it. Accepted:"
                + " boolean, int, long, float, double, decimal(P,S), date, timestamp, timestamptz,"
                + " string, uuid, fixed[L], binary.");
  }

  @Test
  void typeParametersOutOfRangeAreRefused() {
    assertThat(problems(minimalWith("price: double", "price: decimal(39,2)")))
        .isEqualTo(
            "line 12: tables[0].columns.price: 'decimal(39,2)' is refused: decimal needs"
                + " precision 1 to 38 and scale 0 to precision, got decimal(39,2). Accepted: boolean,"
                + " int, long, float, double, decimal(P,S), date, timestamp, timestamptz, string,"
                + " uuid, fixed[L], binary.");
  }

  @Test
  void typeCutAtACommaIsExplained() {
    String flow = "columns: {id: long, price: decimal(10,2)}\n";
    assertThat(
            problems(
                minimalWith(
                    "columns:\n      id: long\n      price: double\n      day: date\n", flow)))
        .isEqualTo(
            """
            line 10: tables[0].columns.price: 'decimal(10' is refused: it was cut at a comma; within { } quote it, as in 'decimal(10,2)'. Accepted: boolean, int, long, float, double, decimal(P,S), date, timestamp, timestamptz, string, uuid, fixed[L], binary.
            line 10: tables[0].columns.2): expected a single value, got nothing. Accepted: boolean, int, long, float, double, decimal(P,S), date, timestamp, timestamptz, string, uuid, fixed[L], binary.""");
    assertThat(problems(minimalAnd("    partition-by: [bucket(16, id)]\n")))
        .isEqualTo(
            """
            line 14: tables[0].partition-by[0]: 'bucket(16' is refused: it was cut at a comma; within [ ] quote it, as in 'bucket(16, id)'. Accepted: column, year(column), month(column), day(column), hour(column), bucket(16, column), truncate(4, column).
            line 14: tables[0].partition-by[1]: 'id)' is not accepted. Accepted: column, year(column), month(column), day(column), hour(column), bucket(16, column), truncate(4, column).""");
  }

  @Test
  void columnMapIsStrict() {
    assertThat(problems(minimalWith("price: double", "price: {typ: double, doc: [x]}")))
        .isEqualTo(
            """
            line 12: tables[0].columns.price.typ: 'typ' is no key here; did you mean 'type'?
            line 12: tables[0].columns.price.doc: expected a single value, got a list. Accepted: any text.
            line 12: tables[0].columns.price.type: is missing. Accepted: boolean, int, long, float, double, decimal(P,S), date, timestamp, timestamptz, string, uuid, fixed[L], binary.""");
  }

  @Test
  void columnNamesThatTheFoldUsesAreRefused() {
    assertThat(problems(minimalWith("price: double", "Frazil_weight: double")))
        .isEqualTo(
            "line 12: tables[0].columns.Frazil_weight: names that begin with 'frazil_' are Frazil's"
                + " own. Rename it.");
  }

  @Test
  void columnNamesAreSoundAndDifferInMoreThanLetterCase() {
    assertThat(problems(minimalWith("price: double", "a.b: double")))
        .isEqualTo(
            "line 12: tables[0].columns.a.b: 'a.b' is not accepted. Accepted: a name free of"
                + " dots, slashes, control characters and blanks at the ends.");
    assertThat(problems(minimalWith("price: double", "\"a\\tb\": double")))
        .isEqualTo(
            "line 12: tables[0].columns.a\\u0009b: 'a\\u0009b' is not accepted. Accepted: a name"
                + " free of dots, slashes, control characters and blanks at the ends.");
    assertThat(problems(minimalWith("price: double", "ID: double")))
        .isEqualTo(
            "line 12: tables[0].columns.ID: 'ID' and 'id' differ only in letter case. Rename"
                + " one.");
    assertThat(problems(minimalWith("price: double", "'': double")))
        .isEqualTo(
            "line 12: tables[0].columns.: '' is not accepted. Accepted: a name free of dots,"
                + " slashes, control characters and blanks at the ends.");
  }

  @Test
  void keyNamesDeclaredColumnsOfTypesThatCompare() {
    assertThat(problems(minimalWith("key: id", "key: ix")))
        .isEqualTo(
            "line 9: tables[0].key: 'ix' is not accepted; did you mean 'id'? Accepted: a"
                + " declared column (id, price, day).");
    assertThat(problems(minimalWith("key: id", "key: ID")))
        .isEqualTo(
            "line 9: tables[0].key: 'ID' is not accepted; did you mean 'id'? Accepted: a"
                + " declared column (id, price, day).");
    assertThat(problems(minimalWith("key: id", "key: [id, price]")))
        .isEqualTo(
            "line 9: tables[0].key[1]: 'price' is double, whose values cannot be told apart"
                + " reliably. Accepted: a key column of any type but float, double, fixed and binary.");
    assertThat(problems(minimalWith("key: id", "key: [id, id]")))
        .isEqualTo("line 9: tables[0].key[1]: 'id' is a key column already. Keep one.");
    assertThat(problems(minimalWith("key: id", "key: []")))
        .isEqualTo("line 9: tables[0].key: is empty. Accepted: the names of one or more columns.");
  }

  @Test
  void partitionsNameDeclaredColumnsOfTypesThatSuit() {
    assertThat(problems(minimalAnd("    partition-by: month(dya)\n")))
        .isEqualTo(
            "line 14: tables[0].partition-by: 'dya' is not accepted; did you mean 'day'?"
                + " Accepted: a declared column (id, price, day).");
    assertThat(problems(minimalAnd("    partition-by: [week(day)]\n")))
        .isEqualTo(
            "line 14: tables[0].partition-by[0]: 'week(day)' is not accepted. Accepted: column,"
                + " year(column), month(column), day(column), hour(column), bucket(16, column),"
                + " truncate(4, column).");
    assertThat(problems(minimalAnd("    partition-by: [hour(day)]\n")))
        .isEqualTo(
            "line 14: tables[0].partition-by[0]: 'hour(day)' does not apply to date. Accepted:"
                + " day, year(day), month(day), day(day), bucket(16, day).");
    assertThat(problems(minimalAnd("    partition-by: [month(day), day(day)]\n")))
        .isEqualTo(
            "line 14: tables[0].partition-by[1]: 'day(day)' repeats the partition 'month(day)'."
                + " Keep one.");
  }

  @Test
  void namesOfSourceAndTargetHaveTwoParts() {
    assertThat(problems(minimalWith("source: public.orders", "source: orders")))
        .isEqualTo(
            "line 7: tables[0].source: 'orders' is not accepted. Accepted: schema.table as DMS"
                + " names the folders, both free of dots, slashes, control characters and blanks at"
                + " the ends.");
    assertThat(problems(minimalWith("source: public.orders", "source: public.a/b")))
        .isEqualTo(
            "line 7: tables[0].source: 'public.a/b' is not accepted. Accepted: schema.table as"
                + " DMS names the folders, both free of dots, slashes, control characters and blanks"
                + " at the ends.");
    assertThat(problems(minimalWith("target: shop.orders", "target: lake.shop.orders")))
        .isEqualTo(
            "line 8: tables[0].target: 'lake.shop.orders' is not accepted. Accepted:"
                + " namespace.name in the catalog, both free of dots, slashes, control characters and"
                + " blanks at the ends.");
  }

  @Test
  void twoTablesHaveNeitherSourceNorTargetInCommon() {
    assertThat(
            problems(
                minimalAnd(
                    """
                      - source: public.orders
                        target: shop.Orders
                        key: id
                        columns: {id: long}
                    """)))
        .isEqualTo(
            """
            line 14: tables[1].source: 'public.orders' is the source of tables[0].source too. Each table has its own.
            line 15: tables[1].target: 'shop.Orders' is the target of tables[0].target too. Each table has its own.""");
  }

  @Test
  void addedColumnsHaveNamesOfTheirOwn() {
    assertThat(
            problems(
                minimalWith("price: double", "b_id: double\n      Day2: date")
                    + """
                        added-columns:
                          change-sequence: day2
                          others: [day, x, x]
                          before-image-prefix: b_
                    """))
        .isEqualTo(
            """
            line 7: tables[0]: 'day2' names both a column and added-columns.change-sequence. Each column of a change file needs a name of its own, letter case aside.
            line 7: tables[0]: 'day' names both a column and one of added-columns.others. Each column of a change file needs a name of its own, letter case aside.
            line 7: tables[0]: 'x' names both one of added-columns.others and one of added-columns.others. Each column of a change file needs a name of its own, letter case aside.
            line 7: tables[0]: 'b_id' names both a column and a before image. Each column of a change file needs a name of its own, letter case aside.""");
    assertThat(
            problems(
                minimalWith("price: double", "op: double")
                    + "dms-endpoint: {TimestampColumnName: DAY, AddColumnName: true}\n"))
        .isEqualTo(
            """
            line 7: tables[0]: 'Op' names both a column and the operation DMS writes. Each column of a change file needs a name of its own, letter case aside.
            line 7: tables[0]: 'DAY' names both a column and TimestampColumnName of the endpoint. Each column of a change file needs a name of its own, letter case aside.""");
  }

  @Test
  void addedColumnsAreStrict() {
    assertThat(problems(minimalAnd("    added-columns: {change-sequense: a, others: [a.b]}\n")))
        .isEqualTo(
            """
            line 14: tables[0].added-columns.change-sequense: 'change-sequense' is no key here; did you mean 'change-sequence'?
            line 14: tables[0].added-columns.others[0]: 'a.b' is not accepted. Accepted: a name free of dots, slashes, control characters and blanks at the ends.""");
  }
}
