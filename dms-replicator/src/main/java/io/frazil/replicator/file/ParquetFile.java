package io.frazil.replicator.file;

import io.frazil.model.dms.WritingSettings;
import io.frazil.model.dms.WritingSettings.Encoding;
import io.frazil.model.dms.WritingSettings.Parquet;
import io.frazil.replicator.layout.TableLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * A Parquet file. Unlike DMS's own writer, parquet-mr names itself as its creator, always writes
 * statistics, and spells a dictionary encoding by the format's version alone.
 */
final class ParquetFile implements RowFile {

  /** Read once: that takes longer than to write a small file. */
  private static final Configuration HADOOP = new Configuration(false);

  private final ParquetWriter<List<Object>> writer;

  private ParquetFile(ParquetWriter<List<Object>> writer) {
    this.writer = writer;
  }

  static ParquetFile create(Path file, TableLayout layout, WritingSettings writing)
      throws IOException {
    Parquet settings = writing.parquet();
    ParquetRows rows = new ParquetRows(layout.columns(), settings.milliseconds());
    return new ParquetFile(
        new Builder(new FileOnDisk(file), rows)
            .withConf(HADOOP)
            .withWriterVersion(
                settings.version2() ? WriterVersion.PARQUET_2_0 : WriterVersion.PARQUET_1_0)
            .withCompressionCodec(
                writing.gzip() ? CompressionCodecName.GZIP : CompressionCodecName.UNCOMPRESSED)
            .withDictionaryEncoding(settings.encoding() != Encoding.PLAIN)
            .withDictionaryPageSize(settings.dictionaryBytes())
            .withPageSize(settings.pageBytes())
            // A group of one byte is full at every check, and checks come each so many rows.
            .withRowGroupSize(1L)
            .withMinRowCountForPageSizeCheck(settings.groupRows())
            .withMaxRowCountForPageSizeCheck(settings.groupRows())
            .build());
  }

  @Override
  public void write(TableLayout layout, List<Object> cells) throws IOException {
    writer.write(cells);
  }

  @Override
  public long bytes() {
    return writer.getDataSize();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<List<Object>, Builder> {

    private final ParquetRows rows;

    Builder(OutputFile file, ParquetRows rows) {
      super(file);
      this.rows = rows;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<List<Object>> getWriteSupport(Configuration configuration) {
      return rows;
    }
  }
}
