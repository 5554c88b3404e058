package io.frazil.setup.iceberg;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A file to write, with the directories it needs; {@code location} is kept as it was written. */
record LocalOutputFile(String location, Path path) implements OutputFile {

  @Override
  public PositionOutputStream create() {
    try {
      Files.createDirectories(path.getParent());
      Files.createFile(path);
      return open();
    } catch (FileAlreadyExistsException e) {
      throw new AlreadyExistsException(e, "File already exists: %s", location);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + location, e);
    }
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    try {
      Files.createDirectories(path.getParent());
      return open();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + location, e);
    }
  }

  @Override
  public InputFile toInputFile() {
    return new LocalInputFile(location, path);
  }

  @Override
  public String toString() {
    return location;
  }

  private PositionOutputStream open() throws IOException {
    return new Stream(new FileOutputStream(path.toFile()));
  }

  /** Counts what it is given, and is on disk once closed. */
  private static final class Stream extends PositionOutputStream {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileOutputStream file;
    private final OutputStream buffer;
    private long position;
    private boolean closed;

    Stream(FileOutputStream file) {
      this.file = file;
      this.buffer = new BufferedOutputStream(file, BUFFER_BYTES);
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      buffer.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      buffer.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      buffer.flush();
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }

      closed = true;
      try (file) {
        buffer.flush();
        file.getFD().sync();
      }
    }
  }
}
