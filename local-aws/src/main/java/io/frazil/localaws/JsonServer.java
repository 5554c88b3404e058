package io.frazil.localaws;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol AWS calls "AWS JSON": a POST whose {@code X-Amz-Target} header names the operation.
 * Signatures are not checked. Requests are answered side by side.
 *
 * <p>Source: Smithy specification, "AWS JSON 1.0 and 1.1 protocols" (read 2026-11-22).
 */
public final class JsonServer implements AutoCloseable {

  /** Answers the operations of one service; called from several threads at once. */
  public interface Service {

    /**
     * Does what the request asks.
     *
     * @param operation without the service's prefix, as {@code GetTable}
     * @throws AwsError when the service refuses
     * @throws Dropped to close the connection without an answer
     */
    ObjectNode answer(String operation, JsonNode request);
  }

  /** What a service says when it refuses, as a client of AWS sees it. */
  public static final class AwsError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    /**
     * A refusal.
     *
     * @param status HTTP status: 400 for the caller's fault, 500 and above for the service's
     * @param type the exception's name, as {@code EntityNotFoundException}
     */
    public AwsError(int status, String type, String message) {
      super(message);
      this.status = status;
      this.type = requireNonNull(type, "type is null");
    }

    /** The exception's name. */
    public String type() {
      return type;
    }
  }

  /** Closes the connection without an answer. */
  public static final class Dropped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A connection that ends here. */
    public Dropped() {
      super("Connection dropped on purpose", null, false, false);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(JsonServer.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer http;
  private final ExecutorService threads;
  private final Service service;
  private final Faults faults;

  private JsonServer(HttpServer http, ExecutorService threads, Service service, Faults faults) {
    this.http = http;
    this.threads = threads;
    this.service = service;
    this.faults = faults;
  }

  /**
   * Starts answering.
   *
   * @param address port 0 for any that is free
   */
  public static JsonServer start(InetSocketAddress address, Service service) {
    return start(address, service, new Faults());
  }

  /**
   * Starts answering, and failing as told.
   *
   * @param address port 0 for any that is free
   * @param faults asked at each call; may be changed while the server runs
   */
  public static JsonServer start(InetSocketAddress address, Service service, Faults faults) {
    try {
      HttpServer http = HttpServer.create(address, 0);
      ExecutorService threads = Executors.newCachedThreadPool();
      JsonServer server = new JsonServer(http, threads, service, faults);
      server.http.setExecutor(threads);
      server.http.createContext("/", server::exchange);
      server.http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on " + address, e);
    }
  }

  /** What {@code AWS_ENDPOINT_URL_<SERVICE>} is set to. */
  public URI endpoint() {
    InetSocketAddress address = http.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      String operation = target.substring(target.indexOf('.') + 1);
      try {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        send(exchange, 200, faults.apply(operation, () -> service.answer(operation, request)));
      } catch (AwsError e) {
        refuse(exchange, e);
      } catch (JsonProcessingException e) {
        refuse(exchange, new AwsError(400, "SerializationException", e.getOriginalMessage()));
      } catch (Dropped e) {
        LOG.debug("operation={} connection dropped on purpose", operation);
      } catch (RuntimeException e) {
        LOG.error("operation={} cannot be answered", operation, e);
        refuse(exchange, new AwsError(500, "InternalFailure", String.valueOf(e)));
      }
    }
  }

  private static void refuse(HttpExchange exchange, AwsError refusal) throws IOException {
    String message = refusal.getMessage();
    ObjectNode error = JSON.createObjectNode();
    error.put("__type", refusal.type).put("message", message).put("Message", message);
    send(exchange, refusal.status, error);
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
