package io.frazil.replicator.task;

import io.frazil.model.dms.TaskSettings.Preparation;
import io.frazil.replicator.buffer.FileNames;
import io.frazil.replicator.file.FileFormat;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.layout.TableLayout;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTables;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;

/**
 * Writes one table's full load: {@code LOAD00000001} and so on, cut by size; none for a table
 * without rows. What stood in the folder before goes or stays by the preparation mode; where it
 * stays, files of the same numbers are replaced and higher ones are left.
 */
final class FullLoad {

  private final ReplicationSettings settings;
  private final ScratchFiles files;
  private final Clock clock;
  private final Instant taskStart;

  FullLoad(ReplicationSettings settings, ScratchFiles files, Clock clock, Instant taskStart) {
    this.settings = settings;
    this.files = files;
    this.clock = clock;
    this.taskStart = taskStart;
  }

  /**
   * Loads the table; returns the rows. A load that is stopped leaves the files it has put.
   *
   * @param stopped asked at every row
   */
  long load(SourceTable table, SourceTables tables, BooleanSupplier stopped) {
    TableLayout layout = TableLayout.ofLoad(table, settings.layoutRules());
    String folder = Folders.of(layout);
    if (settings.task().preparation() != Preparation.DO_NOTHING) {
      files.store().deleteBelow(folder);
    }
    try (Writing writing = new Writing(layout, folder)) {
      tables.load(
          table,
          row -> {
            if (stopped.getAsBoolean()) {
              throw new StoppedException();
            }
            writing.add(row);
          });
      writing.end();
      return writing.count;
    }
  }

  /** Files of one load, of which at most one is open. */
  private final class Writing implements AutoCloseable {

    private final TableLayout layout;
    private final String folder;
    private final FileFormat format =
        new FileFormat(settings.endpoint(), settings.writing(), settings.forms());
    private final boolean cut = !format.isParquet() || settings.has(Form.PARQUET_LOAD_CUT);
    private ScratchFiles.Draft draft;
    private int number;
    private long count;
    private Instant last = Instant.MIN;

    private Writing(TableLayout layout, String folder) {
      this.layout = layout;
      this.folder = folder;
    }

    void add(SourceRow row) {
      if (draft == null) {
        number++;
        draft = files.begin(FileNames.load(folder, number) + format.extension(), format, layout);
      }
      draft.write(layout, layout.load(row, transferred()));
      count++;
      if (cut && draft.bytes() >= settings.writing().cutting().maxFileBytes()) {
        end();
      }
    }

    void end() {
      if (draft != null) {
        draft.end();
        close();
      }
    }

    @Override
    public void close() {
      if (draft != null) {
        draft.close();
        draft = null;
      }
    }

    /** Increments inside a file, as rows of real files do, whatever the clock's ticks. */
    private Instant transferred() {
      if (settings.writing().taskStartInFullLoad()) {
        return taskStart;
      }
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      last = now.isAfter(last) ? now : last.plus(10, ChronoUnit.MICROS);
      return last;
    }
  }
}
