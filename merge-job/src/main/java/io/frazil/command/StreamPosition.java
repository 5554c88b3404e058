package io.frazil.command;

import io.frazil.merge.discover.Selection;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.pipeline.Location;
import io.frazil.model.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far the tables of a pipeline are in its stream, each and all of them. */
final class StreamPosition {

  private final Location folder;
  private final List<String> behind = new ArrayList<>();
  private Optional<ChangeFileName> least = Optional.empty();

  StreamPosition(Location folder) {
    this.folder = folder;
  }

  /** Adds a table; the file it has reached, null before the first. */
  String add(TableName table, Selection selection) {
    Optional<ChangeFileName> reached = selection.reached().flatMap(ChangeFileName::parseInStream);
    if (reached.isEmpty()) {
      behind.add(table.toString());
    } else if (least.isEmpty() || reached.get().compareTo(least.get()) < 0) {
      least = reached;
    }
    return reached.map(ChangeFileName::path).orElse(null);
  }

  /** What holds for all tables that were added. */
  @Override
  public String toString() {
    if (behind.isEmpty() && least.isPresent()) {
      return "stream " + folder + ": these tables hold its changes up to " + least.get();
    }
    return "stream " + folder + ": no file of it is in all of these tables yet: " + behind;
  }
}
