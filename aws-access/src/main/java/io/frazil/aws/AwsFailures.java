package io.frazil.aws;

import io.frazil.model.failure.AwsRefusal;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failure of the AWS SDK means: who must act, and what to do. The SDK has retried what can
 * be retried before it throws.
 */
public final class AwsFailures {

  private static final Set<String> NO_BUCKET = Set.of("NoSuchBucket");
  private static final Set<String> NO_OBJECT = Set.of("NoSuchKey", "NotFound", "NoSuchVersion");
  private static final Set<String> NOT_FOUND =
      Set.of("EntityNotFoundException", "ResourceNotFoundException", "ResourceNotFoundFault");
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AccessDeniedFault",
          "AllAccessDisabled",
          "Forbidden",
          "UnauthorizedOperation",
          "KMS.AccessDeniedException");
  private static final Set<String> BAD_CREDENTIALS =
      Set.of(
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "InvalidToken",
          "InvalidSignatureException",
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "IncompleteSignature");
  private static final Set<String> OLD_CREDENTIALS =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");
  private static final Set<String> OTHER_REGION =
      Set.of(
          "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException");

  /** Source: Amazon S3 API reference, "GetObject", "Permissions" (read 2026-11-22). */
  private static final String READING_ALSO_NEEDS =
      ", and kms:Decrypt where a KMS key of your own encrypts it; without s3:ListBucket, S3 denies"
          + " what is not there too";

  private AwsFailures() {}

  /** The failure in Frazil's words; its cause is the SDK's. */
  public static FrazilException of(AwsAttempt attempt, SdkException met) {
    Verdict verdict =
        met instanceof AwsServiceException refused
            ? verdict(attempt, refused)
            : verdict((Throwable) met);
    return new FrazilException(
        verdict.kind, "Cannot " + attempt.what() + ": " + verdict.text + ".", met);
  }

  /**
   * Whether the service says that there is no such object. A bucket that is not there is not it.
   */
  public static boolean isNoObject(SdkException met) {
    return met instanceof AwsServiceException refused
        && (NO_OBJECT.contains(code(refused))
            || code(refused).isEmpty() && refused.statusCode() == 404);
  }

  /** Whether the service denies access, credentials being in order. */
  public static boolean isDenied(SdkException met) {
    return met instanceof AwsServiceException refused
        && (DENIED.contains(code(refused))
            || code(refused).isEmpty() && refused.statusCode() == 403);
  }

  private static Verdict verdict(AwsAttempt attempt, AwsServiceException met) {
    String code = code(met);
    if (isDenied(met)) {
      return external("access is denied (" + said(met) + "). " + remedy(attempt, met));
    }
    if (NO_BUCKET.contains(code)) {
      return configuration(
          "there is no such bucket (" + said(met) + "). Correct its name, or create it");
    }
    if (isNoObject(met) || NOT_FOUND.contains(code)) {
      return configuration("it is not there (" + said(met) + "). Correct its name, or create it");
    }
    if (BAD_CREDENTIALS.contains(code)) {
      return configuration(
          "AWS does not accept the credentials ("
              + said(met)
              + "). Correct AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY, the profile, or the role of the machine");
    }
    if (OLD_CREDENTIALS.contains(code)) {
      return external(
          "the credentials have expired (" + said(met) + "). Log in anew and run again");
    }
    if (OTHER_REGION.contains(code) || met.statusCode() == 301) {
      return configuration(
          "it is in another region ("
              + said(met)
              + "). Set AWS_REGION, or the client.region of the"
              + " catalog's properties, to the region of the bucket");
    }
    if (met.isThrottlingException() || met.statusCode() == 503 || met.statusCode() == 429) {
      return external(
          "AWS asks for fewer requests ("
              + said(met)
              + "), after the SDK's own retries. Run again");
    }
    if (met.statusCode() >= 500 || code.equals("RequestTimeout")) {
      return external("AWS failed (" + said(met) + "), after the SDK's own retries. Run again");
    }
    return configuration("AWS refuses the request (" + said(met) + "). Correct what it names");
  }

  private static Verdict verdict(Throwable met) {
    String message = String.valueOf(met.getMessage());
    if (message.startsWith("Unable to load region")) {
      return refused("no region is set. ", AwsRefusal.NO_REGION);
    }
    if (message.startsWith("Unable to load credentials")) {
      return refused("no credentials are found. ", AwsRefusal.NO_CREDENTIALS);
    }
    Throwable root = met;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason =
        root == met ? message : root.getClass().getSimpleName() + ": " + root.getMessage();
    return external(
        "AWS does not answer ("
            + reason.replaceFirst("\\.$", "")
            + "). Check network and endpoint (AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3), and run again");
  }

  private static String remedy(AwsAttempt attempt, AwsServiceException met) {
    Optional<AwsRefusal.Permission> named =
        AwsRefusal.Permission.find(String.valueOf(met.getMessage()));
    if (named.isEmpty() && attempt.permission().isEmpty()) {
      return "Allow it to the role this runs as";
    }
    AwsRefusal.Permission asked =
        new AwsRefusal.Permission(attempt.permission(), attempt.resource());
    AwsRefusal.Permission missing = named.orElse(asked);
    if (missing.resource().isEmpty()) {
      missing = new AwsRefusal.Permission(missing.action(), asked.resource());
    }
    boolean isGuess = named.isEmpty() && missing.action().equals("s3:GetObject");
    return missing.advice() + (isGuess ? READING_ALSO_NEEDS : "");
  }

  /** The code is a word of the service's own, which people search for. */
  private static String said(AwsServiceException met) {
    String message = met.awsErrorDetails() == null ? null : met.awsErrorDetails().errorMessage();
    List<String> parts =
        Stream.of(
                code(met).isEmpty() ? "HTTP " + met.statusCode() : code(met),
                message,
                met.requestId() == null ? null : "request " + met.requestId())
            .filter(part -> part != null && !part.isBlank())
            .map(part -> part.replaceFirst("\\.$", ""))
            .toList();
    return String.join(", ", parts);
  }

  private static String code(AwsServiceException met) {
    String code = met.awsErrorDetails() == null ? null : met.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }

  private static Verdict refused(String reason, AwsRefusal refusal) {
    return new Verdict(refusal.kind(), reason + refusal.advice().replaceFirst("\\.$", ""));
  }

  private static Verdict configuration(String text) {
    return new Verdict(FailureKind.CONFIGURATION, text);
  }

  private static Verdict external(String text) {
    return new Verdict(FailureKind.EXTERNAL, text);
  }

  private record Verdict(FailureKind kind, String text) {}
}
