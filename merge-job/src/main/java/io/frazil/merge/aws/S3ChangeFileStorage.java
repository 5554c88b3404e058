package io.frazil.merge.aws;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.read.ListedFile;
import io.frazil.merge.read.RandomInputStream;
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
    return new RandomInputStream(input);
  }

  @Override
  public RandomInput openRandom(ListedFile file) {
    return new S3RandomInput(landing.client(), file);
  }
}
