package io.frazil.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.frazil.model.event.ObjectEvents.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestObjectEvents {

  private static final String BUCKET = "acme-landing";
  private static final String CDC = "dms/public/orders/20261120-103125108.csv";
  private static final String SEQUENCER = "0066F2A1B3C4D5E6F7";
  private static final CreatedObject PUT = new CreatedObject(BUCKET, CDC, CDC, 1024, SEQUENCER);

  @Test
  void notificationOfS3NamesObjects() {
    assertThat(parse("s3-put"))
        .isEqualTo(new ObjectEvents(Kind.S3_NOTIFICATION, List.of(PUT), 0, ""));
  }

  @Test
  void multipartUploadIsACreation() {
    String key = "dms/public/orders/LOAD00000001.csv";

    assertThat(parse("s3-multipart").created())
        .containsExactly(new CreatedObject(BUCKET, key, key, 73_400_320, SEQUENCER));
  }

  @Test
  void keysOfNotificationsAreDecodedOnce() {
    assertThat(parse("s3-odd-keys").created())
        .extracting(CreatedObject::key)
        .containsExactly(
            "dms/Sales & Co/ärger=+1/20261120-103125108.csv",
            "dms/Sales & Co/100%25/20261120-103125108.csv");
  }

  @Test
  void keysOfEventBridgeAreTakenAsTheyAre() {
    CreatedObject created = parse("eventbridge-odd-key").created().get(0);

    assertThat(created.readings())
        .containsExactly("dms/Sales & Co/ärger=+1/20261120-103125108.csv");
  }

  @Test
  void notificationOfAnEmulatorMayHavePlainKeys() {
    CreatedObject created = parse("s3-plain-keys").created().get(0);

    assertThat(created.readings())
        .containsExactly(
            "dms/Sales & Co/ärger= 1/20261120-103125108.csv", // as AWS would mean it
            "dms/Sales & Co/ärger=+1/20261120-103125108.csv"); // as it is spelt
    assertThat(created.sequencer()).isEmpty();
  }

  @Test
  void keyThatCannotBeDecodedWasNotEncoded() {
    String key = "dms/public/100%/20261120-103125108.csv";

    assertThat(CreatedObject.encoded(BUCKET, key, 1, "").readings()).containsExactly(key);
  }

  @Test
  void removalsAreCountedAndNameNothing() {
    assertThat(parse("s3-removed"))
        .isEqualTo(new ObjectEvents(Kind.S3_NOTIFICATION, List.of(), 2, ""));
    assertThat(parse("eventbridge-deleted"))
        .isEqualTo(new ObjectEvents(Kind.EVENT_BRIDGE, List.of(), 1, ""));
  }

  @Test
  void repetitionsAreKept() {
    ObjectEvents events = parse("s3-mixed");

    assertThat(events.created())
        .extracting(CreatedObject::key, CreatedObject::size)
        .containsExactly(
            tuple(CDC, 1024L),
            tuple("dms/public/order_details/20261120-103125200.csv", 1024L),
            tuple(CDC, 1024L),
            tuple("dms/public/orders/20261120-103130000.csv", 0L));
    assertThat(events.others()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "sns-s3-put, S3_THROUGH_SNS, 1",
    "sns-s3-test, TEST_EVENT, 0",
    "s3-test, TEST_EVENT, 0",
    "eventbridge-created, EVENT_BRIDGE, 1",
    "scheduled, SCHEDULED, 0",
    "scheduler, SCHEDULED, 0",
    "glue-job-state, UNKNOWN, 0",
  })
  void everyEnvelopeIsTold(String event, Kind kind, int created) {
    ObjectEvents events = parse(event);

    assertThat(events.kind()).isEqualTo(kind);
    assertThat(events.created()).hasSize(created);
  }

  @Test
  void whatSnsCarriesIsAsIfItCameAlone() {
    assertThat(parse("sns-s3-put").created()).containsExactly(PUT);
  }

  @Test
  void emulatorsMayKeepThePrefixOfEventNames() {
    ObjectEvents events =
        ObjectEvents.parse(
            """
            {"Records": [{"eventName": "s3:ObjectCreated:Put",
              "s3": {"bucket": {"name": "b"}, "object": {"key": "k"}}}]}
            """);

    assertThat(events)
        .isEqualTo(
            new ObjectEvents(
                Kind.S3_NOTIFICATION,
                List.of(new CreatedObject("b", "k", "k", CreatedObject.UNKNOWN_SIZE, "")),
                0,
                ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | it is empty",
        "`{}` | it is no event that is known here (got members: )",
        "`[1]` | it is no event that is known here (got no JSON object)",
        "`null` | it is no event that is known here (got no JSON object)",
        "`{\"a\": 1} {}` | more follows after its JSON",
        "`{\"Records\": 1}` | it is no event that is known here (got members: Records)",
        "`{\"Records\": [{}]}` | it has no Records[0].eventName",
        "`{\"Records\": [{\"eventName\": \"ObjectCreated:Put\"}]}`"
            + " | it has no Records[0].s3.bucket.name",
        "`{\"source\": \"aws.s3\", \"detail\": {}}` | it has no detail-type",
        "`{\"source\": \"aws.s3\", \"detail-type\": \"Object Created\", \"detail\": {}}`"
            + " | it has no detail.bucket.name",
        "`{\"Type\": \"Notification\", \"Message\": \"hello\"}` | of what SNS carries, it is no"
            + " JSON (Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object"
            + " or token 'null', 'true' or 'false'))",
        "`{\"Records\": [], \"Records\": []}` | it is no JSON (Duplicate field 'Records')",
      })
  void whatIsUnknownSaysWhy(String body, String reason) {
    assertThat(ObjectEvents.parse(body))
        .isEqualTo(new ObjectEvents(Kind.UNKNOWN, List.of(), 0, reason));
  }

  @Test
  void deepAndCutTextsAreNoJson() {
    String deep = "[".repeat(200_000);

    assertThat(ObjectEvents.parse(deep).reason()).startsWith("it is no JSON (");
    assertThat(ObjectEvents.parse("{\"Records\": [").reason()).startsWith("it is no JSON (");
  }

  private static ObjectEvents parse(String event) {
    try (InputStream body =
        TestObjectEvents.class.getResourceAsStream("/events/" + event + ".json")) {
      return ObjectEvents.parse(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
