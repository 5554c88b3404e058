package io.frazil.merge.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Change files in local directories; a location is a path or a {@code file:} URI. A file that is
 * longer or shorter than it was listed is still being written, or was written anew: it is a failure
 * once its end is read, before anything of it can be committed. One of the same length is not told.
 */
public final class LocalChangeFileStorage implements ChangeFileStorage {

  private static final long serialVersionUID = 1L;

  @Override
  public InputStream open(ListedFile file) throws IOException {
    return new Measured(Files.newInputStream(path(file.location())), file);
  }

  @Override
  public RandomInput openRandom(ListedFile file) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(path(file.location()));
    if (channel.size() != file.size()) {
      channel.close();
      throw new FileReplacedException(file.location(), null);
    }
    return new ChannelInput(channel, file.size());
  }

  private static Path path(String location) {
    return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
  }

  private static final class Measured extends FilterInputStream {

    private final ListedFile file;
    private long count;

    Measured(InputStream in, ListedFile file) {
      super(in);
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(read, 0);
      if (read < 0 && count != file.size()) {
        throw new FileReplacedException(file.location(), null);
      }
      return read;
    }
  }

  private record ChannelInput(SeekableByteChannel channel, long length) implements RandomInput {

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
      return channel.position(position).read(ByteBuffer.wrap(buffer, offset, length));
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
