package io.frazil.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers {@code GET /health} and {@code GET /metrics}. */
public final class ServeHttp implements AutoCloseable {

  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer http;
  private final ExecutorService threads;

  private ServeHttp(HttpServer http, ExecutorService threads) {
    this.http = http;
    this.threads = threads;
  }

  /**
   * Starts answering.
   *
   * @param address port 0 for any that is free
   * @throws FrazilException CONFIGURATION when the address cannot be listened on
   */
  public static ServeHttp start(
      InetSocketAddress address, ServeStatus status, PrometheusRegistry metrics) {
    try {
      HttpServer http = HttpServer.create(address, 0);
      ExecutorService threads = Executors.newFixedThreadPool(2, ServeHttp::daemon);
      http.setExecutor(threads);
      http.createContext("/", exchange -> answer(exchange, status, metrics));
      http.start();
      return new ServeHttp(http, threads);
    } catch (IOException e) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot listen on "
              + address.getHostString()
              + ":"
              + address.getPort()
              + ": "
              + e.getMessage()
              + ". Choose another --port or --bind, or end who listens there.",
          e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "frazil-http");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it listens. */
  public URI endpoint() {
    InetSocketAddress address = http.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  private static void answer(HttpExchange exchange, ServeStatus status, PrometheusRegistry metrics)
      throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/health" -> {
          int code = status.health().isHealthy() ? 200 : 503;
          send(exchange, code, TEXT, utf8(String.join("\n", status.lines()) + "\n"));
        }
        case "/metrics" -> {
          PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          writer.write(text, metrics.scrape());
          send(exchange, 200, writer.getContentType(), text.toByteArray());
        }
        default -> send(exchange, 404, TEXT, utf8("/health and /metrics are here.\n"));
      }
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int code, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
