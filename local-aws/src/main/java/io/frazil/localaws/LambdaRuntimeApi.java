package io.frazil.localaws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.frazil.localaws.LambdaInvocation.Dispatched;
import io.frazil.localaws.LambdaInvocation.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side of Lambda that a function's runtime talks to: it asks for the next event, and answers or
 * fails. One port a function, since the protocol names none.
 *
 * <p>Source: AWS Lambda Developer Guide, "Using the Lambda runtime API for custom runtimes" (read
 * 2026-11-23).
 */
final class LambdaRuntimeApi implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LambdaRuntimeApi.class);
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";

  private final HttpServer http;
  private final LambdaQueue queue;

  private LambdaRuntimeApi(HttpServer http, LambdaQueue queue) {
    this.http = http;
    this.queue = queue;
  }

  static LambdaRuntimeApi start(
      InetSocketAddress address, ExecutorService threads, LambdaQueue queue) {
    try {
      LambdaRuntimeApi api = new LambdaRuntimeApi(HttpServer.create(address, 0), queue);
      api.http.setExecutor(threads);
      api.http.createContext("/", api::exchange);
      api.http.start();
      return api;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on " + address, e);
    }
  }

  InetSocketAddress address() {
    return http.getAddress();
  }

  LambdaQueue queue() {
    return queue;
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals(INVOCATION + "next")) {
        next(exchange);
      } else if (path.equals(ROOT + "init/error")) {
        Outcome error = new Outcome(exchange.getRequestBody().readAllBytes(), true);
        LOG.error("function={} cannot start: {}", queue.function().name(), text(error));
        queue.failWaiting(error);
        accept(exchange, true);
      } else if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
        end(exchange, id(path), false);
      } else if (path.startsWith(INVOCATION) && path.endsWith("/error")) {
        end(exchange, id(path), true);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    Optional<Dispatched> next;
    try {
      next = queue.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (next.isEmpty()) {
      return; // the connection closes: the runtime is gone, or the server is closing
    }
    LambdaInvocation invocation = next.get().invocation();
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(next.get().deadline().toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", LambdaServer.arn(queue.function().name()));
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
    byte[] payload = invocation.payload();
    exchange.sendResponseHeaders(200, payload.length == 0 ? -1 : payload.length);
    exchange.getResponseBody().write(payload);
  }

  private void end(HttpExchange exchange, String id, boolean isError) throws IOException {
    Outcome outcome = new Outcome(exchange.getRequestBody().readAllBytes(), isError);
    if (isError) {
      LOG.info("function={} request={} failed: {}", queue.function().name(), id, text(outcome));
    }
    accept(exchange, queue.end(id, outcome));
  }

  private static String id(String path) {
    String rest = path.substring(INVOCATION.length());
    return rest.substring(0, rest.indexOf('/'));
  }

  private static String text(Outcome outcome) {
    return new String(outcome.payload(), StandardCharsets.UTF_8);
  }

  private static void accept(HttpExchange exchange, boolean isKnown) throws IOException {
    String text =
        isKnown
            ? "{\"status\":\"OK\"}"
            : "{\"errorType\":\"InvalidRequestID\",\"errorMessage\":\"Invalid request ID\"}";
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(isKnown ? 202 : 400, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    queue.close();
    http.stop(0);
  }
}
