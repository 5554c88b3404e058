package io.frazil.merge.read;

import static io.frazil.merge.read.ChangeFixture.CDC;
import static io.frazil.merge.read.ChangeFixture.LOAD;
import static io.frazil.merge.read.ChangeFixture.read;
import static io.frazil.merge.read.ChangeFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.CsvFormat;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestCsvHeader {

  private static final String SEQ = "20240612103027360000000000000000121";
  private static final CsvFormat HEADER = new CsvFormat(",", "\n", "", "", true, true);
  private static final ChangeLayout LAYOUT =
      new ChangeLayout(
          settings(HEADER, false, "dms_ts"),
          ChangeFixture.SOURCE,
          ChangeFixture.columns("id int", "name string", "price decimal(5,2)"),
          List.of("id"),
          new AddedColumns("seq", List.of("user"), "BI_"));

  @Test
  void columnsAreFoundByNameInAnyOrderAndCase() {
    assertThat(
            read(
                LAYOUT,
                CDC,
                "bi_ID,PRICE,Name,bi_name,BI_gone,USER,Seq,ID,op,DMS_TS\n"
                    + "1,1.5,\"a\",b,c,sa,"
                    + SEQ
                    + ",2,U,1970-01-01 00:00:01\n"))
        .containsExactly("1 UPDATE [2, 'a', 1.50] at 1000000 seq " + SEQ + " from [1]");
  }

  @Test
  void missingColumnIsNullAndAFullLoadWithoutOpIsInserts() {
    assertThat(read(LAYOUT, LOAD, "\"id\",price\n1,2\n3\n"))
        .containsExactly("1 INSERT [1, null, 2.00]", "2 refused : Expected 2 fields, got 1 | 3");
  }

  @Test
  void emptyFileHasNoRows() {
    assertThat(read(LAYOUT, CDC, "")).isEmpty();
    assertThat(read(LAYOUT, CDC, "Op,id\n")).isEmpty();
  }

  @Test
  void sourceColumnMayItselfBeCalledOp() {
    ChangeLayout layout =
        new ChangeLayout(
            settings(HEADER, false, ""),
            ChangeFixture.SOURCE,
            ChangeFixture.columns("id int", "op string"),
            List.of("id"),
            AddedColumns.NONE);

    assertThat(read(layout, CDC, "Op,id,op\nD,1,x\nU,2,y\n"))
        .containsExactly("1 DELETE [1, null]", "2 UPDATE [2, 'y']");
    assertThat(read(layout, LOAD, "id,op\n1,x\n")).containsExactly("1 INSERT [1, 'x']");
  }

  @Test
  void undeclaredColumnIsDrift() {
    assertDrift(
        "Op,id,color\nI,1,red\n",
        "Cannot read change file 20240612-103125108.csv: its column 'color' is not declared."
            + " Expected columns [id, name, price], got 'color' too. Add it to columns (or to"
            + " added-columns) of the table in the pipeline file.");
  }

  @Test
  void missingKeyColumnIsDrift() {
    assertDrift(
        "Op,name\nI,a\n",
        "Cannot read change file 20240612-103125108.csv: it lacks key column 'id'. Expected key"
            + " columns [id]. If the source renamed or dropped it, change key and columns of the"
            + " table in the pipeline file and reload the table in DMS.");
  }

  @Test
  void changesWithoutOpAreDriftSinceDeletesWouldPassForInserts() {
    assertDrift(
        "id,name\n1,a\n",
        "Cannot read change file 20240612-103125108.csv: it is a CDC file without a column Op."
            + " Expected Op, since CdcInsertsOnly is not set, got none. Compare dms-endpoint with"
            + " the endpoint's settings in DMS.");
  }

  @Test
  void nameThatStandsTwiceIsDrift() {
    assertDrift(
        "Op,id,ID\nI,1,2\n",
        "Cannot read change file 20240612-103125108.csv: its column 'ID' stands there twice, letter"
            + " case aside. Expected each name once. Rename one with a transformation rule of the"
            + " DMS task.");
  }

  @Test
  void brokenHeaderNamesTheFile() {
    assertThatThrownBy(() -> read(LAYOUT, CDC, "Op,\"id\"x\n"))
        .hasMessage(
            "Cannot read change file 20240612-103125108.csv: its header row is broken. Expected a"
                + " delimiter or the end of the row after the closing quote of field 2, got more"
                + " text; a quote inside a quoted field must be doubled. Compare dms-endpoint with"
                + " DMS.");
    assertThatThrownBy(() -> read(LAYOUT, CDC, "Op,id\r\nI,1\r\n"))
        .hasMessage(
            "Cannot read change file 20240612-103125108.csv: The row ends in a carriage return;"
                + " CsvRowDelimiter is \\n. Set it as the endpoint has it (for example \\r\\n).");
  }

  private static void assertDrift(String text, String message) {
    assertThatThrownBy(() -> read(LAYOUT, CDC, text))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.SCHEMA_DRIFT))
        .hasMessage(message);
  }
}
