package io.frazil.merge.read;

import io.frazil.merge.read.ChangeFileStorage.RandomInput;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A change file as parquet-mr reads it. A failure of the storage stays apart from damage of the
 * file, since both come out of parquet-mr as whatever exception is at hand.
 */
final class ParquetSource implements InputFile {

  private final String location;
  private final RandomInput input;

  ParquetSource(String location, RandomInput input) {
    this.location = location;
    this.input = new MarkedInput(input);
  }

  /** As parquet-mr names the file in its messages. */
  @Override
  public String toString() {
    return location;
  }

  @Override
  public long getLength() throws IOException {
    return input.length();
  }

  @Override
  public SeekableInputStream newStream() {
    RandomInputStream bytes = new RandomInputStream(input);
    return new DelegatingSeekableInputStream(bytes) {
      @Override
      public long getPos() {
        return bytes.position();
      }

      @Override
      public void seek(long position) {
        bytes.seek(position);
      }
    };
  }

  /** The failure, once the input is closed. */
  FrazilException closing(FrazilException failure) {
    try {
      input.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** What a failure met while reading the file means. */
  FrazilException failure(Exception met) {
    for (Throwable cause = met; cause != null; cause = cause.getCause()) {
      if (cause instanceof FrazilException known) {
        return known;
      }
      if (cause instanceof StorageFailure failure) {
        return ReadErrors.storage(location, failure.met);
      }
    }
    return ReadErrors.broken(
        location,
        "it is not a whole Parquet file ("
            + RawText.cut(String.valueOf(met.getMessage()), 200)
            + "). Compare it with its copy at the source, or reload the table in DMS.",
        met);
  }

  /** The storage, not the file, is at fault. */
  private static final class StorageFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final IOException met;

    StorageFailure(IOException met) {
      super(met);
      this.met = met;
    }
  }

  /** Marks what the storage failed in. */
  private record MarkedInput(RandomInput behind) implements RandomInput {

    @Override
    public long length() throws IOException {
      try {
        return behind.length();
      } catch (IOException e) {
        throw new StorageFailure(e);
      }
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
      try {
        return behind.read(position, buffer, offset, length);
      } catch (IOException e) {
        throw new StorageFailure(e);
      }
    }

    @Override
    public void close() throws IOException {
      behind.close();
    }
  }
}
