package io.frazil.replicator.task;

import io.frazil.model.dms.S3Settings;
import io.frazil.replicator.buffer.BufferedRow;
import io.frazil.replicator.buffer.ChangeBuffer;
import io.frazil.replicator.buffer.ChangeBuffer.Window;
import io.frazil.replicator.buffer.FileNames;
import io.frazil.replicator.buffer.PendingTransactions.Ticket;
import io.frazil.replicator.file.FileFormat;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.layout.ChangeStamp;
import io.frazil.replicator.layout.LayoutRules;
import io.frazil.replicator.layout.TableLayout;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Buffers rows of changes and writes them as CDC files, under one set of settings. */
final class ChangeFiles {

  private final ReplicationSettings settings;
  private final LayoutRules rules;
  private final ScratchFiles files;
  private final FileNames names;
  private final ChangeBuffer buffer;
  private final FileFormat format;
  private final Map<SourceTable, TableLayout> tableLayouts = new HashMap<>();
  private final Map<SourceTable, TableLayout> transactionLayouts = new HashMap<>();
  private final Map<String, TableLayout> newestInStream = new HashMap<>();

  ChangeFiles(
      ReplicationSettings settings, ScratchFiles files, FileNames names, ChangeBuffer buffer) {
    this.settings = settings;
    this.rules = settings.layoutRules();
    this.files = files;
    this.names = names;
    this.buffer = buffer;
    this.format = new FileFormat(settings.endpoint(), settings.writing(), settings.forms());
  }

  /** Buffers a row; writes a table's file that it fills. */
  void add(SourceChange change, ChangeStamp stamp, Ticket ticket, Instant now) {
    S3Settings endpoint = settings.endpoint();
    if (endpoint.inTransactionOrder()) {
      TableLayout layout =
          transactionLayouts.computeIfAbsent(
              change.table(), table -> TableLayout.ofTransactions(table, rules));
      cutStream(layout, now);
      add(endpoint.cdcPath(), row(layout, change, stamp, ticket), now);
    }
    if (!endpoint.inTransactionOrder() || settings.has(Form.TABLE_FILES_BESIDE_TRANSACTIONS)) {
      TableLayout layout =
          tableLayouts.computeIfAbsent(
              change.table(), table -> TableLayout.ofChanges(table, rules));
      addToTable(Folders.of(layout), row(layout, change, stamp, ticket), now);
    }
  }

  /** Writes what is due by time or size. */
  void writeDue(Instant now) {
    writeAll(buffer.takeDue(now), now);
  }

  /** Writes everything that waits. */
  void writeAll(Instant now) {
    writeAll(buffer.takeAll(), now);
  }

  /** Writes what waits of one folder. */
  void write(String folder, Instant now) {
    buffer.take(folder).ifPresent(window -> write(window, now));
  }

  /** Drops what waits of one folder. */
  void drop(String folder) {
    buffer.take(folder).ifPresent(Window::release);
  }

  private void addToTable(String folder, BufferedRow row, Instant now) {
    Optional<BufferedRow> newest = buffer.newest(folder);
    boolean mixed = settings.has(Form.SHAPES_MIXED) && !format.isParquet();
    if (newest.isPresent() && newest.get().layout() != row.layout() && !mixed) {
      write(folder, now);
    }
    add(folder, row, now);
    buffer.takeFull(folder).ifPresent(window -> write(window, now));
  }

  /** Ends the stream's file where a table has got another shape. */
  private void cutStream(TableLayout layout, Instant now) {
    TableLayout before = newestInStream.put(Folders.of(layout), layout);
    if (before != null && before != layout && !settings.has(Form.SHAPES_MIXED)) {
      write(settings.endpoint().cdcPath(), now);
    }
  }

  private void add(String folder, BufferedRow row, Instant now) {
    buffer.add(folder, row, now);
  }

  private BufferedRow row(
      TableLayout layout, SourceChange change, ChangeStamp stamp, Ticket ticket) {
    List<Object> cells = layout.change(change, stamp);
    return new BufferedRow(layout, cells, format.bytesOf(layout, cells), stamp.commit(), ticket);
  }

  private void writeAll(List<Window> windows, Instant now) {
    windows.forEach(window -> write(window, now));
  }

  private void write(Window window, Instant now) {
    List<BufferedRow> rows = window.rows();
    boolean ordered =
        settings.endpoint().inTransactionOrder()
            && window.folder().equals(settings.endpoint().cdcPath());
    FileFormat fileFormat = ordered ? format.ofTransactions() : format;
    String name =
        ordered
            ? names.transactions(window.folder(), now)
            : names.changes(window.folder(), now, dated(rows, now));
    try (ScratchFiles.Draft draft =
        files.begin(name + fileFormat.extension(), fileFormat, rows.get(0).layout())) {
      for (BufferedRow row : rows) {
        draft.write(row.layout(), row.cells());
      }
      draft.end();
    }
    window.release();
  }

  private Instant dated(List<BufferedRow> rows, Instant now) {
    return settings.has(Form.DATE_FOLDER_BY_COMMIT) ? rows.get(0).commit() : now;
  }
}
