package io.frazil.replicator.debezium;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.source.SourceTransaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Assembles transactions out of Debezium's events, which are those of one transaction after the
 * other, in commit order, between an event that begins it and one that ends it.
 *
 * <p>Debezium tells of an update that moves the key as of a delete and an insert, each of which
 * names the other's key in a header; here it is one update again.
 */
final class Transactions {

  private static final String NEW_KEY = "__debezium.newkey";
  private static final String OLD_KEY = "__debezium.oldkey";

  private final Function<SourceRecord, Optional<TableReader>> readers;
  private final Function<SourceRecord, SourceTransaction.LogPosition> positions;
  private List<SourceChange> changes = new ArrayList<>();
  private Optional<Moved> moved = Optional.empty();
  private Instant commit = Instant.EPOCH;

  /**
   * Assembles from the first event on.
   *
   * @param readers of a change; empty for a table that is not replicated
   * @param positions of an event that ends a transaction
   */
  Transactions(
      Function<SourceRecord, Optional<TableReader>> readers,
      Function<SourceRecord, SourceTransaction.LogPosition> positions) {
    this.readers = readers;
    this.positions = positions;
  }

  /** The delete half of an update that moves a key. */
  private record Moved(TableId table, Optional<SourceRow> before) {}

  /** Takes the next event; a transaction when it ends one, which may have no changes. */
  Optional<SourceTransaction> take(SourceRecord record) {
    Schema schema = record.valueSchema();
    if (schema == null || !(record.value() instanceof Struct value)) {
      return Optional.empty();
    }
    if (schema.field("op") != null) {
      change(record, value);
      return Optional.empty();
    }
    if (schema.field("status") == null) {
      return Optional.empty();
    }
    return switch (value.getString("status")) {
      case "BEGIN" -> {
        begin();
        yield Optional.empty();
      }
      case "END" -> Optional.of(end(record));
      default -> throw new IllegalStateException("Unknown status " + value.getString("status"));
    };
  }

  private void begin() {
    changes = new ArrayList<>();
    moved = Optional.empty();
    commit = Instant.EPOCH;
  }

  private SourceTransaction end(SourceRecord record) {
    if (moved.isPresent()) {
      throw new IllegalStateException("Half an update of " + moved.get().table());
    }
    SourceTransaction ended = new SourceTransaction(commit, positions.apply(record), changes);
    begin();
    return ended;
  }

  private void change(SourceRecord record, Struct value) {
    String op = value.getString("op");
    if (op.equals("m")) {
      return;
    }
    Optional<TableReader> found = readers.apply(record);
    if (found.isEmpty()) {
      return;
    }
    TableReader reader = found.get();
    commit = Instant.EPOCH.plus(value.getStruct("source").getInt64("ts_us"), ChronoUnit.MICROS);
    switch (op) {
      case "c" -> changes.add(inserted(record, reader, value));
      case "u" ->
          changes.add(
              SourceChange.update(
                  reader.table(), before(reader, value), reader.after(value.getStruct("after"))));
      case "d" -> deleted(record, reader, value);
      case "t" -> changes.add(SourceChange.truncate(reader.table()));
      default -> throw new IllegalStateException("Unknown op " + op);
    }
  }

  private SourceChange inserted(SourceRecord record, TableReader reader, Struct value) {
    SourceRow after = reader.after(value.getStruct("after"));
    if (record.headers().lastWithName(OLD_KEY) == null) {
      return SourceChange.insert(reader.table(), after);
    }
    Moved half =
        moved
            .filter(update -> update.table().equals(reader.table().id()))
            .orElseThrow(
                () -> new IllegalStateException("Half an update of " + reader.table().id()));
    moved = Optional.empty();
    return SourceChange.update(reader.table(), half.before(), after);
  }

  private void deleted(SourceRecord record, TableReader reader, Struct value) {
    Optional<SourceRow> before = before(reader, value);
    if (record.headers().lastWithName(NEW_KEY) != null) {
      moved = Optional.of(new Moved(reader.table().id(), before));
      return;
    }
    changes.add(
        SourceChange.delete(
            reader.table(),
            before.orElseThrow(
                () ->
                    new FrazilException(
                        FailureKind.CONFIGURATION,
                        ("Cannot replicate a delete of %s: the log does not hold the row's key."
                                + " Expected the key, or the whole row, in the log of old rows."
                                + " Set its replica identity to default or full.")
                            .formatted(reader.table().id())))));
  }

  private static Optional<SourceRow> before(TableReader reader, Struct value) {
    Struct before = value.getStruct("before");
    return before == null ? Optional.empty() : reader.before(before);
  }
}
