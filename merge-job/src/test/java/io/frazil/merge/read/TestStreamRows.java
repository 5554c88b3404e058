package io.frazil.merge.read;

import static io.frazil.merge.read.ChangeFixture.columns;
import static io.frazil.merge.read.ChangeFixture.gzip;
import static io.frazil.merge.read.ChangeFixture.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.DeclaredLayout;
import io.frazil.model.pipeline.DriftPolicy;
import io.frazil.model.pipeline.SourceTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of all tables in one file, in transaction order. */
class TestStreamRows {

  private static final String FILE = "CDC_TXN-20240612103125108.csv";
  private static final String TIME = "2024-06-12 10:30:27.362108";
  private static final String SEQUENCE = "20240612103027360000000000000000061";
  private static final ChangeLayout ORDERS =
      orders(stream("ts"), new AddedColumns("seq", List.of(), "before_"));

  @Test
  void rowsOfTheTableAreReadAndCountedInTheirPlaces() {
    String text =
        "I,items,public,%s,7,8,9,%s,\n".formatted(TIME, SEQUENCE)
            + "I,orders,public,%s,1,\"a,b\",%s,\n".formatted(TIME, SEQUENCE)
            + "D,orders,sales,%s,1,,%s,\n".formatted(TIME, SEQUENCE)
            + "U,orders,public,%s,2,c,%s,1\n".formatted(TIME, SEQUENCE);

    assertThat(read(ORDERS, FILE, text))
        .containsExactly(
            "2 INSERT [1, 'a,b'] at 1718188227362108 seq " + SEQUENCE,
            "4 UPDATE [2, 'c'] at 1718188227362108 seq " + SEQUENCE + " from [1]");
  }

  @Test
  void timestampBehindTheOpIsReadToo() {
    assertThat(read(ORDERS, FILE, "I,%s,orders,public,1,a,%s,\n".formatted(TIME, SEQUENCE)))
        .containsExactly("1 INSERT [1, 'a'] at 1718188227362108 seq " + SEQUENCE);
  }

  @Test
  void withoutATimestampColumnAndFromGzip() {
    ChangeLayout layout = orders(stream(""), AddedColumns.NONE);

    assertThat(read(layout, FILE, "D,orders,public,1,\n")).containsExactly("1 DELETE [1, null]");
    assertThat(read(layout, FILE + ".gz", gzip("D,orders,public,1,\n".getBytes(UTF_8))))
        .containsExactly("1 DELETE [1, null]");
  }

  @Test
  void streamHasAnOpWhereTablesFilesHaveNone() {
    S3Settings insertsOnly =
        new S3Settings(
            DataFormat.CSV, CsvFormat.DEFAULT, false, true, "", DatePartitions.NONE, false, "cdc");

    assertThat(read(orders(insertsOnly, AddedColumns.NONE), FILE, "I,orders,public,1,a\n"))
        .containsExactly("1 INSERT [1, 'a']");
  }

  @Test
  void namesInQuotesAndInOtherScriptsAreCompared() {
    SourceTable source = new SourceTable("größe", "a,\"b");
    ChangeLayout layout =
        new ChangeLayout(stream(""), source, columns("id long"), List.of("id"), AddedColumns.NONE);

    assertThat(read(layout, FILE, "I,\"a,\"\"b\",größe,1\nI,\"a,b\",größe,2\n"))
        .containsExactly("1 INSERT [1]");
  }

  @Test
  void rowThatNamesItsTableIsRefusedByItAlone() {
    ChangeLayout layout = orders(stream(""), AddedColumns.NONE);
    String text =
        "X,orders,public,1,a\n"
            + "I,orders,public,one,a\n"
            + "I,orders,public\n"
            + "I,orders,public,1,\"a\"b\n"
            + "I,items,public,\"x\"y\n"
            + "I,orders,public,2,b\n";

    assertThat(read(layout, FILE, text))
        .containsExactly(
            "1 refused Op: Expected I, U or D, got 'X' | X,orders,public,1,a",
            "2 refused id: Expected a long (64 bits), got 'one' | I,orders,public,one,a",
            "3 refused : Expected 3 fields, got 1 beside the names of table and schema | I,orders,public",
            "4 refused : Expected a delimiter or the end of the row after the closing quote of"
                + " field 5, got more text; a quote inside a quoted field must be doubled |"
                + " I,orders,public,1,\"a\"b",
            "6 INSERT [2, 'b']");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "I", "I,orders", "I,orders,", "I,,public,1", "I,\"orders\"x,public,1"})
  void rowThatNamesNoTableStopsWhoeverReadsIt(String row) {
    ChangeLayout layout = orders(stream(""), AddedColumns.NONE);
    String text = "I,orders,public,1,a\n" + row + "\nI,orders,public,2,b\n";

    FrazilException failure =
        catchThrowableOfType(FrazilException.class, () -> read(layout, FILE, text));

    assertThat(failure.kind()).isEqualTo(FailureKind.SOURCE_DATA);
    assertThat(failure)
        .hasMessage(
            "Cannot read change file "
                + FILE
                + ": row 2 names no table, so nobody can tell which table misses it. Expected an"
                + " operation, a table and a schema at its beginning, got '"
                + row
                + "'. Compare dms-endpoint with the endpoint in DMS, or correct the file; all tables"
                + " wait for it.");
    assertThatThrownBy(() -> contents(text))
        .hasMessage(failure.getMessage().replace(FILE, "/l/cdc/" + FILE));
  }

  @Test
  void layoutOfAFileGoesByItsFlushTime() {
    ChangeLayout layout =
        new ChangeLayout(
            stream(""),
            ChangeFixture.SOURCE,
            columns("id long", "name string"),
            List.of("id"),
            AddedColumns.NONE,
            List.of(
                new DeclaredLayout("", List.of("id"), AddedColumns.NONE, false),
                new DeclaredLayout(
                    "20240612103125108", List.of("name", "id"), AddedColumns.NONE, false)),
            DriftPolicy.STOP);

    assertThat(read(layout, "CDC_TXN-20240612103125107.csv", "I,orders,public,1\n"))
        .containsExactly("1 INSERT [1, null]");
    assertThat(read(layout, FILE, "I,orders,public,a,1\n")).containsExactly("1 INSERT [1, 'a']");
  }

  @Test
  void contentsTellTheRowsOfEachTable() {
    assertThat(
            contents("I,orders,public,1\nD,items,public,2\nX,orders,public,\"3\"x\nI,orders,b,4\n"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                new SourceTable("public", "orders"), 2L,
                new SourceTable("public", "items"), 1L,
                new SourceTable("b", "orders"), 1L));
    assertThat(contents("")).isEmpty();
  }

  private static Map<SourceTable, Long> contents(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    MemoryStorage storage = new MemoryStorage(Map.of("/l/cdc/" + FILE, bytes));
    ChangeFileName name = ChangeFileName.parseInStream(FILE).orElseThrow();
    return new StreamReader(stream(""), storage)
        .rows(new ListedFile("/l/cdc/" + FILE, bytes.length, ""), name);
  }

  private static ChangeLayout orders(S3Settings settings, AddedColumns added) {
    return new ChangeLayout(
        settings, ChangeFixture.SOURCE, columns("id long", "name string"), List.of("id"), added);
  }

  private static S3Settings stream(String timestampColumn) {
    return new S3Settings(
        DataFormat.CSV,
        CsvFormat.DEFAULT,
        true,
        false,
        timestampColumn,
        DatePartitions.NONE,
        false,
        "cdc");
  }
}
