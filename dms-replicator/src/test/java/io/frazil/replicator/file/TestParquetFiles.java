package io.frazil.replicator.file;

import static io.frazil.replicator.Northwind.CUSTOMERS;
import static io.frazil.replicator.Northwind.column;
import static io.frazil.replicator.Northwind.endpoint;
import static io.frazil.replicator.Northwind.row;
import static io.frazil.replicator.Northwind.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.WritingSettings;
import io.frazil.model.dms.WritingSettings.Cutting;
import io.frazil.model.dms.WritingSettings.DateFolders;
import io.frazil.model.dms.WritingSettings.Encoding;
import io.frazil.model.dms.WritingSettings.Parquet;
import io.frazil.replicator.Northwind;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.layout.TableLayout;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.DmsType.Kind;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files as they are read back: types as AWS maps them and a real file of 2022 has them. */
class TestParquetFiles {

  private static final SourceTable TYPES =
      Northwind.table(
          "types",
          List.of("i2"),
          column("b", DmsType.of(Kind.BOOLEAN)),
          column("bytes", DmsType.of(Kind.BLOB)),
          column("d", DmsType.of(Kind.DATE)),
          column("t", DmsType.of(Kind.TIME)),
          column("ts", DmsType.of(Kind.DATETIME)),
          column("i1", DmsType.of(Kind.INT1)),
          column("i2", DmsType.of(Kind.INT2)),
          column("i4", DmsType.of(Kind.INT4)),
          column("i8", DmsType.of(Kind.INT8)),
          column("u1", DmsType.of(Kind.UINT1)),
          column("u2", DmsType.of(Kind.UINT2)),
          column("u4", DmsType.of(Kind.UINT4)),
          column("u8", DmsType.of(Kind.UINT8)),
          column("n15", DmsType.numeric(15, 2)),
          column("money", DmsType.numeric(38, 4)),
          column("r4", DmsType.of(Kind.REAL4)),
          column("r8", DmsType.of(Kind.REAL8)),
          column("s", DmsType.of(Kind.WSTRING)));

  private static final SourceRow ROW =
      row(
          true,
          ByteBuffer.wrap(new byte[] {1, -1}).asReadOnlyBuffer(),
          LocalDate.of(1969, 12, 31),
          LocalTime.of(0, 0, 1, 2_999_999),
          LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
          -1,
          -2,
          -3,
          -4L,
          255,
          65_535,
          4_294_967_295L,
          new BigInteger("18446744073709551615"),
          new BigDecimal("-1.25"),
          new BigDecimal("9.0000"),
          1.5f,
          -2.5,
          "");

  @TempDir Path directory;

  @Test
  void everyTypeHasItsColumnAndOnlyTheTimestampColumnIsRequired() throws IOException {
    Path file = write(Parquet.DEFAULT, TYPES, List.of(ROW));

    assertThat(metadata(file).getFileMetaData().getSchema().toString())
        .isEqualTo(
            """
            message schema {
              optional binary Op (STRING);
              required binary dms_ts (STRING);
              optional boolean b;
              optional binary bytes;
              optional int32 d (DATE);
              optional int32 t (TIME(MILLIS,true));
              optional int64 ts (TIMESTAMP(MICROS,true));
              optional int32 i1 (INTEGER(8,true));
              optional int32 i2 (INTEGER(16,true));
              optional int32 i4;
              optional int64 i8;
              optional int32 u1 (INTEGER(8,false));
              optional int32 u2 (INTEGER(16,false));
              optional int32 u4 (INTEGER(32,false));
              optional int64 u8 (INTEGER(64,false));
              optional fixed_len_byte_array(7) n15 (DECIMAL(15,2));
              optional fixed_len_byte_array(16) money (DECIMAL(38,4));
              optional float r4;
              optional double r8;
              optional binary s (STRING);
              optional binary transact_seq (STRING);
            }
            """);
  }

  @Test
  void valuesComeBack() throws IOException {
    Group row = read(write(Parquet.DEFAULT, TYPES, List.of(ROW))).get(0);

    assertThat(row.getString("Op", 0)).isEqualTo("I");
    assertThat(row.getString("dms_ts", 0)).isEqualTo("2024-06-12 10:28:17.798779");
    assertThat(row.getBoolean("b", 0)).isTrue();
    assertThat(row.getBinary("bytes", 0).getBytes()).containsExactly(1, -1);
    assertThat(row.getInteger("d", 0)).isEqualTo(-1);
    assertThat(row.getInteger("t", 0)).isEqualTo(1002);
    assertThat(row.getLong("ts", 0)).isEqualTo(-1);
    assertThat(row.getInteger("u4", 0)).isEqualTo(-1);
    assertThat(row.getLong("u8", 0)).isEqualTo(-1L);
    assertThat(new BigInteger(row.getBinary("n15", 0).getBytes())).isEqualTo("-125");
    assertThat(new BigInteger(row.getBinary("money", 0).getBytes())).isEqualTo("90000");
    assertThat(row.getFloat("r4", 0)).isEqualTo(1.5f);
    assertThat(row.getDouble("r8", 0)).isEqualTo(-2.5);
    assertThat(row.getString("s", 0)).isEmpty();
    assertThat(row.getFieldRepetitionCount("transact_seq")).isZero();
  }

  @Test
  void timestampsAreMillisecondsWhereAskedFor() throws IOException {
    Parquet milliseconds = new Parquet(true, true, Encoding.PLAIN, 1_000, 1_000, 10);
    Path file = write(milliseconds, TYPES, List.of(ROW));

    assertThat(metadata(file).getFileMetaData().getSchema().getType("ts").toString())
        .isEqualTo("optional int64 ts (TIMESTAMP(MILLIS,true))");
    assertThat(read(file).get(0).getLong("ts", 0)).isEqualTo(-1);
    assertThat(read(file).get(0).getString("dms_ts", 0)).endsWith(".798779");
  }

  @Test
  void rowGroupsHaveTheLengthAskedFor() throws IOException {
    Parquet groups = new Parquet(true, false, Encoding.PLAIN, 1_000, 1_000, 100);

    assertThat(metadata(write(groups, CUSTOMERS, customers(250))).getBlocks())
        .extracting(BlockMetaData::getRowCount)
        .containsExactly(100L, 100L, 50L);
    assertThat(read(directory.resolve("file"))).hasSize(250);
  }

  @Test
  void plainEncodingHasNoDictionaryAndTheDefaultHas() throws IOException {
    Parquet plain = new Parquet(true, false, Encoding.PLAIN, 1_000, 1_000, 100);

    assertThat(encodings(write(plain, CUSTOMERS, customers(20)))).doesNotContain("DICTIONARY");
    assertThat(encodings(write(Parquet.DEFAULT, CUSTOMERS, customers(20))))
        .contains("PLAIN_DICTIONARY");
    assertThat(
            encodings(
                write(
                    new Parquet(true, false, Encoding.RLE_DICTIONARY, 1_000, 1_000, 100),
                    CUSTOMERS,
                    customers(20))))
        .contains("RLE_DICTIONARY");
  }

  @Test
  void gzipIsTheCodecOfTheColumnsAndOnlyAFormNamesIt() throws IOException {
    ReplicationSettings settings = parquet(Parquet.DEFAULT, true);
    Path file = write(settings, CUSTOMERS, customers(5));

    assertThat(metadata(file).getBlocks().get(0).getColumns().get(0).getCodec())
        .isEqualTo(CompressionCodecName.GZIP);
    assertThat(format(settings).extension()).isEqualTo(".parquet");
    assertThat(format(Northwind.with(settings, Form.GZIP_PARQUET_NAMED)).extension())
        .isEqualTo(".parquet.gz");
  }

  private Path write(Parquet parquet, SourceTable table, List<SourceRow> rows) throws IOException {
    return write(parquet(parquet, false), table, rows);
  }

  private Path write(ReplicationSettings settings, SourceTable table, List<SourceRow> rows)
      throws IOException {
    Path file = directory.resolve("file");
    TableLayout layout = TableLayout.ofLoad(table, settings.layoutRules());
    try (RowFile out = format(settings).create(file, layout)) {
      for (SourceRow row : rows) {
        out.write(layout, layout.load(row, Instant.parse("2024-06-12T10:28:17.798779Z")));
      }
    }
    return file;
  }

  private static FileFormat format(ReplicationSettings settings) {
    return new FileFormat(settings.endpoint(), settings.writing(), settings.forms());
  }

  private static ReplicationSettings parquet(Parquet parquet, boolean gzip) {
    WritingSettings writing =
        new WritingSettings(gzip, false, Cutting.DEFAULT, DateFolders.DEFAULT, false, parquet);
    return new ReplicationSettings(
        endpoint(DataFormat.PARQUET, CsvFormat.DEFAULT),
        writing,
        settings().mappings(),
        settings().task(),
        Set.of());
  }

  private static List<SourceRow> customers(int count) {
    List<SourceRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row("C" + i % 7, "name", null));
    }
    return rows;
  }

  private static String encodings(Path file) throws IOException {
    return metadata(file).getBlocks().get(0).getColumns().get(0).getEncodings().toString();
  }

  private static ParquetMetadata metadata(Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(input(file))) {
      return reader.getFooter();
    }
  }

  private static HadoopInputFile input(Path file) throws IOException {
    return HadoopInputFile.fromPath(
        new org.apache.hadoop.fs.Path(file.toUri()), new Configuration());
  }

  private static List<Group> read(Path file) throws IOException {
    List<Group> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
    }
    return rows;
  }
}
