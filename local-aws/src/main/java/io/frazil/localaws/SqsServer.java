package io.frazil.localaws;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Amazon SQS on one machine, in memory: standard queues with visibility timeouts, long polls,
 * delays and a redrive to a dead-letter queue, each message delivered at least once. FIFO queues
 * are refused. Messages are lost when it closes.
 *
 * <p>Source: Amazon SQS API Reference (read 2026-11-22); held against the AWS SDK and moto by the
 * contract test.
 */
public final class SqsServer implements AutoCloseable {

  private final JsonServer server;
  private final SqsQueues queues;
  private final Faults faults;
  private final SqsDeliveries deliveries;

  private SqsServer(JsonServer server, SqsQueues queues, Faults faults, SqsDeliveries deliveries) {
    this.server = server;
    this.queues = queues;
    this.faults = faults;
    this.deliveries = deliveries;
  }

  /**
   * Starts answering.
   *
   * @param address port 0 for any that is free
   */
  public static SqsServer start(InetSocketAddress address) {
    Faults faults = new Faults();
    SqsDeliveries deliveries = new SqsDeliveries();
    // A queue's URL holds the endpoint, which is known only when the server listens.
    CompletableFuture<SqsQueues> listening = new CompletableFuture<>();
    JsonServer server =
        JsonServer.start(
            address,
            (operation, request) -> new SqsOperations(listening.join()).answer(operation, request),
            faults);
    SqsQueues queues = new SqsQueues(server.endpoint(), Clock.systemUTC(), deliveries);
    listening.complete(queues);
    return new SqsServer(server, queues, faults, deliveries);
  }

  /** What {@code AWS_ENDPOINT_URL_SQS} is set to. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** What calls are to be answered wrongly; none, until it is told. */
  public Faults faults() {
    return faults;
  }

  /** What is to go wrong with messages; nothing, until it is told. */
  public SqsDeliveries deliveries() {
    return deliveries;
  }

  /** The URL of a queue, which is created when it is not there. */
  public String createQueue(String name) {
    return queues.create(name, SqsAttributes.DEFAULT).url();
  }

  /**
   * Puts a message on a queue, as S3 does.
   *
   * @throws JsonServer.AwsError when there is no such queue
   */
  public void send(String queueUrl, String body) {
    queues.send(queues.find(queueUrl), SqsMessage.Content.text(body), 0);
  }

  @Override
  public void close() {
    server.close();
  }
}
