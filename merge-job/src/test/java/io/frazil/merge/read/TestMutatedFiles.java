package io.frazil.merge.read;

import static io.frazil.merge.read.ChangeFixture.file;
import static io.frazil.merge.read.ChangeFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.CsvFormat;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;

/**
 * Files made wrong where it hurts: each ends, in bounded time and memory, in the rows that can be
 * read and refusals of the others, or in one failure that names the file. Rows next to the damage
 * stay as they were, and no damage that a checksum or a count gives away passes. docs/torture.md
 * says how many.
 */
class TestMutatedFiles {

  private static final int FILES = 1_000 * Integer.getInteger("torture.rounds", 1);
  private static final long SEED =
      Long.parseLong(System.getenv().getOrDefault("FRAZIL_SEED", "20261127"));
  private static final long MOST_BYTES = 64 << 20;
  private static final int MOST_SECONDS = 20;
  private static final Set<FailureKind> ALLOWED =
      EnumSet.of(FailureKind.SOURCE_DATA, FailureKind.SCHEMA_DRIFT);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static final ChangeLayout LAYOUT =
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

  private static final String PARQUET = "LOAD00000001.parquet";
  private static final List<byte[]> PARQUET_FILES = parquetFiles();
  private static final List<String> CSV_ROWS =
      rows(ChangeFixture.CDC, MutatedCsv.bytes(MutatedCsv.rows()));
  private static final List<String> PARQUET_ROWS = rows(PARQUET, PARQUET_FILES.get(0));

  /** What a file ends in. */
  enum End {
    ROWS,
    REFUSALS,
    SOURCE_DATA,
    SCHEMA_DRIFT
  }

  /** What was read of a file, in how much memory. */
  private record Reading(List<String> rows, End end, long bytes) {}

  @Test
  void filesThatAreDamagedNowhereAreReadWhole() {
    assertThat(CSV_ROWS).hasSize(MutatedCsv.ROWS).noneMatch(row -> row.startsWith("refused"));
    for (byte[] file : PARQUET_FILES) {
      assertThat(rows(PARQUET, file)).isEqualTo(PARQUET_ROWS).hasSize(ParquetFixture.ROWS);
    }
  }

  @Test
  void everyMutantEndsInRowsRefusalsOrAFailureThatNamesIt() {
    Map<End, Integer> ends = new EnumMap<>(End.class);
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < FILES; i++) {
        Random random = new Random(SEED * 1_000_003 + i);
        End end =
            switch (random.nextInt(6)) {
              case 0, 1 -> end(reader, ChangeFixture.CDC, MutatedCsv.csv(random), i);
              case 2 -> end(reader, ChangeFixture.CDC + ".gz", MutatedCsv.gzip(random), i);
              default -> end(reader, PARQUET, parquet(random), i);
            };
        ends.merge(end, 1, Integer::sum);
      }
    } finally {
      reader.shutdownNow();
    }
    System.out.println("torture mutated files: " + FILES + ", FRAZIL_SEED=" + SEED + ", " + ends);
    assertThat(ends.keySet()).containsExactlyInAnyOrder(End.values());
  }

  private static Mutant parquet(Random random) {
    byte[] whole = MutatedBytes.pick(PARQUET_FILES, random);
    return MutatedParquet.of(whole, ParquetFixture.ROWS, random);
  }

  private static End end(ExecutorService reader, String name, Mutant mutant, int number) {
    String what =
        "file " + number + " of FRAZIL_SEED=" + SEED + ", " + name + ", " + mutant.mutation();
    Reading reading = watched(reader, name, mutant, what);
    assertThat(reading.bytes()).as(what).isLessThan(MOST_BYTES);
    if (reading.end() == End.ROWS || reading.end() == End.REFUSALS) {
      List<String> expected = name.endsWith(".parquet") ? PARQUET_ROWS : CSV_ROWS;
      int rows = reading.rows().size();
      if (mutant.rows() != Mutant.ANY) {
        assertThat(rows).as(what).isEqualTo(mutant.rows());
      }
      assertThat(rows).as(what).isGreaterThanOrEqualTo(mutant.before() + mutant.after());
      assertThat(reading.rows().subList(0, mutant.before()))
          .as(what)
          .isEqualTo(expected.subList(0, mutant.before()));
      assertThat(reading.rows().subList(rows - mutant.after(), rows))
          .as(what)
          .isEqualTo(expected.subList(expected.size() - mutant.after(), expected.size()));
    }
    return reading.end();
  }

  /** Reads on a thread that is waited for no longer than said. */
  private static Reading watched(ExecutorService reader, String name, Mutant mutant, String what) {
    Future<Reading> reading = reader.submit(() -> read(name, mutant.bytes()));
    try {
      return reading.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(what + " does not end", e);
    } catch (ExecutionException e) {
      throw new AssertionError(what + " ends in " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Reading read(String name, byte[] bytes) throws IOException {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    List<String> texts = new ArrayList<>();
    End end = End.ROWS;
    ChangeFileReader reader = new ChangeFileReader(LAYOUT, new MemoryStorage(Map.of(name, bytes)));
    try (ChangeRows rows = reader.open(file(name), ChangeFileName.parse(name).orElseThrow())) {
      while (rows.next()) {
        end = rows.row().isRefused() ? End.REFUSALS : end;
        texts.add(text(rows.row()));
      }
    } catch (FrazilException e) {
      assertThat(e.kind()).isIn(ALLOWED);
      assertThat(e).hasMessageStartingWith("Cannot read change file " + name + ": ");
      end = e.kind() == FailureKind.SOURCE_DATA ? End.SOURCE_DATA : End.SCHEMA_DRIFT;
    }
    long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    return new Reading(texts, end, after - before);
  }

  /** The row without its position, which damage before it moves. */
  private static String text(ChangeRow row) {
    String text = ChangeFixture.text(row);
    return text.substring(text.indexOf(' ') + 1);
  }

  private static List<String> rows(String name, byte[] whole) {
    return ChangeFixture.read(LAYOUT, name, whole).stream()
        .map(text -> text.substring(text.indexOf(' ') + 1))
        .toList();
  }

  private static List<byte[]> parquetFiles() {
    List<byte[]> files = new ArrayList<>();
    for (CompressionCodecName codec :
        List.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD)) {
      for (WriterVersion version : WriterVersion.values()) {
        for (boolean dictionary : new boolean[] {true, false}) {
          files.add(ParquetFixture.changes(codec, version, dictionary));
        }
      }
    }
    return files;
  }
}
