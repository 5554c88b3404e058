package io.frazil.replicator.task;

import io.frazil.model.dms.S3Settings;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which changes of the source become rows, and in which shape of their table. */
final class ChangeRows {

  private final ReplicationSettings settings;
  private final Map<TableId, SourceTable> shapes;

  /**
   * With settings of a task.
   *
   * @param shapes the tables' shapes when they were loaded
   */
  ChangeRows(ReplicationSettings settings, Map<TableId, SourceTable> shapes) {
    this.settings = settings;
    this.shapes = new HashMap<>(shapes);
  }

  /** The changes that become a row each; none of a kind that the endpoint leaves out. */
  List<SourceChange> of(SourceChange change) {
    SourceChange shaped = settings.task().ddl().altered() ? change : inOldShape(change);
    List<SourceChange> rows = new ArrayList<>();
    if (shaped.movesKey() && settings.has(Form.KEY_UPDATE_AS_TWO_ROWS)) {
      rows.add(SourceChange.delete(shaped.table(), shaped.before().orElseThrow()));
      rows.add(SourceChange.insert(shaped.table(), shaped.after().orElseThrow()));
    } else {
      rows.add(shaped);
    }
    rows.removeIf(row -> !isWanted(row.kind()));
    return rows;
  }

  private boolean isWanted(SourceChange.Kind kind) {
    S3Settings endpoint = settings.endpoint();
    return switch (kind) {
      case INSERT -> true;
      case UPDATE -> !endpoint.insertsOnly();
      case DELETE -> !endpoint.insertsOnly() && !endpoint.insertsAndUpdates();
      case TRUNCATE -> false;
    };
  }

  /** As it is without {@code HandleSourceTableAltered}: columns that are new stay away. */
  private SourceChange inOldShape(SourceChange change) {
    SourceTable old = shapes.computeIfAbsent(change.table().id(), id -> change.table());
    if (old.equals(change.table())) {
      return change;
    }
    Optional<SourceRow> before = change.before().map(row -> inShape(row, change.table(), old));
    Optional<SourceRow> after = change.after().map(row -> inShape(row, change.table(), old));
    return new SourceChange(old, change.kind(), before, after);
  }

  private static SourceRow inShape(SourceRow row, SourceTable from, SourceTable to) {
    List<Object> values = new ArrayList<>();
    for (SourceColumn column : to.columns()) {
      int place = from.columns().indexOf(column);
      values.add(place < 0 ? null : row.values().get(place));
    }
    return new SourceRow(values);
  }
}
