package io.frazil.merge.read;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Change files in local directories; a location is a path or a {@code file:} URI. */
public final class LocalChangeFileStorage implements ChangeFileStorage {

  private static final long serialVersionUID = 1L;

  @Override
  public InputStream open(ListedFile file) throws IOException {
    return Files.newInputStream(path(file.location()));
  }

  @Override
  public RandomInput openRandom(ListedFile file) throws IOException {
    return new ChannelInput(Files.newByteChannel(path(file.location())));
  }

  private static Path path(String location) {
    return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
  }

  private record ChannelInput(SeekableByteChannel channel) implements RandomInput {

    @Override
    public long length() throws IOException {
      return channel.size();
    }

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
