package io.frazil.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Location;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class TestAwsFailures {

  private static final AwsAttempt LIST = AwsAttempt.list(new Location("s3://acme-landing/dms"));

  @Test
  void deniedListingNamesPermissionAndBucket() {
    assertThat(text(refusal(403, "AccessDenied", "Access Denied")))
        .isEqualTo(
            "EXTERNAL Cannot list s3://acme-landing/dms: access is denied (AccessDenied, Access"
                + " Denied). Allow s3:ListBucket on arn:aws:s3:::acme-landing to the role this runs"
                + " as.");
  }

  @Test
  void permissionThatAwsNamesComesBeforeTheLikelyOne() {
    assertThat(
            text(
                refusal(
                    403,
                    "AccessDenied",
                    "User: arn:aws:sts::111122223333:assumed-role/job/x is not authorized to"
                        + " perform: kms:Decrypt on resource:"
                        + " \"arn:aws:kms:eu-west-1:111122223333:key/k\" because no policy allows"
                        + " it")))
        .endsWith(
            "Allow kms:Decrypt on arn:aws:kms:eu-west-1:111122223333:key/k to the role this runs"
                + " as.");
  }

  @Test
  void answerWithoutABodyIsTakenByItsStatus() {
    assertThat(text(AwsServiceException.builder().statusCode(403).message("403").build()))
        .startsWith("EXTERNAL Cannot list s3://acme-landing/dms: access is denied (HTTP 403).");
    assertThat(AwsFailures.isNoObject(AwsServiceException.builder().statusCode(404).build()))
        .isTrue();
    assertThat(AwsFailures.isNoObject(refusal(404, "NoSuchBucket", ""))).isFalse();
  }

  @Test
  void credentialsThatAreRefusedAreConfiguration() {
    assertThat(text(refusal(403, "InvalidAccessKeyId", "No such key id.")))
        .isEqualTo(
            "CONFIGURATION Cannot list s3://acme-landing/dms: AWS does not accept the credentials"
                + " (InvalidAccessKeyId, No such key id). Correct AWS_ACCESS_KEY_ID and"
                + " AWS_SECRET_ACCESS_KEY, the profile, or the role of the machine.");
  }

  @Test
  void credentialsThatExpiredMayBeBetterNextTime() {
    assertThat(text(refusal(400, "ExpiredToken", "The provided token has expired.")))
        .isEqualTo(
            "EXTERNAL Cannot list s3://acme-landing/dms: the credentials have expired"
                + " (ExpiredToken, The provided token has expired). Log in anew and run again.");
  }

  @Test
  void otherRegionSaysWhereToSetIt() {
    assertThat(text(refusal(301, "PermanentRedirect", "Use the other endpoint.")))
        .startsWith(
            "CONFIGURATION Cannot list s3://acme-landing/dms: it is in another region"
                + " (PermanentRedirect, Use the other endpoint). Set AWS_REGION");
  }

  @Test
  void throttlingAndFaultsOfTheServiceAreExternal() {
    assertThat(text(refusal(503, "SlowDown", "Please reduce your request rate.")))
        .isEqualTo(
            "EXTERNAL Cannot list s3://acme-landing/dms: AWS asks for fewer requests (SlowDown,"
                + " Please reduce your request rate), after the SDK's own retries. Run again.");
    assertThat(text(refusal(400, "ThrottlingException", "Rate exceeded")))
        .contains("asks for fewer requests");
    assertThat(text(refusal(500, "InternalError", "We are sorry.")))
        .isEqualTo(
            "EXTERNAL Cannot list s3://acme-landing/dms: AWS failed (InternalError, We are sorry),"
                + " after the SDK's own retries. Run again.");
  }

  @Test
  void anyOtherRefusalIsToldAsItIs() {
    assertThat(text(refusal(400, "InvalidBucketName", "The specified bucket is not valid.")))
        .isEqualTo(
            "CONFIGURATION Cannot list s3://acme-landing/dms: AWS refuses the request"
                + " (InvalidBucketName, The specified bucket is not valid). Correct what it names.");
  }

  @Test
  void networkFailuresNameTheirRoot() {
    SdkException inner = SdkClientException.create("Unable to execute", new ConnectException("no"));
    assertThat(text(SdkClientException.create("outer", inner)))
        .isEqualTo(
            "EXTERNAL Cannot list s3://acme-landing/dms: AWS does not answer (ConnectException:"
                + " no). Check network and endpoint (AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3), and"
                + " run again.");
    assertThat(text(SdkClientException.create("x", new UnknownHostException("s3.invalid"))))
        .contains("(UnknownHostException: s3.invalid)");
    assertThat(text(ApiCallTimeoutException.create(1000))).startsWith("EXTERNAL");
  }

  @Test
  void missingCredentialsAreConfiguration() {
    assertThat(text(SdkClientException.create("Unable to load credentials from any of ...")))
        .isEqualTo(
            "CONFIGURATION Cannot list s3://acme-landing/dms: no credentials are found. Set"
                + " AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the"
                + " machine a role.");
  }

  @Test
  void requestThatTookTooLongMayBeBetterNextTime() {
    assertThat(text(refusal(400, "RequestTimeout", "Your socket connection was not read in time")))
        .startsWith("EXTERNAL Cannot list s3://acme-landing/dms: AWS failed (RequestTimeout");
  }

  private static String text(SdkException met) {
    FrazilException failure = AwsFailures.of(LIST, met);
    assertThat(failure).hasCause(met);
    assertThat(failure.kind()).isNotEqualTo(FailureKind.BUG);
    return failure.kind() + " " + failure.getMessage();
  }

  private static SdkException refusal(int status, String code, String message) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }
}
