package io.frazil.merge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.fixture.LandingFolder;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.pipeline.SourceTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TestPipelineStream {

  private static final String FILE = "CDC_TXN-20240612100001000.csv";
  private static final MergePolicy POLICY = new MergePolicy(0, 3, 1_000, Duration.ofSeconds(60));
  private static final PipelineTable ORDERS = DrainFixture.table("orders", POLICY);
  private static final PipelineTable ITEMS = DrainFixture.table("items", POLICY);

  private final LandingFolder folder = new LandingFolder();
  private final List<String> read = new ArrayList<>();
  private final Map<SourceTable, Long> rows = new HashMap<>();
  private final PipelineStream stream =
      new PipelineStream(
          new Location("/landing/cdc"),
          folder,
          this::rows,
          Set.of(ORDERS.source(), ITEMS.source()));

  private Map<SourceTable, Long> rows(ChangeFile file) {
    read.add(file.path());
    if (rows.isEmpty()) {
      throw new FrazilException(FailureKind.SOURCE_DATA, "row 1 names no table");
    }
    return rows;
  }

  @Test
  void fileIsLookedIntoOnceForAllTables() {
    rows.put(ORDERS.source(), 3L);
    ChangeFile file = listed();

    assertThat(stream.mayHold(ORDERS, file)).isTrue();
    assertThat(stream.mayHold(ITEMS, file)).isFalse();
    assertThat(stream.mayHold(ORDERS, listed())).isTrue();
    assertThat(read).containsExactly(FILE);
    assertThat(stream.notices()).isEmpty();
  }

  @Test
  void fileThatWasWrittenAnewIsLookedIntoAgain() {
    rows.put(ORDERS.source(), 3L);
    stream.mayHold(ORDERS, listed());
    folder.write(9, FILE, 200);

    stream.mayHold(ORDERS, stream.list().cdc().get(0));

    assertThat(read).containsExactly(FILE, FILE);
  }

  @Test
  void rowsOfTablesThatThePipelineDoesNotHaveAreCountedAndNamed() {
    rows.put(ORDERS.source(), 3L);
    new TreeMap<>(Map.of("a", 1L, "b", 2L, "c", 3L, "d", 4L, "e", 5L, "f", 6L))
        .forEach((table, count) -> rows.put(new SourceTable("public", table), count));

    stream.mayHold(ORDERS, listed());
    stream.mayHold(ITEMS, listed());

    assertThat(stream.notices())
        .containsExactly(
            "stream /landing/cdc: skipped 21 rows of tables that the pipeline does not have:"
                + " public.a 1, public.b 2, public.c 3, public.d 4, public.e 5 and 1 more");
  }

  @Test
  void fileOfATablesOwnFolderIsNotLookedInto() {
    ChangeFile own = new LandingFolder().write(1, "20240612-100001000.csv").listing().cdc().get(0);

    assertThat(stream.mayHold(ORDERS, own)).isTrue();
    assertThat(read).isEmpty();
  }

  @Test
  void brokenFileStopsEveryTableAndIsLookedIntoAgain() {
    for (PipelineTable table : List.of(ORDERS, ITEMS)) {
      assertThatThrownBy(() -> stream.mayHold(table, listed()))
          .isInstanceOf(FrazilException.class)
          .hasMessage("row 1 names no table");
    }
    rows.put(ORDERS.source(), 1L);

    assertThat(stream.mayHold(ORDERS, listed())).isTrue();
    assertThat(read).hasSize(3);
  }

  private ChangeFile listed() {
    folder.write(1, FILE);
    return stream.list().cdc().get(0);
  }
}
