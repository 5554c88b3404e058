package io.frazil.trigger.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A service of AWS by its HTTP alone: it gives the answers it was told to, in order, the last one
 * for ever, and keeps what it was asked.
 */
public final class FakeAws implements AutoCloseable {

  /** An answer. */
  public record Answer(int status, Map<String, String> headers, String body) {

    public static Answer ok(String body) {
      return new Answer(200, Map.of(), body);
    }

    /** None, until the service is closed. */
    public static Answer silence() {
      return new Answer(0, Map.of(), "");
    }

    /** A refusal, in the header and in the body, as services write it. */
    public static Answer refusal(int status, String type, String message) {
      return new Answer(
          status,
          Map.of("x-amzn-ErrorType", type),
          "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
    }
  }

  /**
   * What was asked.
   *
   * @param line method, path and query
   * @param target the operation of AWS's JSON protocol; empty text where the path names it
   */
  public record Asked(String line, String target, Map<String, List<String>> headers, String body) {}

  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer http;
  private final Deque<Answer> answers;
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  private FakeAws(HttpServer http, List<Answer> answers) {
    this.http = http;
    this.answers = new ArrayDeque<>(answers);
  }

  public static FakeAws start(Answer... answers) {
    try {
      FakeAws fake =
          new FakeAws(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
              List.of(answers));
      fake.http.createContext("/", fake::exchange);
      fake.http.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  private synchronized void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      asked.add(
          new Asked(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              target == null ? "" : target,
              Map.copyOf(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
      if (answer.status() == 0) {
        closed.await();
        return;
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("x-amzn-RequestId", "request-" + asked.size());
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    http.stop(0);
  }
}
