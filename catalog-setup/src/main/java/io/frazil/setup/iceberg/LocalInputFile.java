package io.frazil.setup.iceberg;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/** A file to read; {@code location} is kept as it was written. */
record LocalInputFile(String location, Path path) implements InputFile {

  @Override
  public long getLength() {
    try {
      return Files.size(path);
    } catch (NoSuchFileException e) {
      throw new NotFoundException(e, "File does not exist: %s", location);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the size of " + location, e);
    }
  }

  @Override
  public SeekableInputStream newStream() {
    try {
      return new Stream(new RandomAccessFile(path.toFile(), "r"));
    } catch (FileNotFoundException e) {
      throw new NotFoundException(e, "Cannot open file: %s", location);
    }
  }

  @Override
  public boolean exists() {
    return Files.exists(path);
  }

  @Override
  public String toString() {
    return location;
  }

  /**
   * Unbuffered: Iceberg's readers ask for blocks. Not a {@code FileChannel}, which an interrupt of
   * the reading thread would close.
   */
  private static final class Stream extends SeekableInputStream {

    private final RandomAccessFile file;

    Stream(RandomAccessFile file) {
      this.file = file;
    }

    @Override
    public long getPos() throws IOException {
      return file.getFilePointer();
    }

    @Override
    public void seek(long position) throws IOException {
      file.seek(position);
    }

    @Override
    public int read() throws IOException {
      return file.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return file.read(bytes, offset, length);
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = Math.max(0, Math.min(count, file.length() - file.getFilePointer()));
      file.seek(file.getFilePointer() + skipped);
      return skipped;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
