package io.frazil.merge.read;

import io.frazil.model.failure.FrazilException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/**
 * An open Parquet file. What parquet-mr throws on damaged bytes is any {@link RuntimeException}
 * there is, so all of them, met in its own calls alone, mean that the file is broken. Not
 * thread-safe.
 */
final class ParquetFile implements Closeable {

  private final ParquetSource source;
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final List<BlockMetaData> blocks;
  private final ParquetBounds bounds;
  private MessageType selected;
  private MessageColumnIO columns;

  private ParquetFile(ParquetSource source, ParquetFileReader reader) {
    this.source = source;
    this.reader = reader;
    this.schema = reader.getFileMetaData().getSchema();
    this.blocks = reader.getRowGroups();
    this.bounds = new ParquetBounds(source, source.newStream(), schema);
  }

  /**
   * Opens a file and reads its footer.
   *
   * @throws FrazilException when the file is broken or the storage fails
   */
  static ParquetFile open(ChangeFileStorage storage, ListedFile file) {
    ParquetSource source;
    try {
      source = new ParquetSource(file.location(), storage.openRandom(file));
    } catch (IOException e) {
      throw ReadErrors.storage(file.location(), e);
    }
    try {
      return new ParquetFile(source, new ParquetFileReader(source, options())).refuseUneven();
    } catch (IOException | RuntimeException e) {
      throw source.closing(source.failure(e));
    }
  }

  private static ParquetReadOptions options() {
    return ParquetReadOptions.builder()
        .useRecordFilter(false)
        .useStatsFilter(false)
        .useDictionaryFilter(false)
        .useColumnIndexFilter(false)
        .useBloomFilter(false)
        .usePageChecksumVerification(true)
        .withCodecFactory(new ParquetPages())
        .build();
  }

  MessageType schema() {
    return schema;
  }

  /** The row groups, in file order. */
  List<RowGroup> rowGroups() {
    List<RowGroup> groups = new ArrayList<>();
    long firstPosition = 1;
    for (BlockMetaData block : blocks) {
      groups.add(
          new RowGroup(
              groups.size(), firstPosition, block.getRowCount(), block.getTotalByteSize()));
      firstPosition += block.getRowCount();
    }
    return groups;
  }

  /** Restricts {@link #read} to these columns of the file, which are flat. */
  void select(MessageType some) {
    selected = some;
    reader.setRequestedSchema(some);
    columns = new ColumnIOFactory().getColumnIO(some, schema);
  }

  /** The rows of a row group. */
  <T> Rows<T> read(RowGroup group, RecordMaterializer<T> materializer) {
    try {
      bounds.refuseOversized(blocks.get(group.index()), selected);
      PageReadStore pages = reader.readRowGroup(group.index());
      RecordReader<T> rows = columns.getRecordReader(pages, materializer);
      return () -> next(rows);
    } catch (IOException | RuntimeException e) {
      throw source.failure(e);
    }
  }

  private ParquetFile refuseUneven() throws IOException {
    bounds.refuseUneven(blocks);
    return this;
  }

  private <T> T next(RecordReader<T> rows) {
    try {
      return rows.read();
    } catch (RuntimeException e) {
      throw source.failure(e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** The rows of a row group, to be asked for as often as it has rows. */
  interface Rows<T> {
    T next();
  }
}
