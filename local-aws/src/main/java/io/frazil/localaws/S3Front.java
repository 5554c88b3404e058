package io.frazil.localaws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.frazil.localaws.S3Faults.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Passes requests on to a store as they are, but for faults. */
final class S3Front {

  /** Headers of a connection, not of a request; each hop sets its own. */
  private static final Set<String> OF_THE_HOP =
      Set.of(
          "connection", "content-length", "date", "expect", "host", "transfer-encoding", "upgrade");

  private final URI store;
  private final S3Faults faults;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile Consumer<CreatedObject> listener = created -> {};

  S3Front(URI store, S3Faults faults) {
    this.store = store;
    this.faults = faults;
  }

  S3Faults faults() {
    return faults;
  }

  void onCreated(Consumer<CreatedObject> told) {
    listener = told;
  }

  void close() {
    closed.countDown();
  }

  void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server is closing");
    }
  }

  private void answer(HttpExchange exchange) throws IOException, InterruptedException {
    S3Call call;
    try {
      call = S3Call.of(exchange.getRequestMethod(), exchange.getRequestURI());
    } catch (IllegalArgumentException e) {
      exchange.getRequestBody().readAllBytes();
      refuse(exchange, 405, "MethodNotAllowed", e.getMessage());
      return;
    }
    closed.await(faults.delay(call).toMillis(), TimeUnit.MILLISECONDS);
    Optional<Fault> fault = faults.take(call);
    if (fault.equals(Optional.of(Fault.ACCESS_DENIED))) {
      exchange.getRequestBody().readAllBytes();
      refuse(exchange, 403, "AccessDenied", "Access Denied");
      return;
    }
    if (fault.equals(Optional.of(Fault.SLOW_DOWN))) {
      exchange.getRequestBody().readAllBytes();
      refuse(exchange, 503, "SlowDown", "Please reduce your request rate.");
      return;
    }

    HttpResponse<InputStream> answer = forward(exchange);
    if (call.createsObject() && answer.statusCode() == 200) {
      tell(call, exchange.getRequestURI());
    }
    if (fault.equals(Optional.of(Fault.FAILED_AFTER_EFFECT))) {
      answer.body().close();
      refuse(exchange, 500, "InternalError", "We encountered an internal error. Please try again.");
      return;
    }
    passBack(exchange, answer, fault.isPresent());
  }

  private HttpResponse<InputStream> forward(HttpExchange exchange)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), body(exchange));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!isOfTheHop(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), BodyHandlers.ofInputStream());
  }

  private static BodyPublisher body(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    InputStream body = exchange.getRequestBody();
    if (length == null) {
      boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
      return chunked ? BodyPublishers.ofInputStream(() -> body) : BodyPublishers.noBody();
    }
    return length.equals("0")
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> body), Long.parseLong(length));
  }

  private void tell(S3Call call, URI uri) throws IOException, InterruptedException {
    HttpRequest head =
        HttpRequest.newBuilder(at(uri.getRawPath()))
            .method("HEAD", BodyPublishers.noBody())
            .build();
    HttpResponse<Void> found = client.send(head, BodyHandlers.discarding());
    if (found.statusCode() == 200) {
      listener.accept(
          new CreatedObject(
              call.bucket(),
              call.key(),
              found.headers().firstValueAsLong("Content-Length").orElse(0),
              found.headers().firstValue("ETag").orElse("").replace("\"", "")));
    }
  }

  private static void passBack(
      HttpExchange exchange, HttpResponse<InputStream> answer, boolean dropped) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!isOfTheHop(name)) {
                headers.put(name, values);
              }
            });
    long length = answer.headers().firstValueAsLong("Content-Length").orElse(0);
    try (InputStream body = answer.body()) {
      if (exchange.getRequestMethod().equals("HEAD")) {
        answer
            .headers()
            .firstValue("Content-Length")
            .ifPresent(text -> headers.set("Content-Length", text));
        exchange.sendResponseHeaders(answer.statusCode(), -1);
        return;
      }
      boolean chunked = answer.headers().firstValue("Transfer-Encoding").isPresent();
      exchange.sendResponseHeaders(answer.statusCode(), chunked ? 0 : length == 0 ? -1 : length);
      if (dropped) {
        exchange.getResponseBody().write(body.readNBytes((int) (length / 2)));
        exchange.getResponseBody().flush();
      } else {
        body.transferTo(exchange.getResponseBody());
      }
    }
  }

  private static void refuse(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    byte[] body =
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
                + code
                + "</Code><Message>"
                + message
                + "</Message></Error>")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.getResponseHeaders().set("x-amz-request-id", "LOCAL");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private URI at(String pathAndQuery) {
    return URI.create(store + pathAndQuery);
  }

  private static boolean isOfTheHop(String header) {
    return OF_THE_HOP.contains(header.toLowerCase(Locale.ROOT));
  }
}
