package io.frazil.merge.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Type;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;

/** Footers and page headers that say what cannot be; each was found by {@link TestMutatedFiles}. */
class TestParquetBounds {

  private static final String NAME = "LOAD00000001.parquet";

  /** The last, behind which no other column of its row group stands. */
  private static final int SEQ = 11;

  private static final int NAME_COLUMN = 3;

  private final byte[] whole =
      ParquetFixture.changes(CompressionCodecName.UNCOMPRESSED, WriterVersion.PARQUET_1_0, true);

  @Test
  void rowGroupThatTheFooterLacksIsNoLossInSilence() throws IOException {
    assertBroken(
        footer(footer -> footer.getRow_groups().remove(1)),
        "its row groups have 43 rows where its footer says 60");
  }

  @Test
  void rowGroupThatTheFooterHasTwiceIsNotReadTwice() throws IOException {
    assertBroken(
        footer(footer -> footer.getRow_groups().add(footer.getRow_groups().get(0))),
        " rows where its footer says 60");
  }

  @Test
  void columnLongerThanTheFileIsRefusedBeforeMemoryIsSetAside() throws IOException {
    assertBroken(
        footer(footer -> column(footer, SEQ).setTotal_compressed_size(Integer.MAX_VALUE)),
        "column [seq] has 2147483647 bytes from byte ");
  }

  @Test
  void columnOfAnotherTypeThanItsSchemaSaysIsRefused() throws IOException {
    assertBroken(
        footer(footer -> column(footer, NAME_COLUMN).setType(Type.INT32)),
        "column [name] is of type BYTE_ARRAY in its schema and INT32 in its row groups");
  }

  @Test
  void pageLongerThanTheFileIsRefusedBeforeMemoryIsSetAside() throws IOException {
    assertBroken(
        page(SEQ, false, page -> page.setCompressed_page_size(Integer.MAX_VALUE)),
        "a page of column [seq] says it has 2147483647 bytes");
  }

  @Test
  void dictionaryOfMoreEntriesThanBytesIsRefusedBeforeMemoryIsSetAside() throws IOException {
    assertBroken(
        page(
            NAME_COLUMN,
            true,
            page -> page.getDictionary_page_header().setNum_values(Integer.MAX_VALUE)),
        "the dictionary of column [name] says it has 2147483647 entries");
  }

  private byte[] footer(Consumer<FileMetaData> change) throws IOException {
    return MutatedParquet.withFooter(whole, change);
  }

  private byte[] page(int column, boolean dictionary, Consumer<PageHeader> change)
      throws IOException {
    ColumnMetaData chunk = column(MutatedParquet.readFooter(whole), column);
    long at = dictionary ? chunk.getDictionary_page_offset() : chunk.getData_page_offset();
    return MutatedParquet.withPage(whole, (int) at, change);
  }

  private static ColumnMetaData column(FileMetaData footer, int column) {
    return footer.getRow_groups().get(0).getColumns().get(column).getMeta_data();
  }

  private static void assertBroken(byte[] file, String reason) {
    assertThatThrownBy(() -> ChangeFixture.read(TestMutatedFiles.LAYOUT, NAME, file))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.SOURCE_DATA))
        .hasMessageStartingWith(
            "Cannot read change file " + NAME + ": it is not a whole Parquet file (")
        .hasMessageContaining(reason);
  }
}
