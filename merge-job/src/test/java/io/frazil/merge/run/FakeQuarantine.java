package io.frazil.merge.run;

import io.frazil.merge.quarantine.QuarantineEntry;
import io.frazil.merge.quarantine.QuarantineEntry.State;
import io.frazil.merge.quarantine.QuarantineStore;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.model.table.TableName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Quarantined rows in memory, the newest record of each. */
final class FakeQuarantine implements QuarantineStore {

  private final Map<String, QuarantineEntry> entries = new TreeMap<>();
  private final List<QuarantineEntry> all = new ArrayList<>();
  private final Clock clock;
  private final Edges edges;

  FakeQuarantine(Clock clock, Edges edges) {
    this.clock = clock;
    this.edges = edges;
  }

  @Override
  public void record(TableName table, List<QuarantinedRow> rows, State state, String batchId) {
    if (rows.isEmpty()) {
      return;
    }
    edges.call(
        "record " + rows.size() + " " + state,
        () -> {
          for (QuarantinedRow row : rows) {
            QuarantineEntry entry =
                new QuarantineEntry(table, row, state, batchId, clock.instant());
            all.add(entry);
            entries.put(row.file() + " " + row.row(), entry);
          }
          return rows.size();
        });
  }

  @Override
  public List<QuarantineEntry> list(TableName table) {
    return edges.call("list", () -> new ArrayList<>(entries.values()));
  }

  @Override
  public List<QuarantinedRow> refusedBy(TableName table, String batchId) {
    return all.stream()
        .filter(entry -> entry.state() == State.OPEN && entry.batchId().equals(batchId))
        .map(QuarantineEntry::row)
        .toList();
  }

  /** File, row and state of each, as text. */
  List<String> states() {
    return entries.values().stream()
        .map(entry -> entry.row().file() + " " + entry.row().row() + " " + entry.state())
        .toList();
  }

  /** The batch that the newest record of each row names. */
  List<String> batches() {
    return entries.values().stream().map(QuarantineEntry::batchId).toList();
  }
}
