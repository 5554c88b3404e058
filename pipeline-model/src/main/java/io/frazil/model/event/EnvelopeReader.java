package io.frazil.model.event;

import io.frazil.model.event.Json.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the envelopes apart and reads them.
 *
 * <p>Source: Amazon S3 User Guide, "Event message structure" and "EventBridge event message
 * structure"; Amazon SNS Developer Guide, "HTTP/HTTPS notification JSON format"; EventBridge User
 * Guide, "Events" (read 2026-11-22).
 */
final class EnvelopeReader {

  private static final String CREATED = "ObjectCreated:";
  private static final Set<String> SCHEDULERS = Set.of("aws.events", "aws.scheduler");

  private EnvelopeReader() {}

  static ObjectEvents read(Json body) throws UnreadableEventException {
    Optional<Json> inner = throughSns(body);
    if (inner.isEmpty()) {
      return direct(body);
    }
    ObjectEvents events = direct(inner.get());
    return events.kind() == ObjectEvents.Kind.S3_NOTIFICATION
        ? events.withKind(ObjectEvents.Kind.S3_THROUGH_SNS)
        : events;
  }

  /** What SNS carries, unless the subscription delivers raw messages, which need no unwrapping. */
  private static Optional<Json> throughSns(Json body) throws UnreadableEventException {
    Optional<Json> message = body.find("Message").filter(text -> text.kind() == Kind.TEXT);
    if (message.isEmpty() || !body.textAt("Type").equals("Notification")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(message.get().text()));
    } catch (UnreadableEventException e) {
      throw new UnreadableEventException("of what SNS carries, " + e.getMessage(), e);
    }
  }

  private static ObjectEvents direct(Json body) throws UnreadableEventException {
    Optional<Json> records = body.find("Records").filter(list -> list.kind() == Kind.ARRAY);
    if (records.isPresent()) {
      return notification(records.get().items());
    }
    if (body.textAt("Event").equals("s3:TestEvent")) {
      return ObjectEvents.of(ObjectEvents.Kind.TEST_EVENT, List.of(), 0);
    }
    if (body.textAt("detail-type").equals("Scheduled Event")
        && SCHEDULERS.contains(body.textAt("source"))) {
      return ObjectEvents.of(ObjectEvents.Kind.SCHEDULED, List.of(), 0);
    }
    if (body.textAt("source").equals("aws.s3") && body.find("detail").isPresent()) {
      return eventBridge(body);
    }
    throw new UnreadableEventException("it is no event that is known here (" + shape(body) + ")");
  }

  private static ObjectEvents notification(List<Json> records) throws UnreadableEventException {
    List<CreatedObject> created = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      Json event = records.get(i);
      String name = required(event, "Records[" + i + "].", "eventName");
      if (isCreation(name)) {
        String at = "Records[" + i + "].";
        created.add(
            CreatedObject.encoded(
                required(event, at, "s3", "bucket", "name"),
                required(event, at, "s3", "object", "key"),
                size(event.find("s3", "object", "size")),
                event.textAt("s3", "object", "sequencer")));
      }
    }
    return ObjectEvents.of(
        ObjectEvents.Kind.S3_NOTIFICATION, created, records.size() - created.size());
  }

  /** AWS names events without the {@code s3:} that configures them; some emulators keep it. */
  private static boolean isCreation(String name) {
    return name.startsWith(CREATED) || name.startsWith("s3:" + CREATED);
  }

  private static ObjectEvents eventBridge(Json event) throws UnreadableEventException {
    if (!required(event, "", "detail-type").equals("Object Created")) {
      return ObjectEvents.of(ObjectEvents.Kind.EVENT_BRIDGE, List.of(), 1);
    }
    CreatedObject created =
        CreatedObject.plain(
            required(event, "", "detail", "bucket", "name"),
            required(event, "", "detail", "object", "key"),
            size(event.find("detail", "object", "size")),
            event.textAt("detail", "object", "sequencer"));
    return ObjectEvents.of(ObjectEvents.Kind.EVENT_BRIDGE, List.of(created), 0);
  }

  private static String required(Json event, String at, String... path)
      throws UnreadableEventException {
    String text = event.textAt(path);
    if (text.isEmpty()) {
      throw new UnreadableEventException("it has no " + at + String.join(".", path));
    }
    return text;
  }

  /** A size is a hint: what is no count is not known. */
  private static long size(Optional<Json> size) {
    return size.map(Json::text)
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(CreatedObject.UNKNOWN_SIZE);
  }

  /** What stands there instead, short enough for a log line. */
  private static String shape(Json body) {
    if (body.kind() != Kind.OBJECT) {
      return "got no JSON object";
    }
    String members = String.join(", ", body.members().keySet().stream().limit(8).toList());
    String source = body.textAt("source");
    String type = body.textAt("detail-type");
    return "got members: "
        + members
        + (source.isEmpty() ? "" : "; source " + source)
        + (type.isEmpty() ? "" : "; detail-type " + type);
  }
}
