package io.frazil.aws;

import static java.util.Objects.requireNonNull;

import io.frazil.model.pipeline.Location;

/**
 * What is asked of AWS, in the words a failure needs.
 *
 * @param what completes "Cannot ...": {@code list s3://acme-landing/dms}
 * @param permission the IAM action it takes, {@code s3:ListBucket}; empty text when unknown
 * @param resource what the action is allowed on, an ARN; empty text when unknown
 */
public record AwsAttempt(String what, String permission, String resource) {

  public AwsAttempt {
    requireNonNull(what, "what is null");
    requireNonNull(permission, "permission is null");
    requireNonNull(resource, "resource is null");
  }

  /** Reads an object. */
  public static AwsAttempt read(Location object) {
    return new AwsAttempt("read " + object, "s3:GetObject", arn(object.bucket(), object.key()));
  }

  /** Lists what is below a folder. */
  public static AwsAttempt list(Location folder) {
    return new AwsAttempt("list " + folder, "s3:ListBucket", "arn:aws:s3:::" + folder.bucket());
  }

  private static String arn(String bucket, String key) {
    return "arn:aws:s3:::" + bucket + "/" + key;
  }
}
