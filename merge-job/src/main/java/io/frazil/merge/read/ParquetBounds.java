package io.frazil.merge.read;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * What a Parquet file says of itself, held against itself and its length. parquet-mr does neither:
 * row groups that a damaged footer lacks or holds twice would be rows lost or doubled in silence,
 * and memory is set aside for whatever size a footer or a page header says.
 *
 * <p>Source: parquet-mr 1.13.1, ParquetFileReader.ConsecutivePartList, .WorkaroundChunk,
 * PlainValuesDictionary.
 */
final class ParquetBounds {

  private static final int TAIL = 8;
  private static final int HEADER_BYTES = 4_096;

  private final InputFile file;
  private final SeekableInputStream bytes;
  private final MessageType schema;

  /**
   * @param bytes a stream of the file; left open, since closing it closes the file
   */
  ParquetBounds(InputFile file, SeekableInputStream bytes, MessageType schema) {
    this.file = file;
    this.bytes = bytes;
    this.schema = schema;
  }

  /** Refuses a footer whose numbers do not go together. */
  void refuseUneven(List<BlockMetaData> blocks) throws IOException {
    long rows = 0;
    for (BlockMetaData block : blocks) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        refuseUneven(block, chunk);
      }
      rows += block.getRowCount();
    }
    FileMetaData footer = footer();
    if (rows != footer.getNum_rows()) {
      throw new IOException(
          "its row groups have " + rows + " rows where its footer says " + footer.getNum_rows());
    }
    refuseOtherTypes(footer);
  }

  /** A flat column of other than one value a row would lose some in silence. */
  private void refuseUneven(BlockMetaData block, ColumnChunkMetaData chunk) throws IOException {
    boolean flat =
        chunk.getPath().size() == 1
            && !schema.getType(chunk.getPath().toArray()).isRepetition(Type.Repetition.REPEATED);
    if (block.getRowCount() < 0 || flat && chunk.getValueCount() != block.getRowCount()) {
      throw new IOException(
          "column "
              + chunk.getPath()
              + " has "
              + chunk.getValueCount()
              + " values in "
              + block.getRowCount()
              + " rows");
    }
    long start = chunk.getStartingPos();
    long size = chunk.getTotalSize();
    if (start < 0 || size < 0 || size > file.getLength() - start) {
      throw new IOException(
          "column "
              + chunk.getPath()
              + " has "
              + size
              + " bytes from byte "
              + start
              + " on in a file of "
              + file.getLength());
    }
  }

  /** parquet-mr keeps neither the file's number of rows nor the type a column chunk says it has. */
  private FileMetaData footer() throws IOException {
    byte[] tail = new byte[TAIL];
    bytes.seek(file.getLength() - TAIL);
    bytes.readFully(tail);
    int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
    bytes.seek(file.getLength() - TAIL - length);
    return Util.readFileMetaData(new BufferedInputStream(bytes, HEADER_BYTES));
  }

  private static void refuseOtherTypes(FileMetaData footer) throws IOException {
    Map<String, org.apache.parquet.format.Type> types = new HashMap<>();
    for (SchemaElement element : footer.getSchema()) {
      types.put(element.getName(), element.getType());
    }
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        List<String> path = chunk.getMeta_data().getPath_in_schema();
        org.apache.parquet.format.Type declared = types.get(path.get(0));
        if (path.size() == 1 && chunk.getMeta_data().getType() != declared) {
          throw new IOException(
              "column "
                  + path
                  + " is of type "
                  + declared
                  + " in its schema and "
                  + chunk.getMeta_data().getType()
                  + " in its row groups");
        }
      }
    }
  }

  /**
   * Refuses a row group with a page that says it is longer than the file, or with a dictionary that
   * says it has more entries than bytes. Reads the headers of the pages, in file order.
   */
  void refuseOversized(BlockMetaData block, MessageType selected) throws IOException {
    for (ColumnChunkMetaData chunk : block.getColumns()) {
      if (selected.containsPath(chunk.getPath().toArray())) {
        refuseOversized(chunk);
      }
    }
  }

  private void refuseOversized(ColumnChunkMetaData chunk) throws IOException {
    long at = chunk.getStartingPos();
    long end = at + chunk.getTotalSize();
    while (at < end) {
      bytes.seek(at);
      Counting counting = new Counting(new BufferedInputStream(bytes, HEADER_BYTES));
      PageHeader page = Util.readPageHeader(counting);
      at += counting.count;
      int size = page.getCompressed_page_size();
      if (size < 0 || size > file.getLength() - at) {
        throw new IOException(
            "a page of column " + chunk.getPath() + " says it has " + size + " bytes");
      }
      int entries =
          page.isSetDictionary_page_header() ? page.getDictionary_page_header().getNum_values() : 0;
      boolean packed = chunk.getCodec() != CompressionCodecName.UNCOMPRESSED;
      if (entries > (packed ? page.getUncompressed_page_size() : size)) {
        throw new IOException(
            "the dictionary of column " + chunk.getPath() + " says it has " + entries + " entries");
      }
      at += size;
    }
  }

  private static final class Counting extends FilterInputStream {

    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
