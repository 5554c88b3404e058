package io.frazil.localaws;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * What S3 tells a queue when an object was created.
 *
 * <p>Source: Amazon S3 User Guide, "Event message structure" (read 2026-11-22): version 2.1, the
 * key URL-encoded but for slashes, a blank as {@code +}, a sequencer that rises for the writes of
 * one key.
 *
 * @param sequence rises with every write
 */
record ObjectCreatedMessage(CreatedObject object, long sequence) {

  private static final ObjectMapper JSON = new ObjectMapper();

  ObjectCreatedMessage {
    requireNonNull(object, "object is null");
  }

  /** The message's body. */
  String json(Instant time, String region) {
    ObjectNode record = JSON.createObjectNode();
    record.put("eventVersion", "2.1").put("eventSource", "aws:s3").put("awsRegion", region);
    record.put("eventTime", time.toString()).put("eventName", "ObjectCreated:Put");
    ObjectNode s3 = record.putObject("s3").put("s3SchemaVersion", "1.0");
    s3.put("configurationId", "landing");
    s3.putObject("bucket")
        .put("name", object.bucket())
        .put("arn", "arn:aws:s3:::" + object.bucket());
    s3.putObject("object")
        .put("key", URLEncoder.encode(object.key(), StandardCharsets.UTF_8).replace("%2F", "/"))
        .put("size", object.size())
        .put("eTag", object.etag())
        .put("sequencer", String.format(Locale.ROOT, "%018X", sequence));
    ObjectNode message = JSON.createObjectNode();
    message.putArray("Records").add(record);
    return message.toString();
  }
}
