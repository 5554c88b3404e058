package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.ChangeFileName;
import java.io.Serializable;
import java.util.List;

/**
 * What stands in change files that do not name their columns, from one of them on. Full-load names
 * tell no time: such a file has the layout its number of fields tells, or the one marked for it.
 *
 * @param from digits of the flush time of the first CDC file that has it; empty text when there is
 *     none before it
 * @param columns names of the table's columns that stand in the files, in file order
 * @param added columns behind them
 * @param fullLoad whether full-load files have this layout, whatever their number of fields
 */
public record DeclaredLayout(
    String from, List<String> columns, AddedColumns added, boolean fullLoad)
    implements Serializable {

  public DeclaredLayout {
    requireNonNull(from, "from is null");
    requireNonNull(added, "added is null");
    columns = List.copyOf(columns);
  }

  /** Whether a CDC file has this layout, or one that begins later. */
  public boolean reaches(ChangeFileName cdc) {
    return from.isEmpty() || cdc.isFlushedFrom(from);
  }
}
