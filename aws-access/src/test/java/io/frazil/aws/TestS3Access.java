package io.frazil.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class TestS3Access {

  private final Map<String, String> before = new HashMap<>();

  @BeforeEach
  void refuseMachinesThatSayOtherwise() {
    assumeThat(System.getenv())
        .doesNotContainKeys("AWS_REGION", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3");
  }

  @AfterEach
  void restoreProperties() {
    before.forEach(TestS3Access::setOrClear);
  }

  @Test
  void endpointForS3AloneIsUsedWithTheBucketInThePath() {
    endpointIsUsed("aws.endpointUrlS3");
  }

  @Test
  void endpointForAllServicesIsUsedWithTheBucketInThePath() {
    endpointIsUsed("aws.endpointUrl");
  }

  @Test
  void withoutAnEndpointTheClientIsThatOfAws() {
    set("aws.region", "eu-west-1");
    try (S3Client s3 = S3Access.client()) {
      assertThat(S3Access.isEndpointOverridden(s3)).isFalse();
      assertThat(s3.utilities().getUrl(get -> get.bucket("acme-landing").key("dms/x")).toString())
          .isEqualTo("https://acme-landing.s3.eu-west-1.amazonaws.com/dms/x");
    }
  }

  @Test
  void missingRegionIsConfiguration() {
    set("aws.configFile", "/nowhere");
    set("aws.disableEc2Metadata", "true");
    set("aws.region", null);

    assertThatThrownBy(S3Access::client)
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIGURATION))
        .hasMessage(
            "Cannot reach S3: no region is set. Set AWS_REGION, or the region of the profile, or"
                + " client.region under catalog.properties.");
  }

  private void endpointIsUsed(String property) {
    try (CannedS3 canned = CannedS3.text("x")) {
      set("aws.accessKeyId", "test");
      set("aws.secretAccessKey", "test");
      set("aws.region", "us-east-1");
      set(property, canned.endpoint().toString());
      try (S3Client s3 = S3Access.client()) {
        assertThat(S3Access.isEndpointOverridden(s3)).isTrue();
        s3.getObjectAsBytes(get -> get.bucket("acme-landing").key("dms/x"));
      }
      assertThat(canned.requests()).containsExactly("GET /acme-landing/dms/x");
    }
  }

  private void set(String property, String value) {
    before.putIfAbsent(property, System.getProperty(property));
    setOrClear(property, value);
  }

  private static void setOrClear(String property, String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }
}
