package io.frazil.deployed.aws;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls whose failures speak Frazil's words. */
final class Calls {

  private Calls() {}

  /**
   * The answer of a call.
   *
   * @param what completes "Cannot ..."
   * @param permission the IAM action it takes
   */
  static <T> T look(String what, String permission, String resource, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw AwsFailures.of(new AwsAttempt(what, permission, resource), e);
    } catch (LinkageError e) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot "
              + what
              + ": a class of the AWS SDK is missing: "
              + e.getMessage()
              + ". Run frazil check --aws with the frazil script, which brings it.",
          e);
    }
  }

  /** Whether a bucket says that it has no such configuration. */
  static boolean isNotSet(SdkException met, String code) {
    return met instanceof AwsServiceException refused
        && refused.awsErrorDetails() != null
        && code.equals(refused.awsErrorDetails().errorCode());
  }
}
