package io.frazil.replicator.task;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.file.FileFormat;
import io.frazil.replicator.file.RowFile;
import io.frazil.replicator.layout.TableLayout;
import io.frazil.replicator.store.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes files in a temporary directory of its own, and puts them whole. */
final class ScratchFiles implements AutoCloseable {

  private final FileStore store;
  private final Path directory;
  private final Runnable onPut;

  /** What fails for want of a disk. */
  private interface Work {
    void run() throws IOException;
  }

  ScratchFiles(FileStore store, Runnable onPut) {
    this.store = store;
    this.onPut = onPut;
    try {
      this.directory = Files.createTempDirectory("frazil-replicate");
    } catch (IOException e) {
      throw failure(e);
    }
  }

  FileStore store() {
    return store;
  }

  /** Begins a file, which is put when it is ended. */
  Draft begin(String path, FileFormat format, TableLayout layout) {
    return new Draft(path, format, layout);
  }

  @Override
  public void close() {
    attempt(() -> Files.deleteIfExists(directory));
  }

  private static void attempt(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static FrazilException failure(IOException met) {
    return new FrazilException(
        FailureKind.EXTERNAL,
        "Cannot make a change file in "
            + System.getProperty("java.io.tmpdir")
            + ": "
            + met
            + ". Check the disk, or set -Djava.io.tmpdir, and run again.",
        met);
  }

  /** A file that is not put yet; unless it is ended it never is. */
  final class Draft implements AutoCloseable {

    private final String path;
    private final Path local;
    private final RowFile rows;

    private Draft(String path, FileFormat format, TableLayout layout) {
      this.path = path;
      this.local = directory.resolve("draft");
      try {
        this.rows = format.create(local, layout);
      } catch (IOException e) {
        throw failure(e);
      }
    }

    void write(TableLayout layout, List<Object> cells) {
      attempt(() -> rows.write(layout, cells));
    }

    long bytes() {
      return rows.bytes();
    }

    void end() {
      attempt(rows::close);
      store.put(path, local);
      onPut.run();
    }

    @Override
    public void close() {
      attempt(
          () -> {
            rows.close();
            Files.deleteIfExists(local);
          });
    }
  }
}
