package io.frazil.merge.read;

import static io.frazil.merge.read.ChangeFixture.PLAIN;
import static io.frazil.merge.read.ChangeFixture.file;
import static io.frazil.merge.read.ChangeFixture.layout;
import static io.frazil.merge.read.ChangeFixture.read;
import static io.frazil.merge.read.ChangeFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.CsvFormat;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestParquetChangeRows {

  private static final String LOAD = "LOAD00000001.parquet";
  private static final String CDC = "20240612-103125108.parquet";
  private static final String SEQ = "20240612103027360000000000000000121";
  private static final ChangeLayout REAL =
      new ChangeLayout(
          settings(CsvFormat.DEFAULT, false, "dms_ts"),
          ChangeFixture.SOURCE,
          ChangeFixture.columns("order_id long", "product_id int", "note string"),
          List.of("order_id", "product_id"),
          new AddedColumns("seq", List.of("user"), "before_"));
  private static final String REAL_COLUMNS =
      "required binary dms_ts (UTF8); optional int64 order_id; optional int32 product_id (INT_16);"
          + " optional binary note (UTF8); optional binary user (UTF8); optional binary seq (UTF8);"
          + " optional int64 before_order_id; optional int32 before_PRODUCT_ID (INT_16); optional"
          + " binary before_note (UTF8);";

  @Test
  void fullLoadWithoutOpIsInserts() {
    byte[] file =
        ParquetFixture.of(REAL_COLUMNS)
            .row(
                row ->
                    row.append("dms_ts", "2024-06-12 10:28:17.798779")
                        .append("order_id", 10248L)
                        .append("product_id", 11)
                        .append("note", ""))
            .row(row -> row.append("dms_ts", "").append("order_id", 1L).append("product_id", 2))
            .bytes();

    assertThat(read(REAL, LOAD, file))
        .containsExactly("1 INSERT [10248, 11, ''] at 1718188097798779", "2 INSERT [1, 2, null]");
  }

  @Test
  void changesCarryOpSequenceAndBeforeImageWhereverTheyStand() {
    byte[] file =
        ParquetFixture.of(REAL_COLUMNS + "optional binary op (UTF8);")
            .row(
                row ->
                    row.append("dms_ts", "1970-01-01 00:00:01")
                        .append("order_id", 2L)
                        .append("product_id", 3)
                        .append("seq", SEQ)
                        .append("before_order_id", 1L)
                        .append("op", "U"))
            .row(
                row ->
                    row.append("dms_ts", "1970-01-01 00:00:01")
                        .append("order_id", 2L)
                        .append("product_id", 3)
                        .append("seq", "")
                        .append("before_order_id", 2L)
                        .append("before_PRODUCT_ID", 3)
                        .append("op", "U"))
            .row(
                row ->
                    row.append("dms_ts", "1970-01-01 00:00:01")
                        .append("order_id", 2L)
                        .append("product_id", 3)
                        .append("note", "gone")
                        .append("op", "D"))
            .bytes();

    assertThat(read(REAL, CDC, file))
        .containsExactly(
            "1 UPDATE [2, 3, null] at 1000000 seq " + SEQ + " from [1, 3]",
            "2 UPDATE [2, 3, null] at 1000000",
            "3 DELETE [2, 3, null] at 1000000");
  }

  @Test
  void firstColumnAtFaultIsTheRefusalAndRawIsPairs() {
    byte[] file =
        ParquetFixture.of(
                "optional binary Op; optional binary id (UTF8); optional int64 t (TIMESTAMP_MICROS);"
                    + " optional binary u (UTF8);")
            .row(row -> row.append("Op", "X").append("id", "a"))
            .row(row -> row.append("id", "a"))
            .row(row -> row.append("Op", "I").append("t", 0L))
            .row(row -> row.append("Op", "U").append("id", "a").append("u", "x"))
            .row(row -> row.append("Op", "D").append("id", "a").append("u", "x"))
            .bytes();

    assertThat(read(layout(PLAIN, "id string", "t timestamp", "u uuid"), CDC, file))
        .containsExactly(
            "1 refused Op: Expected I, U or D, got 'X' | Op=X, id=a, t=NULL, u=NULL",
            "2 refused Op: Expected I, U or D, got NULL | Op=NULL, id=a, t=NULL, u=NULL",
            "3 refused id: Expected a key, got NULL | Op=I, id=NULL,"
                + " t=1970-01-01T00:00:00.000000+0000, u=NULL",
            "4 refused u: Expected a UUID of 8-4-4-4-12 hexadecimal digits, got 'x' | Op=U,"
                + " id=a, t=NULL, u=x",
            "5 DELETE ['a', null, null]");
  }

  @Test
  void addedColumnsAreReadStrictly() {
    byte[] file =
        ParquetFixture.of(
                "required binary dms_ts (UTF8); required int64 order_id; required int32 product_id;"
                    + " optional binary seq (UTF8);")
            .row(
                row ->
                    row.append("dms_ts", "yesterday")
                        .append("order_id", 1L)
                        .append("product_id", 2))
            .row(
                row ->
                    row.append("dms_ts", "")
                        .append("order_id", 1L)
                        .append("product_id", 2)
                        .append("seq", "12"))
            .bytes();

    assertThat(read(REAL, LOAD, file))
        .containsExactly(
            "1 refused dms_ts: Expected a commit time yyyy-MM-dd HH:mm:ss[.ffffff], got"
                + " 'yesterday' | dms_ts=yesterday, order_id=1, product_id=2, seq=NULL",
            "2 refused seq: Expected 35 digits or nothing, got '12' | dms_ts=, order_id=1,"
                + " product_id=2, seq=12");
  }

  @Test
  void commitTimeMayBeATimestamp() {
    byte[] file =
        ParquetFixture.of(
                "optional int64 dms_ts (TIMESTAMP_MILLIS); required int64 order_id; required int32"
                    + " product_id;")
            .row(row -> row.append("dms_ts", 5L).append("order_id", 1L).append("product_id", 2))
            .bytes();

    assertThat(read(REAL, LOAD, file)).containsExactly("1 INSERT [1, 2, null] at 5000");
  }

  @Test
  void columnsThatDoNotFitAreDrift() {
    assertThatThrownBy(() -> read(REAL, CDC, ParquetFixture.of("required int64 order_id;").bytes()))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.SCHEMA_DRIFT))
        .hasMessageStartingWith(
            "Cannot read change file 20240612-103125108.parquet: it is a CDC file without a column"
                + " Op.");
    assertThatThrownBy(
            () -> read(REAL, LOAD, ParquetFixture.of("required int64 order_id;").bytes()))
        .hasMessageContaining("it lacks key column 'product_id'.");
    assertThatThrownBy(
            () ->
                read(
                    layout(PLAIN, "id int"),
                    CDC,
                    ParquetFixture.of("required int32 id; required int32 Op;").bytes()))
        .hasMessageContaining(
            "its column 'Op' cannot be read without loss. Expected a Parquet type that fits text,"
                + " got required int32 Op.");
  }

  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "GZIP", "SNAPPY", "ZSTD"})
  void rowGroupsAreReadInAnyRangesWithTheirTruePositions(CompressionCodecName codec)
      throws IOException {
    byte[] file = manyRows(codec);
    ChangeLayout layout = layout(PLAIN, "id long", "name string");
    ChangeFileReader reader = new ChangeFileReader(layout, new MemoryStorage(Map.of(LOAD, file)));
    List<RowGroup> groups = reader.rowGroups(file(LOAD));
    List<String> parts = new ArrayList<>();
    long firstPosition = 1;
    for (RowGroup group : groups) {
      assertThat(group.firstPosition()).isEqualTo(firstPosition);
      RowGroupRange range = new RowGroupRange(group.index(), group.index() + 1);
      try (ChangeRows rows =
          reader.open(file(LOAD), ChangeFileName.parse(LOAD).orElseThrow(), range)) {
        List<String> texts = ChangeFixture.drain(rows);
        assertThat((long) texts.size()).isEqualTo(group.rows());
        parts.addAll(texts);
      }
      firstPosition += group.rows();
    }

    assertThat(groups).hasSizeGreaterThan(3);
    assertThat(parts).isEqualTo(read(layout, LOAD, file)).isEqualTo(manyTexts());
  }

  private static byte[] manyRows(CompressionCodecName codec) {
    ParquetFixture file =
        ParquetFixture.of("required int64 id; optional binary name (UTF8);", codec);
    for (long id = 1; id <= 2_000; id++) {
      String name = "name " + id % 3 + "x".repeat((int) (id % 50));
      long number = id;
      file.row(row -> row.append("id", number).append("name", name));
    }
    return file.bytes();
  }

  private static List<String> manyTexts() {
    return LongStream.rangeClosed(1, 2_000)
        .mapToObj(
            id ->
                (id + " INSERT [" + id)
                    + (", 'name " + id % 3 + "x".repeat((int) (id % 50)) + "']"))
        .toList();
  }

  @Test
  void fileWithoutRowsHasNone() {
    byte[] file = ParquetFixture.of("required int32 id;").bytes();

    assertThat(read(layout(PLAIN, "id int"), LOAD, file)).isEmpty();
  }

  @Test
  void brokenFileNamesTheFile() {
    byte[] whole = manyRows(CompressionCodecName.UNCOMPRESSED);
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    byte[] damaged = whole.clone();
    damaged[200] ^= 0x55;
    ChangeLayout layout = layout(PLAIN, "id long", "name string");

    for (byte[] file : new byte[][] {cut, new byte[0], damaged}) {
      assertThatThrownBy(() -> read(layout, LOAD, file))
          .isInstanceOfSatisfying(
              FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.SOURCE_DATA))
          .hasMessageStartingWith(
              "Cannot read change file LOAD00000001.parquet: it is not a whole Parquet file (")
          .hasMessageEndingWith(
              "). Compare it with its copy at the source, or reload the table in DMS.");
    }
  }

  @Test
  void partOfACsvFileCannotBeAskedFor() {
    ChangeFileReader reader =
        new ChangeFileReader(layout(PLAIN, "id int"), new MemoryStorage(Map.of()));

    assertThatThrownBy(
            () ->
                reader.open(
                    file("x.csv"),
                    ChangeFileName.parse("LOAD00000001.csv").orElseThrow(),
                    new RowGroupRange(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CSV file x.csv has no row groups");
  }
}
