package io.frazil.trigger;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Recorded events, read and answered as Lambda's Java runtime does. */
final class LambdaEvents {

  private static final PojoSerializer<SQSEvent> EVENTS =
      LambdaEventSerializers.serializerFor(SQSEvent.class, ClassLoader.getSystemClassLoader());
  private static final PojoSerializer<SQSBatchResponse> ANSWERS =
      JacksonFactory.getInstance().getSerializer(SQSBatchResponse.class);

  private LambdaEvents() {}

  /** The event of {@code events/NAME.json}. */
  static SQSEvent read(String name) {
    return parse(text(name));
  }

  static String text(String name) {
    try (InputStream in = LambdaEvents.class.getResourceAsStream("/events/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SQSEvent parse(String json) {
    return EVENTS.fromJson(json);
  }

  /** What Lambda's event source reads. */
  static String write(SQSBatchResponse answer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ANSWERS.toJson(answer, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
