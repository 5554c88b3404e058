package io.frazil.merge.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.merge.quarantine.QuarantineEntry.State;
import io.frazil.merge.read.Refusal;
import io.frazil.model.table.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TestQuarantineReplay {

  private static final TableName ORDERS = new TableName("shop", "orders");
  private static final QuarantinedRow A1 = row("a.csv", 1);
  private static final QuarantinedRow A2 = row("a.csv", 2);
  private static final QuarantinedRow B1 = row("b.csv", 1);

  private final Store store = new Store();
  private final Set<QuarantinedRow> folded = new HashSet<>();

  @Test
  void withoutOpenRowsNothingIsFolded() {
    store.record(ORDERS, List.of(A1), State.CLOSED, "batch-1");

    assertThat(replay(rows -> "batch-2").replay(ORDERS)).isEmpty();
    assertThat(folded).isEmpty();
  }

  @Test
  void allOpenRowsAreFoldedTogether() {
    store.record(ORDERS, List.of(A1, A2, B1), State.OPEN, "batch-1");
    store.record(ORDERS, List.of(A2), State.CLOSED, "batch-2");

    replay(rows -> "batch-3").replay(ORDERS);

    assertThat(folded).containsExactlyInAnyOrder(A1, B1);
  }

  @Test
  void rowsThatCanBeReadNowAreClosedByTheBatch() {
    store.record(ORDERS, List.of(A1, B1), State.OPEN, "batch-1");

    assertThat(replay(rows -> "batch-2").replay(ORDERS))
        .contains(new QuarantineReplay.Result(2, 0));
    assertThat(store.states()).containsExactly("a.csv 1 CLOSED batch-2", "b.csv 1 CLOSED batch-2");
  }

  @Test
  void rowsThatAreRefusedAgainStayOpen() {
    store.record(ORDERS, List.of(A1, A2, B1), State.OPEN, "batch-1");

    QuarantineReplay replay =
        replay(
            rows -> {
              store.record(ORDERS, List.of(A2), State.OPEN, "batch-2");
              return "batch-2";
            });

    assertThat(replay.replay(ORDERS)).contains(new QuarantineReplay.Result(2, 1));
    assertThat(store.states())
        .containsExactly(
            "a.csv 1 CLOSED batch-2", "a.csv 2 OPEN batch-2", "b.csv 1 CLOSED batch-2");
  }

  @Test
  void rowsThatAnotherRunRefusesMeanwhileStayOpen() {
    store.record(ORDERS, List.of(A1), State.OPEN, "batch-1");

    QuarantineReplay replay =
        replay(
            rows -> {
              store.record(ORDERS, List.of(B1), State.OPEN, "batch-9");
              return "batch-2";
            });
    replay.replay(ORDERS);

    assertThat(store.states()).containsExactly("a.csv 1 CLOSED batch-2", "b.csv 1 OPEN batch-9");
  }

  @Test
  void failedFoldClosesNothing() {
    store.record(ORDERS, List.of(A1), State.OPEN, "batch-1");
    QuarantineReplay replay =
        replay(
            rows -> {
              throw new IllegalStateException("no");
            });

    assertThatThrownBy(() -> replay.replay(ORDERS)).hasMessage("no");
    assertThat(store.states()).containsExactly("a.csv 1 OPEN batch-1");
  }

  @Test
  void rowsThatAreAllRefusedAsBeforeAreLeftAsTheyAre() {
    store.record(ORDERS, List.of(A1, B1), State.OPEN, "batch-1");
    QuarantineReplay replay = new QuarantineReplay(store, rows -> Optional.empty());

    assertThat(replay.replay(ORDERS)).contains(new QuarantineReplay.Result(0, 2));
    assertThat(store.states()).containsExactly("a.csv 1 OPEN batch-1", "b.csv 1 OPEN batch-1");
  }

  private QuarantineReplay replay(Function<Set<QuarantinedRow>, String> fold) {
    return new QuarantineReplay(
        store,
        rows -> {
          folded.addAll(rows);
          return Optional.of(fold.apply(rows));
        });
  }

  private static QuarantinedRow row(String file, long row) {
    return new QuarantinedRow(file, row, new Refusal("freight", "no number", "x"));
  }

  /** The newest record of each row. */
  private static final class Store implements QuarantineStore {

    private final Map<String, QuarantineEntry> entries = new TreeMap<>();
    private long second;

    @Override
    public void record(TableName table, List<QuarantinedRow> rows, State state, String batchId) {
      Instant now = Instant.ofEpochSecond(++second);
      for (QuarantinedRow row : rows) {
        entries.put(
            row.file() + " " + row.row(), new QuarantineEntry(table, row, state, batchId, now));
      }
    }

    @Override
    public List<QuarantineEntry> list(TableName table) {
      return new ArrayList<>(entries.values());
    }

    @Override
    public List<QuarantinedRow> refusedBy(TableName table, String batchId) {
      throw new UnsupportedOperationException();
    }

    List<String> states() {
      return entries.entrySet().stream()
          .map(entry -> entry.getKey() + " " + entry.getValue().state() + " " + batch(entry))
          .toList();
    }

    private static String batch(Map.Entry<String, QuarantineEntry> entry) {
      return entry.getValue().batchId();
    }
  }
}
