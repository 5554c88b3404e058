package io.frazil.merge.read;

import static io.frazil.merge.read.ChangeFixture.CDC;
import static io.frazil.merge.read.ChangeFixture.LOAD;
import static io.frazil.merge.read.ChangeFixture.PLAIN;
import static io.frazil.merge.read.ChangeFixture.layout;
import static io.frazil.merge.read.ChangeFixture.read;
import static io.frazil.merge.read.ChangeFixture.settings;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.S3Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestCsvChangeRows {

  private static final String SEQ = "20240612103027360000000000000000121";

  /** The layout of the real files of 2024: Op, time, columns, sequence, before image of the key. */
  private static final ChangeLayout REAL =
      new ChangeLayout(
          settings(CsvFormat.DEFAULT, true, "dms_ts"),
          ChangeFixture.SOURCE,
          ChangeFixture.columns("order_id long", "product_id int", "price float", "note string"),
          List.of("order_id", "product_id"),
          new AddedColumns("seq", List.of("user"), "before_"));

  @Test
  void realRowsAreReadAsDmsWritesThem() {
    assertThat(read(REAL, LOAD, "I,2024-06-12 10:28:17.798779,10248,11,+1.40000000e+01,,\n"))
        .containsExactly("1 INSERT [10248, 11, 14.0, null] at 1718188097798779");
    assertThat(
            read(
                REAL,
                CDC,
                """
                U,2024-06-12 10:30:27.362108,20000,77,+1.10000000e+01,"a,b",%1$s,sa,20000,1
                U,2024-06-12 10:30:27.362108,20000,77,+1.10000000e+01,x,%1$s,sa,,
                D,2024-06-12 10:30:28.764078,20000,77,,,%1$s
                """
                    .replace("%1$s", SEQ)))
        .containsExactly(
            "1 UPDATE [20000, 77, 11.0, 'a,b'] at 1718188227362108 seq " + SEQ + " from [20000, 1]",
            "2 UPDATE [20000, 77, 11.0, 'x'] at 1718188227362108 seq " + SEQ,
            "3 DELETE [20000, 77, null, null] at 1718188228764078 seq " + SEQ);
  }

  @Test
  void beforeImagesStandInColumnOrderWhateverTheOrderOfTheKey() {
    ChangeLayout turned =
        new ChangeLayout(
            settings(CsvFormat.DEFAULT, true, ""),
            ChangeFixture.SOURCE,
            ChangeFixture.columns("note string", "order_id long", "product_id int"),
            List.of("product_id", "order_id"),
            new AddedColumns("", List.of(), "before_"));

    assertThat(read(turned, CDC, "U,moved,20001,78,20000,77\n"))
        .containsExactly("1 UPDATE ['moved', 20001, 78] from [77, 20000]");
  }

  @Test
  void rowMayEndBeforeBeforeImagesAndTrailingAddedColumns() {
    assertThat(
            read(
                REAL,
                CDC,
                "I,,1,2,,a\nI,,1,2,,a,\nI,,1,2,,a,,sa\nI,,1,2,,a,,sa,\nI,,1,2,,a,,sa,,\nI,,1,2,\n"))
        .containsExactly(
            "1 INSERT [1, 2, null, 'a']",
            "2 INSERT [1, 2, null, 'a']",
            "3 INSERT [1, 2, null, 'a']",
            "4 refused : Expected 6, 7, 8 or 10 fields, got 9 | I,,1,2,,a,,sa,",
            "5 INSERT [1, 2, null, 'a']",
            "6 refused : Expected 6, 7, 8 or 10 fields, got 5 | I,,1,2,");
  }

  @Test
  void opStandsWhereTheSettingsSay() {
    S3Settings insertsOnly =
        new S3Settings(DataFormat.CSV, CsvFormat.DEFAULT, false, true, "", DatePartitions.NONE);

    assertThat(read(layout(PLAIN, "id int"), LOAD, "1\n")).containsExactly("1 INSERT [1]");
    assertThat(read(layout(PLAIN, "id int"), CDC, "D,1\n")).containsExactly("1 DELETE [1]");
    assertThat(read(layout(insertsOnly, "id int"), CDC, "1\n")).containsExactly("1 INSERT [1]");
    assertThat(read(layout(settings(CsvFormat.DEFAULT, false, "ts"), "id int"), LOAD, ",1\n"))
        .containsExactly("1 INSERT [1]");
  }

  @Test
  void unknownOpIsRefused() {
    assertThat(read(layout(PLAIN, "id int"), CDC, "i,1\n,1\nINSERT,1\nX,1\nU,2\n"))
        .containsExactly(
            "1 refused Op: Expected I, U or D, got 'i' | i,1",
            "2 refused Op: Expected I, U or D, got '' | ,1",
            "3 refused Op: Expected I, U or D, got 'INSERT' | INSERT,1",
            "4 refused Op: Expected I, U or D, got 'X' | X,1",
            "5 UPDATE [2]");
  }

  @Test
  void firstFieldAtFaultIsTheRefusal() {
    assertThat(read(layout(PLAIN, "id int", "a date", "b int"), CDC, "I,1,x,y\nI,,x,y\nD,,x,y\n"))
        .containsExactly(
            "1 refused a: Expected a date yyyy-MM-dd, 0001 to 9999, got 'x' | I,1,x,y",
            "2 refused id: Expected a key, got NULL | I,,x,y",
            "3 refused id: Expected a key, got NULL | D,,x,y");
  }

  @Test
  void deleteReadsItsKeyAlone() {
    assertThat(read(layout(PLAIN, "id int", "a int"), CDC, "D,1,nonsense\nD,x,1\n"))
        .containsExactly(
            "1 DELETE [1, null]",
            "2 refused id: Expected an int (-2147483648 to 2147483647), got 'x' | D,x,1");
  }

  @Test
  void emptyUnquotedFieldIsNullWhenTheNullTextIsEmpty() {
    assertThat(
            read(layout(PLAIN, "id int", "a string", "b int"), LOAD, "1,,\n2,\"\",3\n4,NULL,5\n"))
        .containsExactly(
            "1 INSERT [1, null, null]", "2 INSERT [2, '', 3]", "3 INSERT [4, 'NULL', 5]");
  }

  @Test
  void nullTextIsNullUnlessQuoted() {
    S3Settings settings = settings(new CsvFormat(",", "\n", "NULL", "", true, false), false, "");

    assertThat(
            read(
                layout(settings, "id string", "a string", "b int", "c binary"),
                LOAD,
                "1,NULL,NULL,NULL\n2,\"NULL\",,\n,,,\nNULL,,,\n3,a,\"\",\n"))
        .containsExactly(
            "1 INSERT ['1', null, null, null]",
            "2 INSERT ['2', 'NULL', null, null]",
            "3 INSERT ['', '', null, null]",
            "4 refused id: Expected a key, got NULL | NULL,,,",
            "5 refused b: Expected an int (-2147483648 to 2147483647), got '' | 3,a,\"\",");
  }

  @Test
  void columnThatTheLogDidNotHoldIsRefusedInChangesButNotInDeletes() {
    S3Settings settings = settings(new CsvFormat(",", "\n", "", "?", true, false), false, "");
    ChangeLayout layout = layout(settings, "id string", "a string");

    assertThat(read(layout, CDC, "U,?,x\nU,1,?\nD,1,?\n"))
        .containsExactly(
            "1 UPDATE ['?', 'x']",
            "2 refused a: The source's log did not hold this column ('?' is CsvNoSupValue). Enable"
                + " supplemental logging of all columns at the source | U,1,?",
            "3 DELETE ['1', null]");
    assertThat(read(layout, LOAD, "1,?\n")).containsExactly("1 INSERT ['1', '?']");
  }

  @Test
  void beforeImageMovesAKeyOnlyInUpdatesThatChangeIt() {
    ChangeLayout layout =
        new ChangeLayout(
            PLAIN,
            ChangeFixture.SOURCE,
            ChangeFixture.columns("a string", "b int", "c int"),
            List.of("b", "a"),
            new AddedColumns("", List.of(), "BI_"));

    assertThat(
            read(
                layout,
                CDC,
                "U,x,1,0,y,2\nU,x,1,0,x,1\nU,x,1,0,,\nU,x,1,0,,2\nU,x,1,0,z,\nI,x,1,0,y,2\n"
                    + "D,x,1,0,y,2\nU,x,1,0,y,q\nU,x,1,0,\"\",1\n"))
        .containsExactly(
            "1 UPDATE ['x', 1, 0] from [2, 'y']",
            "2 UPDATE ['x', 1, 0]",
            "3 UPDATE ['x', 1, 0]",
            "4 UPDATE ['x', 1, 0] from [2, 'x']",
            "5 UPDATE ['x', 1, 0] from [1, 'z']",
            "6 INSERT ['x', 1, 0]",
            "7 DELETE ['x', 1, null]",
            "8 refused BI_b: Expected an int (-2147483648 to 2147483647), got 'q' | U,x,1,0,y,q",
            "9 UPDATE ['x', 1, 0] from [1, '']");
  }

  @Test
  void commitTimeAndChangeSequenceAreReadStrictly() {
    assertThat(
            read(
                REAL,
                CDC,
                "I,2024-06-12,1,2,,\nI,2024-06-12 10:30:27Z,1,2,,\nI,,1,2,,,123\nI,,1,2,,,"
                    + SEQ.replace('2', 'x')
                    + "\n"))
        .containsExactly(
            "1 refused dms_ts: Expected a commit time yyyy-MM-dd HH:mm:ss[.ffffff], got"
                + " '2024-06-12' | I,2024-06-12,1,2,,",
            "2 refused dms_ts: Expected a commit time yyyy-MM-dd HH:mm:ss[.ffffff], got"
                + " '2024-06-12 10:30:27Z' | I,2024-06-12 10:30:27Z,1,2,,",
            "3 refused seq: Expected 35 digits or nothing, got '123' | I,,1,2,,,123",
            "4 refused seq: Expected 35 digits or nothing, got 'x0x4061x1030x7360000000000000000"
                + "1x1' | I,,1,2,,,x0x4061x1030x73600000000000000001x1");
  }

  @Test
  void textThatIsNoUtf8IsRefusedNamingItsColumn() {
    byte[] file = "1,caf\u00E9\n2,ok\n".getBytes(ISO_8859_1);

    assertThat(read(layout(PLAIN, "id int", "name string"), LOAD, file))
        .containsExactly(
            "1 refused name: Expected text in UTF-8, got 'caf\uFFFD' | 1,caf\uFFFD",
            "2 INSERT [2, 'ok']");
  }

  @Test
  void brokenAndBlankRowsAreRefusedAndKeepTheirPosition() {
    assertThat(read(layout(PLAIN, "id int", "name string"), LOAD, "1,\"a\"b\n\n3,c\n"))
        .containsExactly(
            "1 refused : Expected a delimiter or the end of the row after the closing quote of"
                + " field 2, got more text; a quote inside a quoted field must be doubled |"
                + " 1,\"a\"b",
            "2 refused : Expected 2 fields, got 1 | ",
            "3 INSERT [3, 'c']");
    assertThat(read(layout(PLAIN, "id string"), LOAD, "\"\"\n\nx"))
        .containsExactly(
            "1 INSERT ['']", "2 refused id: Expected a key, got NULL | ", "3 INSERT ['x']");
  }

  @Test
  void fileWhoseRowsAllEndInACarriageReturnIsRefusedRowByRow() {
    ChangeLayout layout = layout(PLAIN, "id int", "name string");

    assertThat(read(layout, LOAD, "1,a\r\n2,b\r\n"))
        .containsExactly(
            "1 refused : The row ends in a carriage return; CsvRowDelimiter is \\n. Set it as the"
                + " endpoint has it | 1,a\r",
            "2 refused : The row ends in a carriage return; CsvRowDelimiter is \\n. Set it as the"
                + " endpoint has it | 2,b\r");
    assertThat(read(layout, LOAD, "1,a\r\n2,b\n"))
        .containsExactly("1 INSERT [1, 0x610d]", "2 INSERT [2, 'b']");
    assertThat(
            read(
                layout(
                    settings(new CsvFormat(",", "\r\n", "", "", true, false), false, ""), "id int"),
                LOAD,
                "1\r\n2\r\n"))
        .containsExactly("1 INSERT [1]", "2 INSERT [2]");
  }

  @Test
  void rawTextOfARefusedRowIsCut() {
    String raw = "x".repeat(Refusal.RAW_LIMIT) + "y";

    assertThat(read(layout(PLAIN, "id int", "a int"), LOAD, raw + "\n"))
        .containsExactly("1 refused : Expected 2 fields, got 1 | " + "x".repeat(Refusal.RAW_LIMIT));
  }
}
