package io.frazil.setup.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestQueuePolicy {

  private static final String S3 = "s3.amazonaws.com";
  private static final String BUCKET = "arn:aws:s3:::acme-landing";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sqs:SendMessage; {'Service': 's3.amazonaws.com'}; arn:aws:s3:::acme-landing; true",
        "SQS:*; {'Service': ['sns.amazonaws.com', 's3.amazonaws.com']}; arn:aws:s3:*:*:acme-*; true",
        "*; '*'; arn:aws:s3:::acme-landing; true",
        "sqs:SendMessage; {'AWS': '*'}; arn:aws:s3:::acme-landing; true",
        "sqs:ReceiveMessage; {'Service': 's3.amazonaws.com'}; arn:aws:s3:::acme-landing; false",
        "sqs:SendMessage; {'Service': 'events.amazonaws.com'}; arn:aws:s3:::acme-landing; false",
        "sqs:SendMessage; {'Service': 's3.amazonaws.com'}; arn:aws:s3:::other; false",
      })
  void senderMustBeAllowedForTheBucket(
      String action, String principal, String source, boolean isAllowed) {
    String policy =
        """
        {'Statement': [{'Effect': 'Allow', 'Principal': %s, 'Action': ['%s'],
          'Condition': {'ArnLike': {'aws:SourceArn': ['%s']}}}]}
        """
            .formatted(principal.equals("*") ? "'*'" : principal, action, source)
            .replace('\'', '"');

    assertThat(QueuePolicy.of(policy).lets(S3, BUCKET)).isEqualTo(isAllowed);
    assertThat(QueuePolicy.of(policy).isOpenTo(S3)).isFalse();
  }

  @Test
  void policyWithoutASourceIsOpen() {
    QueuePolicy policy =
        QueuePolicy.of(
            """
            {"Statement": [{"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"},
              "Action": "sqs:SendMessage"}]}
            """);

    assertThat(policy.lets(S3, BUCKET)).isTrue();
    assertThat(policy.isOpenTo(S3)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "no JSON", "{\"Statement\": [{\"Effect\": \"Deny\"}]}"})
  void policyThatAllowsNobodyLetsNobody(String policy) {
    assertThat(QueuePolicy.of(policy).lets(S3, BUCKET)).isFalse();
  }
}
