package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.run.TableDrain;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.model.failure.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files move between listing and reading: they grow, are written anew, vanish, the whole folder is
 * truncated, a reload begins. The run stops with the file's name or reads what stands; once all is
 * put right the rows are the source's. docs/torture.md says how often.
 */
@ExtendWith(LocalSpark.class)
class MovingFilesIT {

  private static final int ROUNDS = 5 * Integer.getInteger("torture.rounds", 1);
  private static final long SEED =
      Long.parseLong(System.getenv().getOrDefault("FRAZIL_SEED", "20261127"));
  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);

  @TempDir private Path folder;

  /** What happens to files once they are listed. */
  private enum Move {
    GROWS,
    IS_WRITTEN_ANEW,
    VANISHES,
    TRUNCATE,
    RELOAD
  }

  private final Random random = new Random(SEED);
  private final Map<Long, String> loaded = new TreeMap<>();
  private final Map<Long, String> changed = new TreeMap<>();
  private final Map<String, List<String>> files = new LinkedHashMap<>();

  @Test
  void filesThatMoveBetweenListingAndReadingEndAsTheSource(SparkSession spark) throws IOException {
    Map<Move, Integer> moves = new EnumMap<>(Move.class);
    List<Move> order = new ArrayList<>(List.of(Move.values()));
    int stopped = 0;
    try (OneTable notes = OneTable.notes(folder, spark)) {
      load("loaded");
      notes.put(LOAD, rows(LOAD));
      notes.drain();
      for (int round = 0; round < ROUNDS; round++) {
        String name = insert(round);
        if (round % order.size() == 0) {
          Collections.shuffle(order, random);
        }
        Move move = order.get(round % order.size());
        moves.merge(move, 1, Integer::sum);
        notes.put(name, move == Move.GROWS ? firstHalf(name) : rows(name));

        TableOutcome outcome = drainAfterListing(notes, () -> happen(notes, move, name));
        if (outcome.failure().isPresent()) {
          stopped++;
          assertThat(outcome.failure().get().kind()).isEqualTo(FailureKind.EXTERNAL);
          assertThat(outcome.failure().get())
              .hasMessageContaining("since it was listed")
              .hasMessageContaining("public/notes/");
        }
        putAllRight(notes);
        notes.drain();

        assertThat(notes.rows())
            .as("round %d, %s, FRAZIL_SEED=%d", round, move, SEED)
            .isEqualTo(source());
      }
      assertThat(notes.batches())
          .filteredOn(batch -> batch.files().contains(LOAD))
          .extracting(BatchSummary::batchId)
          .doesNotHaveDuplicates();
    }
    System.out.println(
        "torture moving files: rounds "
            + ROUNDS
            + ", "
            + moves
            + ", stopped "
            + stopped
            + "; FRAZIL_SEED="
            + SEED
            + "; differences 0");
    assertThat(moves.keySet()).containsExactly(Move.values());
    assertThat(stopped).isPositive();
  }

  /** Drains what stood before the move; what the move made is left for the next drain. */
  private static TableOutcome drainAfterListing(OneTable notes, Runnable move) {
    TableDrain.Parts parts = notes.place().parts(notes.place().merger());
    boolean[] moved = {false};
    ChangeFileListing listing =
        location -> {
          var objects = parts.listing().list(location);
          if (!moved[0]) {
            moved[0] = true;
            move.run();
          }
          return objects;
        };
    return notes
        .place()
        .drain(
            NOTES,
            new TableDrain.Parts(
                listing,
                parts.tables(),
                parts.merger(),
                parts.quarantine(),
                parts.retry(),
                parts.clock(),
                parts.batchIds()))
        .drain();
  }

  private void happen(OneTable notes, Move move, String name) {
    try {
      switch (move) {
        case GROWS -> notes.put(name, rows(name));
        case IS_WRITTEN_ANEW -> {
          files.put(name, List.of(change(name, "written anew, and longer")));
          notes.put(name, rows(name));
        }
        case VANISHES -> notes.remove(name);
        case TRUNCATE -> {
          for (String file : files.keySet()) {
            notes.remove(file);
          }
        }
        case RELOAD -> {
          load("reloaded for " + name);
          notes.put(LOAD, rows(LOAD));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts back what is gone; what stands keeps its time. */
  private void putAllRight(OneTable notes) throws IOException {
    for (String file : files.keySet()) {
      Path path = notes.place().landing().resolve(NOTES.folder()).resolve(file);
      if (!Files.exists(path)) {
        notes.put(file, rows(file));
      }
    }
  }

  private void load(String text) {
    loaded.clear();
    for (long id = 1; id <= 3; id++) {
      loaded.put(id, text);
    }
    files.put(LOAD, loaded.keySet().stream().map(id -> NOTE.loaded(id, text)).toList());
  }

  private String insert(int round) {
    String name = String.format(Locale.ROOT, "20240612-1031%05d.csv", round);
    changed.put(100L + round, "");
    files.put(name, List.of(change(name, "two rows"), change(name, "inserted")));
    return name;
  }

  /** A change of the file's own key. */
  private String change(String name, String text) {
    int round = Integer.parseInt(name.substring(13, 18));
    changed.put(100L + round, text);
    return NOTE.insert(100 + round, 100L + round, text);
  }

  private String[] rows(String name) {
    return files.get(name).toArray(String[]::new);
  }

  private String[] firstHalf(String name) {
    return new String[] {rows(name)[0]};
  }

  private List<List<Object>> source() {
    Map<Long, String> all = new TreeMap<>(loaded);
    all.putAll(changed);
    return all.entrySet().stream()
        .sorted(Comparator.comparing(row -> List.of(row.getKey()).toString()))
        .map(row -> List.<Object>of(row.getKey(), row.getValue()))
        .toList();
  }
}
