package io.frazil.merge.spark;

import io.frazil.merge.read.ChangeRows;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The readable rows of some files, one after the other; refused ones go to the reports. Closes what
 * is open when its task ends.
 */
final class StagedRowIterator implements Iterator<InternalRow> {

  private final ChangeFileRelation.Reading reading;
  private final StagedRow staged;
  private final Iterator<ReadTask> tasks;
  private ReadReport report;
  private ChangeRows rows;
  private boolean ready;

  StagedRowIterator(ChangeFileRelation.Reading reading, Iterator<ReadTask> tasks) {
    this.reading = reading;
    this.staged = new StagedRow(reading.reader().layout());
    this.tasks = tasks;
    TaskContext context = TaskContext.get();
    if (context != null) {
      context.addTaskCompletionListener((TaskCompletionListener) done -> close());
    }
  }

  @Override
  public boolean hasNext() {
    while (!ready) {
      if (rows == null && !isOpened()) {
        return false;
      }
      if (rows.next()) {
        ready = report.takes(rows.row());
      } else {
        reading.reports().add(report);
        close();
      }
    }
    return true;
  }

  private boolean isOpened() {
    if (!tasks.hasNext()) {
      return false;
    }
    ReadTask task = tasks.next();
    report = new ReadReport(task, reading.keep());
    rows = reading.reader().open(task.file(), task.name(), task.range());
    return true;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ready = false;
    return staged.fill(report.task(), rows.row());
  }

  private void close() {
    if (rows == null) {
      return;
    }
    try {
      rows.close();
    } catch (IOException e) {
      throw new FrazilException(
          FailureKind.EXTERNAL,
          "Cannot close " + report.task().file().location() + ": " + e + ".",
          e);
    } finally {
      rows = null;
    }
  }
}
