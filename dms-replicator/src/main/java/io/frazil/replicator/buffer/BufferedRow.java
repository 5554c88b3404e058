package io.frazil.replicator.buffer;

import static java.util.Objects.requireNonNull;

import io.frazil.replicator.layout.TableLayout;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * A row on its way to a file.
 *
 * @param bytes its size as CSV
 * @param commit of its transaction
 */
public record BufferedRow(
    TableLayout layout,
    List<Object> cells,
    long bytes,
    Instant commit,
    PendingTransactions.Ticket ticket) {

  public BufferedRow {
    requireNonNull(layout, "layout is null");
    requireNonNull(commit, "commit is null");
    requireNonNull(ticket, "ticket is null");
    cells = Collections.unmodifiableList(cells);
  }
}
