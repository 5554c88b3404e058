package io.frazil.localaws;

import io.frazil.localaws.JsonServer.AwsError;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every queue of the server, under one lock; a receive waits on it. */
final class SqsQueues {

  static final String ACCOUNT = "000000000000";

  private final URI endpoint;
  private final Clock clock;
  private final SqsDeliveries deliveries;
  private final Map<String, SqsQueue> queues = new TreeMap<>();

  SqsQueues(URI endpoint, Clock clock, SqsDeliveries deliveries) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.deliveries = deliveries;
  }

  synchronized SqsQueue create(String name, SqsAttributes attributes) {
    if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
      throw new AwsError(
          400,
          "com.amazon.coral.service#InvalidParameterValueException",
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
    SqsQueue there = queues.get(name);
    if (there == null) {
      String url = endpoint + "/" + ACCOUNT + "/" + name;
      there = new SqsQueue(name, url, clock.instant(), attributes);
      queues.put(name, there);
    } else if (!there.attributes().all().entrySet().containsAll(attributes.given().entrySet())) {
      throw new AwsError(
          400,
          "com.amazonaws.sqs#QueueNameExists",
          "A queue already exists with the same name and a different value for an attribute");
    }
    return there;
  }

  /**
   * The queue of a URL or a name.
   *
   * @throws AwsError QueueDoesNotExist
   */
  synchronized SqsQueue find(String url) {
    SqsQueue queue = queues.get(url.substring(url.lastIndexOf('/') + 1));
    if (queue == null) {
      throw new AwsError(
          400, "com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.");
    }
    return queue;
  }

  synchronized List<String> urls(String prefix) {
    return queues.values().stream()
        .filter(queue -> queue.name().startsWith(prefix))
        .map(SqsQueue::url)
        .toList();
  }

  synchronized void delete(SqsQueue queue) {
    queues.remove(queue.name());
  }

  synchronized Map<String, String> described(SqsQueue queue) {
    return queue.described(clock.instant());
  }

  synchronized void send(SqsQueue queue, SqsMessage.Content content, int delaySeconds) {
    Instant now = clock.instant();
    Instant visible = now.plusSeconds(delaySeconds).plus(deliveries.delay());
    for (int copy = deliveries.copies(); copy > 0; copy--) {
      queue.messages().add(new SqsMessage(content, now, visible));
    }
    notifyAll();
  }

  /** Waits until there is a message or the time is over. */
  synchronized List<SqsMessage.Received> receive(
      SqsQueue queue, int most, Duration visibility, Duration wait) {
    Instant deadline = clock.instant().plus(wait);
    while (true) {
      Instant now = clock.instant();
      List<SqsMessage> visible = visible(queue, most, now);
      if (!visible.isEmpty() || !now.isBefore(deadline)) {
        return visible.stream().map(each -> each.receive(now, now.plus(visibility))).toList();
      }
      await(Duration.between(now, next(queue, deadline)));
    }
  }

  private List<SqsMessage> visible(SqsQueue queue, int limit, Instant now) {
    List<SqsMessage> visible =
        new ArrayList<>(queue.messages().stream().filter(each -> each.isVisible(now)).toList());
    Optional<SqsAttributes.Redrive> redrive = queue.attributes().redrive();
    if (redrive.isPresent() && queues.containsKey(redrive.get().queueName())) {
      int most = redrive.get().maxReceives();
      List<SqsMessage> dead = visible.stream().filter(each -> each.receives() >= most).toList();
      queue.messages().removeAll(dead);
      visible.removeAll(dead);
      queues.get(redrive.get().queueName()).messages().addAll(dead);
      notifyAll();
    }
    return deliveries.ordered(visible).stream().limit(limit).toList();
  }

  private static Instant next(SqsQueue queue, Instant deadline) {
    return queue.messages().stream()
        .map(SqsMessage::visible)
        .filter(visible -> visible.isBefore(deadline))
        .min(Instant::compareTo)
        .orElse(deadline);
  }

  private void await(Duration time) {
    try {
      wait(Math.max(1, time.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsError(503, "ServiceUnavailable", "The server is closing.");
    }
  }

  /** A message that was received again since, or is gone, stays as it is. */
  synchronized void deleteMessage(SqsQueue queue, String handle) {
    queue.received(handle).ifPresent(queue.messages()::remove);
  }

  synchronized void hide(SqsQueue queue, String handle, Duration time) {
    Instant now = clock.instant();
    SqsMessage message =
        queue
            .received(handle)
            .filter(received -> received.isInFlight(now))
            .orElseThrow(
                () ->
                    new AwsError(
                        400,
                        "com.amazonaws.sqs#MessageNotInflight",
                        "The message is not in flight: its visibility timeout is over, or it is"
                            + " deleted."));
    message.hide(now.plus(time));
    notifyAll();
  }

  synchronized void purge(SqsQueue queue) {
    queue.messages().clear();
  }

  synchronized void set(SqsQueue queue, SqsAttributes attributes) {
    queue.set(attributes);
  }
}
