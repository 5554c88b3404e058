package io.frazil.setup.iceberg;

import io.frazil.model.failure.FailureKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What AWS says when it refuses, and what to do about it. Told by the names of the SDK's exceptions
 * and by AWS's own words, for Iceberg wraps the one and passes on the other. Pure.
 */
record AwsRefusal(FailureKind kind, String advice) {

  private static final Pattern NOT_AUTHORIZED =
      Pattern.compile(
          "not authorized to perform: ([\\w-]+:\\w+)(?: on (?:the )?resource: \"?([^\\s\",;]+))?");
  private static final Pattern GLUE_DENIED = Pattern.compile("AccessDenied.*Service: Glue");

  /** Empty when it is no refusal of AWS's. */
  static Optional<AwsRefusal> find(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<AwsRefusal> met = of(cause.getClass().getSimpleName(), words(cause));
      if (met.isPresent()) {
        return met;
      }
    }
    return Optional.empty();
  }

  private static Optional<AwsRefusal> of(String type, String words) {
    Matcher named = NOT_AUTHORIZED.matcher(words);
    if (named.find()) {
      String resource = named.group(2) == null ? "" : " on " + named.group(2);
      return external("Allow " + named.group(1) + resource + " to the role this runs as.");
    }
    if (type.equals("NoSuchBucketException")) {
      return configuration("Create the bucket, or correct catalog.warehouse.");
    }
    if (type.equals("S3Exception") && words.contains("Status Code: 403")) {
      return external(
          "Allow s3:GetObject, s3:PutObject and s3:DeleteObject below the warehouse and"
              + " s3:ListBucket on its bucket to the role this runs as, and kms:Decrypt and"
              + " kms:GenerateDataKey where a KMS key of your own encrypts it.");
    }
    if (type.equals("AccessDeniedException") || GLUE_DENIED.matcher(words).find()) {
      return external("Allow what is denied to the role this runs as; docs/catalogs.md lists it.");
    }
    if (words.contains("Unable to load region")) {
      return configuration("Set AWS_REGION, or client.region under catalog.properties.");
    }
    if (words.contains("Unable to load credentials")) {
      return configuration(
          "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a"
              + " role.");
    }
    return Optional.empty();
  }

  private static Optional<AwsRefusal> external(String advice) {
    return Optional.of(new AwsRefusal(FailureKind.EXTERNAL, advice));
  }

  private static Optional<AwsRefusal> configuration(String advice) {
    return Optional.of(new AwsRefusal(FailureKind.CONFIGURATION, advice));
  }

  private static String words(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }
}
