package io.frazil.merge.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
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

  private final MessageType schema;
  private final SimpleGroupFactory groups;
  private final Memory memory = new Memory();
  private final ParquetWriter<Group> writer;

  private ParquetFixture(String columns, CompressionCodecName codec) {
    schema = MessageTypeParser.parseMessageType("message changes { " + columns + " }");
    groups = new SimpleGroupFactory(schema);
    try {
      writer =
          ExampleParquetWriter.builder(memory)
              .withType(schema)
              .withCompressionCodec(codec)
              .withRowGroupSize(4_096L)
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ParquetFixture of(String columns) {
    return of(columns, CompressionCodecName.UNCOMPRESSED);
  }

  static ParquetFixture of(String columns, CompressionCodecName codec) {
    return new ParquetFixture(columns, codec);
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
