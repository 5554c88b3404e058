package io.frazil.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TestObjectCreatedMessage {

  @Test
  void looksAsS3WritesIt() {
    ObjectCreatedMessage message =
        new ObjectCreatedMessage(
            new CreatedObject("landing", "dms/public/a b+c=d/ü.csv", 12, "abc"), 255);

    assertThat(message.json(Instant.parse("2024-06-12T10:31:27.401Z"), "eu-west-1"))
        .isEqualTo(
            """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-1",\
            "eventTime":"2024-06-12T10:31:27.401Z","eventName":"ObjectCreated:Put",\
            "s3":{"s3SchemaVersion":"1.0","configurationId":"landing",\
            "bucket":{"name":"landing","arn":"arn:aws:s3:::landing"},\
            "object":{"key":"dms/public/a+b%2Bc%3Dd/%C3%BC.csv","size":12,"eTag":"abc",\
            "sequencer":"0000000000000000FF"}}}]}""");
  }
}
