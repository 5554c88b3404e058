package io.frazil.merge.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet files into memory, in parquet-mr's own schema language. */
final class ParquetFixture {

  static final int ROWS = 60;

  private static final String CHANGES =
      "required binary Op (UTF8); required binary dms_ts (UTF8); optional int64 id; optional"
          + " binary name (UTF8); optional int64 price (DECIMAL(10,2)); optional double ratio;"
          + " optional int32 day (DATE); optional int64 moment (TIMESTAMP_MICROS); optional"
          + " fixed_len_byte_array(16) uid (UUID); optional boolean flag; optional binary data;"
          + " optional binary seq (UTF8);";

  private final MessageType schema;
  private final SimpleGroupFactory groups;
  private final Memory memory = new Memory();
  private final ParquetWriter<Group> writer;

  private ParquetFixture(String columns, Consumer<ExampleParquetWriter.Builder> options) {
    schema = MessageTypeParser.parseMessageType("message changes { " + columns + " }");
    groups = new SimpleGroupFactory(schema);
    ExampleParquetWriter.Builder builder =
        ExampleParquetWriter.builder(memory).withType(schema).withRowGroupSize(4_096L);
    options.accept(builder);
    try {
      writer = builder.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ParquetFixture of(String columns) {
    return of(columns, CompressionCodecName.UNCOMPRESSED);
  }

  static ParquetFixture of(String columns, CompressionCodecName codec) {
    return new ParquetFixture(columns, builder -> builder.withCompressionCodec(codec));
  }

  /**
   * A file of {@link #ROWS} changes in several row groups, its pages without checksums, as DMS
   * writes them, with the columns of {@link TestMutatedFiles#LAYOUT}.
   */
  static byte[] changes(CompressionCodecName codec, WriterVersion version, boolean dictionary) {
    ParquetFixture file =
        new ParquetFixture(
            CHANGES,
            builder ->
                builder
                    .withCompressionCodec(codec)
                    .withWriterVersion(version)
                    .withDictionaryEncoding(dictionary)
                    .withPageWriteChecksumEnabled(false)
                    .withRowGroupSize(2_048L)
                    .withMinRowCountForPageSizeCheck(10));
    for (int i = 0; i < ROWS; i++) {
      int number = i;
      file.row(
          row -> {
            row.append("Op", "IUD".substring(number % 3, number % 3 + 1))
                .append("dms_ts", "2024-06-12 10:30:27.362108")
                .append("id", (long) number)
                .append("price", number * 100L)
                .append("ratio", number / 7.0)
                .append("day", number)
                .append("flag", number % 3 == 0)
                .append("seq", "20240612103027360000000000000000121");
            if (number % 4 != 0) {
              row.append("name", number % 2 == 0 ? "name" : "name " + number);
            }
          });
    }
    return file.bytes();
  }

  ParquetFixture row(Consumer<Group> values) {
    Group group = groups.newGroup();
    values.accept(group);
    try {
      writer.write(group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  byte[] bytes() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return memory.out.toByteArray();
  }

  private static final class Memory implements OutputFile {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new PositionOutputStream() {
        @Override
        public long getPos() {
          return out.size();
        }

        @Override
        public void write(int b) {
          out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
          out.write(bytes, offset, length);
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
