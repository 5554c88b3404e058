package io.frazil.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

final class TestEventSourceMapping {

  @Test
  void eventLooksAsLambdaWritesIt() {
    Message message =
        Message.builder()
            .messageId("m1")
            .receiptHandle("r1")
            .body("{\"a\":1}")
            .md5OfBody("00ff")
            .attributes(Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2"))
            .build();

    assertThat(EventSourceMapping.event(List.of(message)))
        .isEqualTo(
            """
            {"Records":[{"messageId":"m1","receiptHandle":"r1","body":"{\\"a\\":1}",\
            "md5OfBody":"00ff","attributes":{"ApproximateReceiveCount":"2"},\
            "messageAttributes":{},"eventSource":"aws:sqs","awsRegion":"us-east-1",\
            "eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:queue"}]}""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"batchItemFailures\":[]}                            | ''",
        "null                                                  | ''",
        "{}                                                    | ''",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}  | b",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"x\"}]}  | a b",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}   | a b",
        "no json                                               | a b"
      })
  void whatTheAnswerAsksForComesAgain(String answer, String again) {
    assertThat(EventSourceMapping.failed(answer, Set.of("a", "b")))
        .isEqualTo(again.isEmpty() ? Set.of() : Set.of(again.split(" ", -1)));
  }
}
