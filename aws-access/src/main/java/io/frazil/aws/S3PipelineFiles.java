package io.frazil.aws;

import static java.util.Objects.requireNonNull;

import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.PipelineFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Pipeline files on S3, with the SDK's standard settings, or on disk. What stands on disk alone
 * needs neither region nor credentials.
 */
public final class S3PipelineFiles implements PipelineFiles {

  /** Far above any pipeline file; what is larger is another file, and no memory is spent on it. */
  private static final long MOST_BYTES = 8L << 20;

  private final Supplier<S3Client> clients;

  public S3PipelineFiles() {
    this(S3Access::client);
  }

  /** With clients of another making; each is closed after one file. */
  public S3PipelineFiles(Supplier<S3Client> clients) {
    this.clients = requireNonNull(clients, "clients is null");
  }

  @Override
  public String read(String location) throws IOException {
    return location.startsWith("s3://")
        ? readObject(new Location(location))
        : PipelineFiles.ON_DISK.read(location);
  }

  /** The HTTP client of the JDK does not tell a broken connection from the end of the body. */
  private String readObject(Location object) throws IOException {
    if (object.key().isEmpty()) {
      throw new IOException("it names a bucket and no file in it");
    }
    try (S3Client s3 = clients.get();
        ResponseInputStream<GetObjectResponse> body =
            s3.getObject(get -> get.bucket(object.bucket()).key(object.key()))) {
      long length = body.response().contentLength();
      if (length > MOST_BYTES) {
        body.abort();
        throw new IOException("it holds " + length + " bytes, which is no pipeline file");
      }
      byte[] bytes = body.readAllBytes();
      if (bytes.length != length) {
        throw new IOException(
            "the connection ended after " + bytes.length + " of " + length + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (SdkException e) {
      if (AwsFailures.isNoObject(e)) {
        throw new NoSuchFileException(object.text());
      }
      throw AwsFailures.of(AwsAttempt.read(object), e);
    }
  }
}
