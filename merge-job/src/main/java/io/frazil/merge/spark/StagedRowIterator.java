package io.frazil.merge.spark;

import io.frazil.merge.read.ChangeFileReader;
import io.frazil.merge.read.ChangeRows;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.TaskCompletionListener;

/** The rows of some files, one after the other. Closes what is open when its task ends. */
final class StagedRowIterator implements Iterator<InternalRow> {

  private final ChangeFileReader reader;
  private final StagedRow staged;
  private final Iterator<ReadTask> tasks;
  private ReadTask task;
  private ChangeRows rows;
  private boolean ready;

  StagedRowIterator(ChangeFileReader reader, Iterator<ReadTask> tasks) {
    this.reader = reader;
    this.staged = new StagedRow(reader.layout());
    this.tasks = tasks;
    TaskContext context = TaskContext.get();
    if (context != null) {
      context.addTaskCompletionListener((TaskCompletionListener) done -> close());
    }
  }

  @Override
  public boolean hasNext() {
    while (!ready) {
      if (rows == null) {
        if (!tasks.hasNext()) {
          return false;
        }
        task = tasks.next();
        rows = reader.open(task.location(), task.name(), task.range());
      }
      ready = rows.next();
      if (!ready) {
        close();
      }
    }
    return true;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ready = false;
    return staged.fill(task, rows.row());
  }

  private void close() {
    if (rows == null) {
      return;
    }
    try {
      rows.close();
    } catch (IOException e) {
      throw new FrazilException(
          FailureKind.EXTERNAL, "Cannot close " + task.location() + ": " + e + ".", e);
    } finally {
      rows = null;
    }
  }
}
