package io.frazil.replicator.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * What the files of a kit hold, as text. Bytes of gzip and of Parquet differ from run to run: a
 * Parquet footer lists encodings in no order.
 */
final class KitContent {

  private KitContent() {}

  /** By path below the folder, ordered; empty where there is no folder. */
  static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    if (!Files.exists(folder)) {
      return content;
    }
    List<Path> found;
    try (Stream<Path> files = Files.walk(folder)) {
      found = files.filter(Files::isRegularFile).toList();
    }
    for (Path file : found) {
      content.put(folder.relativize(file).toString(), text(file));
    }
    return content;
  }

  private static String text(Path file) throws IOException {
    if (file.toString().endsWith(".parquet")) {
      return parquet(file);
    }
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      try (GZIPInputStream inflated = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return new String(inflated.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String parquet(Path file) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    StringBuilder text = new StringBuilder();
    try (ParquetFileReader footer =
            ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration()));
        ParquetReader<Group> rows = ParquetReader.builder(new GroupReadSupport(), path).build()) {
      text.append(footer.getFileMetaData().getSchema());
      for (Group row = rows.read(); row != null; row = rows.read()) {
        text.append("row\n").append(row);
      }
    }
    return text.toString();
  }
}
