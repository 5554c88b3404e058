package io.frazil.merge.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.ChangeFiles;
import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.RandomShop;
import io.frazil.fixture.TableShape;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables as an engine sees them that did not write them: Iceberg's own reader, without Spark. */
@ExtendWith(LocalSpark.class)
class ReadersIT {

  private static final TableShape TABLE = RandomShop.LONG_KEY;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void anotherEngineReadsTheSourcesRows(WriteMode mode, SparkSession spark) throws IOException {
    RandomShop shop = new RandomShop(folder.resolve("written"), DmsFormat.RECOMMENDED, 7, TABLE);
    shop.load(40).transactions(40).flush().transactions(40).flush();

    try (Workplace place = merged(mode, spark)) {
      Map<List<Object>, List<Object>> rows = new HashMap<>();
      try (CloseableIterable<Record> records =
          IcebergGenerics.read(place.icebergTable(TABLE)).build()) {
        for (Record record : records) {
          List<Object> row = row(record);
          assertThat(rows.put(TABLE.keyOf(row), row)).isNull();
        }
      }

      assertThat(rows).containsExactlyInAnyOrderEntriesOf(shop.database().rows(TABLE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void tablesHoldNothingThatSomeReaderCannotRead(WriteMode mode, SparkSession spark)
      throws IOException {
    RandomShop shop = new RandomShop(folder.resolve("written"), DmsFormat.RECOMMENDED, 7, TABLE);
    shop.load(40).transactions(40).flush();

    try (Workplace place = merged(mode, spark)) {
      Table table = place.icebergTable(TABLE);

      assertThat(((BaseTable) table).operations().current().formatVersion()).isEqualTo(2);
      Set<FileContent> deletes = new HashSet<>();
      Set<CompressionCodecName> codecs = new HashSet<>();
      for (Snapshot snapshot : table.snapshots()) {
        for (ManifestFile manifest : snapshot.deleteManifests(table.io())) {
          deletes.addAll(deleteContents(table, manifest));
        }
      }
      try (CloseableIterable<FileScanTask> files = table.newScan().planFiles()) {
        for (FileScanTask file : files) {
          codecs.addAll(codecs(file.file()));
        }
      }
      assertThat(deletes)
          .isEqualTo(
              mode == WriteMode.MERGE_ON_READ ? Set.of(FileContent.POSITION_DELETES) : Set.of());
      assertThat(codecs).containsExactly(CompressionCodecName.ZSTD);
    }
  }

  private Workplace merged(WriteMode mode, SparkSession spark) throws IOException {
    Workplace.Choice choice =
        new Workplace.Choice(mode, List.of(), new MergePolicy(0, 4, 1L << 30, Duration.ZERO));
    Workplace place = new Workplace(folder, spark, DmsFormat.RECOMMENDED, choice, TABLE);
    Path written = folder.resolve("written");
    for (Path file : ChangeFiles.filesBelow(written)) {
      ChangeFiles.deliver(written, file, place.landing());
    }
    place.drain(TABLE);
    return place;
  }

  /** A row in the values that the fixtures use; the reader may add columns of its own behind. */
  private static List<Object> row(Record record) {
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < TABLE.columns().size(); i++) {
      row.add(value(record.get(i)));
    }
    return row;
  }

  private static Object value(Object value) {
    if (value instanceof OffsetDateTime moment) {
      return moment.toInstant();
    }
    return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
  }

  private static Set<FileContent> deleteContents(Table table, ManifestFile manifest)
      throws IOException {
    Set<FileContent> contents = new HashSet<>();
    try (ManifestReader<DeleteFile> files =
        ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
      files.forEach(file -> contents.add(file.content()));
    }
    return contents;
  }

  private static Set<CompressionCodecName> codecs(DataFile file) throws IOException {
    Set<CompressionCodecName> codecs = new HashSet<>();
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.location());
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration()))) {
      for (BlockMetaData block : reader.getFooter().getBlocks()) {
        block.getColumns().forEach(column -> codecs.add(column.getCodec()));
      }
    }
    return codecs;
  }
}
