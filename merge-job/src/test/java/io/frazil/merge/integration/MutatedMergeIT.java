package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files through the whole merge: the table has the rows that can be read and keeps the
 * others in quarantine, or it stops with nothing committed. Once the file is put right, a merge or
 * a replay gives the source's rows. Beside TestMutatedFiles, which has many more of them.
 */
@ExtendWith(LocalSpark.class)
class MutatedMergeIT {

  private static final int FILES = 7 * Integer.getInteger("torture.rounds", 1);
  private static final long SEED =
      Long.parseLong(System.getenv().getOrDefault("FRAZIL_SEED", "20261127"));
  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);

  @TempDir private Path folder;

  /** What is wrong with a file of three rows; the second is the one hit where it is one. */
  private enum Damage {
    COLUMNS_CUT(".csv"),
    DELIMITERS_INSERTED(".csv"),
    INVALID_UTF8(".csv"),
    QUOTE_NEVER_CLOSED(".csv"),
    NO_GZIP(".csv.gz"),
    GZIP_CUT(".csv.gz"),
    NO_PARQUET(".parquet");

    private final String extension;

    Damage(String extension) {
      this.extension = extension;
    }

    private byte[] apply(List<String> rows, Random random) {
      String hit = rows.get(1);
      return switch (this) {
        case COLUMNS_CUT -> text(rows, hit.substring(0, hit.indexOf(',', 3)));
        case DELIMITERS_INSERTED -> text(rows, hit + ",".repeat(1 + random.nextInt(9)));
        case INVALID_UTF8 -> text(rows, hit.replace("text", "\u00c3("));
        case QUOTE_NEVER_CLOSED -> text(rows, hit.replace("text", "\"text"));
        case NO_GZIP, NO_PARQUET -> text(rows, hit);
        case GZIP_CUT -> {
          byte[] whole = gzip(text(rows, hit));
          yield Arrays.copyOf(whole, 3 + random.nextInt(whole.length - 4));
        }
      };
    }

    /** One byte a character, so that what is no UTF-8 stays so. */
    private static byte[] text(List<String> rows, String instead) {
      return (rows.get(0) + "\n" + instead + "\n" + rows.get(2) + "\n").getBytes(ISO_8859_1);
    }

    /** Rows as they should have been; Parquet is told by its name, text by another. */
    private String rightName(String name) {
      return this == NO_PARQUET ? name.replace(".parquet", ".csv") : name;
    }
  }

  @Test
  void damagedFilesAreQuarantinedOrStopTheTableAndLoseNothing(SparkSession spark)
      throws IOException {
    Random random = new Random(SEED);
    List<List<Object>> source = new ArrayList<>();
    int stopped = 0;
    int quarantined = 0;
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "loaded"));
      notes.drain();
      source.add(List.of(1L, "loaded"));
      for (int i = 0; i < FILES; i++) {
        Damage damage = Damage.values()[i % Damage.values().length];
        String as = "file " + i + ", " + damage + ", FRAZIL_SEED=" + SEED;
        String name = String.format(Locale.ROOT, "20240612-1031%05d%s", i, damage.extension);
        List<List<Object>> before = notes.rows();
        List<List<Object>> own = own(i);
        put(notes, name, damage.apply(text(own), random));

        TableOutcome outcome = notes.tryDrain();
        String right = damage.rightName(name);
        if (outcome.failure().isPresent()) {
          stopped++;
          FrazilException failure = outcome.failure().get();
          assertThat(failure.kind()).as(as).isEqualTo(FailureKind.SOURCE_DATA);
          assertThat(failure).as(as).hasMessageContaining(name);
          assertThat(notes.rows()).as(as).isEqualTo(before);
          notes.remove(name);
          putRight(notes, right, own);
          notes.drain();
        } else {
          quarantined++;
          assertThat(notes.quarantined())
              .as(as)
              .extracting(row -> row.file())
              .containsOnlyOnce(name);
          assertThat(notes.rows())
              .as(as)
              .hasSize(before.size() + 2)
              .contains(own.get(0), own.get(2));
          putRight(notes, right, own);
          replay(notes, name);
        }

        source.addAll(own);
        source.sort(Comparator.comparing(row -> List.of(row.get(0)).toString()));
        assertThat(notes.rows()).as(as).isEqualTo(source);
      }
    }
    System.out.println(
        "torture mutated merges: files "
            + FILES
            + ", stopped "
            + stopped
            + ", quarantined "
            + quarantined
            + "; FRAZIL_SEED="
            + SEED
            + "; differences 0");
    assertThat(stopped).isPositive();
    assertThat(quarantined).isPositive();
  }

  private static void replay(OneTable notes, String name) {
    Set<QuarantinedRow> refused =
        notes.quarantined().stream()
            .filter(row -> row.file().equals(name))
            .collect(Collectors.toSet());
    Workplace place = notes.place();
    assertThat(place.drain(NOTES, place.parts(place.merger())).replay(refused)).isPresent();
  }

  private static List<List<Object>> own(int file) {
    List<List<Object>> rows = new ArrayList<>();
    for (long id = 1000L + 3 * file; id < 1003L + 3 * file; id++) {
      rows.add(List.of(id, "text " + id));
    }
    return rows;
  }

  private static List<String> text(List<List<Object>> rows) {
    return rows.stream().map(row -> NOTE.insert(100, row.get(0), row.get(1))).toList();
  }

  private static void putRight(OneTable notes, String name, List<List<Object>> rows)
      throws IOException {
    byte[] text = (String.join("\n", text(rows)) + "\n").getBytes(UTF_8);
    put(notes, name, name.endsWith(".gz") ? gzip(text) : text);
  }

  private static void put(OneTable notes, String name, byte[] bytes) throws IOException {
    Files.write(notes.place().landing().resolve(NOTES.folder()).resolve(name), bytes);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
