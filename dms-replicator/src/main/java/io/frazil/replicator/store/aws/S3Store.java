package io.frazil.replicator.store.aws;

import static java.util.Objects.requireNonNull;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Location;
import io.frazil.replicator.store.FileStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket and folder on S3. Needs Put, Delete and List there, as DMS does. */
public final class S3Store implements FileStore {

  /** As many keys as one request may name. */
  private static final int KEYS_AT_ONCE = 1000;

  private final S3Client s3;
  private final Location landing;

  /** Puts files below that place; closes the client when it is closed. */
  public S3Store(S3Client s3, Location landing) {
    this.s3 = requireNonNull(s3, "s3 is null");
    this.landing = requireNonNull(landing, "landing is null");
  }

  @Override
  public void put(String path, Path content) {
    Location object = landing.resolve(path);
    try {
      s3.putObject(
          put -> put.bucket(object.bucket()).key(object.key()), RequestBody.fromFile(content));
    } catch (SdkException e) {
      throw AwsFailures.of(attempt("write", object, "s3:PutObject"), e);
    }
  }

  @Override
  public void deleteBelow(String folder) {
    Location place = landing.resolve(folder);
    List<ObjectIdentifier> keys =
        keys(place).stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
      delete(place, keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)));
    }
  }

  @Override
  public List<String> list(String folder) {
    int below = landing.key().isEmpty() ? 0 : landing.key().length() + 1;
    return keys(landing.resolve(folder)).stream().map(key -> key.substring(below)).toList();
  }

  @Override
  public void close() {
    s3.close();
  }

  private List<String> keys(Location folder) {
    List<String> keys = new ArrayList<>();
    try {
      for (S3Object object :
          s3.listObjectsV2Paginator(list -> list.bucket(folder.bucket()).prefix(folder.key() + "/"))
              .contents()) {
        keys.add(object.key());
      }
    } catch (SdkException e) {
      throw AwsFailures.of(AwsAttempt.list(folder), e);
    }
    keys.sort(null);
    return keys;
  }

  private void delete(Location folder, List<ObjectIdentifier> keys) {
    AwsAttempt attempt = attempt("delete what is below", folder, "s3:DeleteObject");
    try {
      DeleteObjectsResponse answer =
          s3.deleteObjects(
              delete -> delete.bucket(folder.bucket()).delete(list -> list.objects(keys)));
      if (answer.hasErrors() && !answer.errors().isEmpty()) {
        throw refused(folder, answer.errors().get(0));
      }
    } catch (SdkException e) {
      throw AwsFailures.of(attempt, e);
    }
  }

  private static AwsAttempt attempt(String verb, Location place, String permission) {
    return new AwsAttempt(
        verb + " " + place, permission, "arn:aws:s3:::" + place.bucket() + "/" + place.key());
  }

  private static FrazilException refused(Location folder, S3Error error) {
    return new FrazilException(
        FailureKind.EXTERNAL,
        "Cannot delete "
            + error.key()
            + " below "
            + folder
            + ": "
            + error.code()
            + ", "
            + error.message()
            + ". Allow s3:DeleteObject on it to the role this runs as.");
  }
}
