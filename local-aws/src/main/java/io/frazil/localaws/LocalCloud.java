package io.frazil.localaws;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * S3, SQS and Glue of one account side by side, with the notification between the first two: every
 * object created in the landing bucket becomes a message on the queue, once, before its writer is
 * answered. What S3 and Glue hold outlives it, in a folder; messages do not.
 */
public final class LocalCloud implements AutoCloseable {

  /**
   * Where it keeps what, and how it is reached.
   *
   * @param folder for buckets and the catalog's file
   * @param port S3's; Glue has the next and SQS the one after; 0 for any that are free
   * @param landing the bucket whose new objects the queue is told of
   * @param queue created at the start
   */
  public record Layout(Path folder, int port, String landing, String queue) {

    public Layout {
      requireNonNull(folder, "folder is null");
      requireNonNull(landing, "landing is null");
      requireNonNull(queue, "queue is null");
    }

    private InetSocketAddress address(int offset) {
      return new InetSocketAddress("127.0.0.1", port == 0 ? 0 : port + offset);
    }
  }

  private final S3Server s3;
  private final GlueServer glue;
  private final SqsServer sqs;
  private final String queueUrl;

  private LocalCloud(S3Server s3, GlueServer glue, SqsServer sqs, String queueUrl) {
    this.s3 = s3;
    this.glue = glue;
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /** Starts answering. */
  public static LocalCloud start(Layout layout) {
    S3Server s3 = S3Server.start(layout.address(0), layout.folder().resolve("s3"));
    GlueServer glue =
        GlueServer.start(
            layout.address(1), layout.folder().resolve("glue").resolve("catalog.json"));
    SqsServer sqs = SqsServer.start(layout.address(2));
    String queueUrl = sqs.createQueue(layout.queue());
    Clock clock = Clock.systemUTC();
    AtomicLong sequence = new AtomicLong(clock.millis());
    s3.onCreated(
        object -> {
          if (object.bucket().equals(layout.landing())) {
            ObjectCreatedMessage message =
                new ObjectCreatedMessage(object, sequence.incrementAndGet());
            sqs.send(queueUrl, message.json(clock.instant(), "us-east-1"));
          }
        });
    return new LocalCloud(s3, glue, sqs, queueUrl);
  }

  /** The SDK's variables that lead its clients here, in the order of {@link LocalAws#ENDPOINTS}. */
  public Map<String, URI> endpoints() {
    Map<String, URI> endpoints = new LinkedHashMap<>();
    endpoints.put("AWS_ENDPOINT_URL_S3", s3.endpoint());
    endpoints.put("AWS_ENDPOINT_URL_SQS", sqs.endpoint());
    endpoints.put("AWS_ENDPOINT_URL_GLUE", glue.endpoint());
    return endpoints;
  }

  /** The queue that is told of new objects. */
  public String queueUrl() {
    return queueUrl;
  }

  /** For its faults. */
  public S3Server s3() {
    return s3;
  }

  /** For its faults. */
  public SqsServer sqs() {
    return sqs;
  }

  /** For its faults. */
  public GlueServer glue() {
    return glue;
  }

  @Override
  public void close() {
    s3.close();
    sqs.close();
    glue.close();
  }
}
