package io.frazil.model.failure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What AWS says when it refuses, and what to do about it. Told by the names of the SDK's exceptions
 * and by AWS's own words, for Iceberg wraps the one and passes on the other, and not everywhere is
 * the SDK there to name its classes.
 *
 * @param kind who must act
 * @param advice a whole sentence
 */
public record AwsRefusal(FailureKind kind, String advice) {

  /**
   * A permission that AWS says is missing: its words know of KMS keys and conditions that no caller
   * can guess.
   *
   * @param action as in {@code glue:UpdateTable}
   * @param resource an ARN; empty text when AWS names none
   */
  public record Permission(String action, String resource) {

    /** Empty when no permission is named. */
    public static Optional<Permission> find(String words) {
      Matcher named = NOT_AUTHORIZED.matcher(words);
      return named.find()
          ? Optional.of(
              new Permission(
                  named.group(1),
                  named.group(2) == null ? "" : named.group(2).replaceFirst("\\.$", "")))
          : Optional.empty();
    }

    /** What to do, without a full stop. */
    public String advice() {
      String on = resource.isEmpty() ? "" : " on " + resource;
      return "Allow " + action + on + " to the role this runs as";
    }
  }

  /** For whoever knows by other means that no region is set. */
  public static final AwsRefusal NO_REGION =
      configuration(
          "Set AWS_REGION, or the region of the profile, or client.region under"
              + " catalog.properties.");

  /** For whoever knows by other means that there are no credentials. */
  public static final AwsRefusal NO_CREDENTIALS =
      configuration(
          "Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a"
              + " role.");

  private static final Pattern NOT_AUTHORIZED =
      Pattern.compile(
          "not authorized to perform: ([\\w-]+:\\w+)(?: on (?:the )?resource: \"?([^\\s\",;]+))?");
  private static final Pattern GLUE_DENIED = Pattern.compile("AccessDenied.*Service: Glue");

  /** Empty when it is no refusal of AWS's. */
  public static Optional<AwsRefusal> find(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<AwsRefusal> met = of(type(cause), words(cause));
      if (met.isPresent()) {
        return met;
      }
    }
    return Optional.empty();
  }

  private static Optional<AwsRefusal> of(String type, String words) {
    Optional<Permission> missing = Permission.find(words);
    if (missing.isPresent()) {
      return external(missing.get().advice() + ".");
    }
    if (type.equals("NoSuchBucketException")) {
      return Optional.of(configuration("Create the bucket, or correct catalog.warehouse."));
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
      return Optional.of(NO_REGION);
    }
    if (words.contains("Unable to load credentials")) {
      return Optional.of(NO_CREDENTIALS);
    }
    return Optional.empty();
  }

  private static Optional<AwsRefusal> external(String advice) {
    return Optional.of(new AwsRefusal(FailureKind.EXTERNAL, advice));
  }

  private static AwsRefusal configuration(String advice) {
    return new AwsRefusal(FailureKind.CONFIGURATION, advice);
  }

  /** Empty text unless it is the SDK's: the JDK has an AccessDeniedException of its own. */
  private static String type(Throwable cause) {
    Class<?> type = cause.getClass();
    return type.getName().startsWith("software.amazon.awssdk.") ? type.getSimpleName() : "";
  }

  private static String words(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }
}
