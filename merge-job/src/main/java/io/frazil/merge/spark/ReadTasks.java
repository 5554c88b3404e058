package io.frazil.merge.spark;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.read.ChangeFileReader;
import io.frazil.merge.read.ListedFile;
import io.frazil.merge.read.RowGroup;
import io.frazil.merge.read.RowGroupRange;
import io.frazil.model.dms.ChangeFileName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What Spark's tasks read of a batch. A CSV file is read by one task, because a newline inside
 * quotes cannot be told from the end of a row in the middle of a file; a large Parquet file by
 * several, by its row groups.
 *
 * @param tasks in the total order of files
 * @param partitions how many run at most
 */
record ReadTasks(List<ReadTask> tasks, int partitions) {

  private static final long BYTES_PER_PARTITION = 4L << 20;
  private static final long LARGE_FILE = 64L << 20;

  ReadTasks {
    tasks = List.copyOf(tasks);
  }

  /**
   * The tasks of a batch; looks into the footers of large Parquet files.
   *
   * @param location where storage finds a file of the table
   */
  static ReadTasks of(
      ChangeBatch batch, Function<ChangeFileName, String> location, ChangeFileReader reader) {
    List<ChangeFile> files = batch.reading();
    List<ReadTask> tasks = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < files.size(); i++) {
      ChangeFile file = files.get(i);
      bytes += file.size();
      ListedFile listed = new ListedFile(location.apply(file.name()), file.size(), file.etag());
      boolean fresh = batch.files().contains(file);
      for (RowGroupRange range : ranges(file, listed, reader)) {
        tasks.add(new ReadTask(listed, file.name(), range, i, fresh));
      }
    }
    int partitions = (int) Math.min(Math.max(1, tasks.size()), 1 + bytes / BYTES_PER_PARTITION);
    return new ReadTasks(tasks, partitions);
  }

  private static List<RowGroupRange> ranges(
      ChangeFile file, ListedFile listed, ChangeFileReader reader) {
    if (!file.name().isParquet() || file.size() < LARGE_FILE) {
      return List.of(RowGroupRange.ALL);
    }
    List<RowGroupRange> ranges = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (RowGroup group : reader.rowGroups(listed)) {
      bytes += group.bytes();
      if (bytes >= LARGE_FILE) {
        ranges.add(new RowGroupRange(from, group.index() + 1));
        from = group.index() + 1;
        bytes = 0;
      }
    }
    ranges.add(new RowGroupRange(from, Integer.MAX_VALUE));
    return ranges;
  }
}
