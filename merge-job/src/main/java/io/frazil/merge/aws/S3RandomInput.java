package io.frazil.merge.aws;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.merge.read.ChangeFileStorage.RandomInput;
import io.frazil.merge.read.FileReplacedException;
import io.frazil.merge.read.ListedFile;
import io.frazil.model.pipeline.Location;
import java.io.FileNotFoundException;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object as it was listed, read by ranges. Every range asks for the etag of the listing, so that
 * an object written anew meanwhile is a failure and never a mix of the two. A whole range is held
 * at a time: the whole object when it is small, its end where a Parquet footer is, else what
 * follows the position asked for. Not thread-safe.
 */
final class S3RandomInput implements RandomInput {

  /** Large enough that asking costs little against the transfer, small enough for each task. */
  static final int RANGE = 8 << 20;

  /** Holds the footer of any usual Parquet file. */
  static final int TAIL = 1 << 20;

  private static final int PRECONDITION_FAILED = 412;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final byte[] NOTHING = {};

  private final S3Client s3;
  private final ListedFile file;
  private final Location object;
  private long start;
  private byte[] held = NOTHING;

  S3RandomInput(S3Client s3, ListedFile file) {
    this.s3 = s3;
    this.file = file;
    this.object = new Location(file.location());
  }

  @Override
  public long length() {
    return file.size();
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int length) throws IOException {
    if (position >= file.size()) {
      return -1;
    }
    if (position < start || position >= start + held.length) {
      load(position);
    }
    int from = (int) (position - start);
    int count = Math.min(length, held.length - from);
    System.arraycopy(held, from, buffer, offset, count);
    return count;
  }

  /** Holds the range that a read at this position is best served by. */
  void load(long position) throws IOException {
    if (file.size() == 0) {
      return;
    }
    long from = from(position, file.size());
    held = NOTHING;
    held = fetch(from, (int) Math.min(RANGE, file.size() - from));
    start = from;
  }

  /** Where the range begins that a read at this position is best served by. */
  static long from(long position, long size) {
    if (size <= RANGE) {
      return 0;
    }
    return Math.min(position, size - TAIL);
  }

  private byte[] fetch(long from, int count) throws IOException {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder()
            .bucket(object.bucket())
            .key(object.key())
            .range("bytes=" + from + "-" + (from + count - 1));
    if (!file.etag().isEmpty()) {
      request.ifMatch(file.etag());
    }
    try {
      return s3.getObject(request.build(), whole(count));
    } catch (SdkException e) {
      throw failure(e);
    }
  }

  /** Not every HTTP client tells a broken connection from the end of the body. */
  private static ResponseTransformer<GetObjectResponse, byte[]> whole(int count) {
    return (response, body) -> {
      byte[] bytes = bytes(body, count);
      if (bytes.length != count) {
        throw RetryableException.create(
            "the connection ended after " + bytes.length + " of " + count + " bytes");
      }
      return bytes;
    };
  }

  private static byte[] bytes(AbortableInputStream body, int count) {
    try {
      return body.readNBytes(count);
    } catch (IOException e) {
      throw RetryableException.create("the connection broke: " + e.getMessage(), e);
    }
  }

  private IOException failure(SdkException met) {
    if (AwsFailures.isNoObject(met)) {
      FileNotFoundException vanished = new FileNotFoundException(file.location());
      vanished.initCause(met);
      return vanished;
    }
    if (met instanceof AwsServiceException refused
        && (refused.statusCode() == PRECONDITION_FAILED
            || refused.statusCode() == RANGE_NOT_SATISFIABLE)) {
      return new FileReplacedException(file.location(), met);
    }
    throw AwsFailures.of(AwsAttempt.read(object), met);
  }

  @Override
  public void close() {
    held = NOTHING;
  }
}
