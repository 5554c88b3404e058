package io.frazil.merge.aws;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.read.ListedFile;
import java.io.IOException;
import java.io.InputStream;

/**
 * Change files on S3, read by ranges of {@link S3RandomInput}: no connection stays open while rows
 * are worked on, so none can break there, and the SDK retries each range by itself.
 */
public final class S3ChangeFileStorage implements ChangeFileStorage {

  private static final long serialVersionUID = 1L;

  private final S3Landing landing;

  public S3ChangeFileStorage(S3Landing landing) {
    this.landing = requireNonNull(landing, "landing is null");
  }

  @Override
  public InputStream open(ListedFile file) throws IOException {
    S3RandomInput input = new S3RandomInput(landing.client(), file);
    input.load(0);
    return new FromStart(input);
  }

  @Override
  public RandomInput openRandom(ListedFile file) {
    return new S3RandomInput(landing.client(), file);
  }

  private static final class FromStart extends InputStream {

    private final S3RandomInput input;
    private long position;

    FromStart(S3RandomInput input) {
      this.input = input;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int count = input.read(position, buffer, offset, length);
      position += Math.max(count, 0);
      return count;
    }

    @Override
    public void close() {
      input.close();
    }
  }
}
