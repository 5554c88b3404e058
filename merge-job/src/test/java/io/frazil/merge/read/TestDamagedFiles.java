package io.frazil.merge.read;

import static io.frazil.merge.read.ChangeFixture.file;
import static io.frazil.merge.read.ChangeFixture.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.CsvFormat;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever happens to the bytes of a file, reading it ends, in rows and refusals or in a {@link
 * FrazilException} that names the file. Damage is seeded; a failure names its seed.
 */
@Timeout(300)
class TestDamagedFiles {

  private static final ChangeLayout LAYOUT =
      new ChangeLayout(
          settings(CsvFormat.DEFAULT, true, "dms_ts"),
          ChangeFixture.SOURCE,
          ChangeFixture.columns(
              "id long",
              "name string",
              "price decimal(10,2)",
              "ratio double",
              "day date",
              "moment timestamp",
              "uid uuid",
              "flag boolean",
              "data binary"),
          List.of("id"),
          new AddedColumns("seq", List.of(), "BI_"));
  private static final Set<FailureKind> ALLOWED =
      EnumSet.of(FailureKind.SOURCE_DATA, FailureKind.SCHEMA_DRIFT);

  @Test
  void damagedCsv() {
    assertReadable("20240612-103125108.csv", csv(), 4_000);
  }

  @Test
  void damagedGzip() {
    assertReadable("20240612-103125108.csv.gz", ChangeFixture.gzip(csv()), 3_000);
  }

  @Test
  void damagedParquet() {
    assertReadable("LOAD00000001.parquet", parquet(CompressionCodecName.UNCOMPRESSED), 4_000);
  }

  @Test
  void damagedCompressedParquet() {
    assertReadable("LOAD00000001.parquet", parquet(CompressionCodecName.SNAPPY), 1_000);
    assertReadable("LOAD00000001.parquet", parquet(CompressionCodecName.GZIP), 1_000);
    assertReadable("LOAD00000001.parquet", parquet(CompressionCodecName.ZSTD), 500);
  }

  private static void assertReadable(String name, byte[] whole, int times) {
    assertThat(rows(name, whole)).isEqualTo(60);
    for (int seed = 0; seed < times; seed++) {
      byte[] damaged = damage(whole, new Random(seed));
      long begun = System.nanoTime();
      try {
        rows(name, damaged);
      } catch (FrazilException e) {
        assertThat(e.kind()).as("seed %d", seed).isIn(ALLOWED);
        assertThat(e).as("seed %d", seed).hasMessageContaining("Cannot read change file " + name);
      } catch (RuntimeException | Error e) {
        fail("seed " + seed + " of " + name + " ends in " + e, e);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("seed %d", seed)
          .isLessThan(Duration.ofSeconds(20));
    }
  }

  private static int rows(String name, byte[] bytes) {
    ChangeFileReader reader = new ChangeFileReader(LAYOUT, new MemoryStorage(Map.of(name, bytes)));
    int count = 0;
    try (ChangeRows rows = reader.open(file(name), ChangeFileName.parse(name).orElseThrow())) {
      while (rows.next()) {
        count++;
        assertThat(rows.row().position()).isEqualTo(count);
        assertThat(rows.row().isRefused() || rows.row().operation() != null).isTrue();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return count;
  }

  /** Flips one to eight bytes, and cuts or doubles a piece in one file of four each. */
  private static byte[] damage(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int flips = random.nextInt(8);
    for (int i = 0; i <= flips; i++) {
      int at = random.nextInt(bytes.length);
      bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] ^ 1 << i % 8);
    }
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> doubled(bytes, at, random.nextInt(bytes.length - at));
      default -> bytes;
    };
  }

  private static byte[] doubled(byte[] bytes, int at, int length) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
    System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
    return longer;
  }

  private static byte[] csv() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append("IUD".charAt(i % 3)).append(",2024-06-12 10:30:27.362108,").append(i);
      text.append(i % 5 == 0 ? ",\"a \"\"quoted\"\", text\nof two lines\"" : ",plain é text");
      text.append(",").append(i).append(".25,+1.40000000e+01,1996-07-04,1996-07-04 00:00:00");
      text.append(",3f2504e0-4f89-11d3-9a0c-0305e82c3301,true,00ff,");
      text.append("20240612103027360000000000000000121,")
          .append(i % 4 == 0 ? "7" : "")
          .append("\n");
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] parquet(CompressionCodecName codec) {
    ParquetFixture file =
        ParquetFixture.of(
            "required binary Op (UTF8); required binary dms_ts (UTF8); optional int64 id; optional"
                + " binary name (UTF8); optional int64 price (DECIMAL(10,2)); optional double"
                + " ratio; optional int32 day (DATE); optional int64 moment (TIMESTAMP_MICROS);"
                + " optional fixed_len_byte_array(16) uid (UUID); optional boolean flag; optional"
                + " binary data; optional binary seq (UTF8);",
            codec);
    for (int i = 0; i < 60; i++) {
      long number = i;
      file.row(
          row ->
              row.append("Op", "IUD".substring((int) number % 3, (int) number % 3 + 1))
                  .append("dms_ts", "2024-06-12 10:30:27.362108")
                  .append("id", number)
                  .append("name", number % 2 == 0 ? "name" : "name " + number)
                  .append("price", number * 100)
                  .append("ratio", number / 7.0)
                  .append("day", (int) number)
                  .append("flag", number % 3 == 0)
                  .append("seq", "20240612103027360000000000000000121"));
    }
    return file.bytes();
  }
}
