package io.frazil.localaws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.frazil.localaws.LambdaInvocation.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda over HTTP: the Invoke API for callers, and for each function the Runtime API that a
 * runtime interface client in a process of its own polls. Functions are known once somebody asks
 * for their {@link #runtimeApi}. Processes are started by others.
 *
 * <p>Waiting invocations and asynchronous events are kept in memory. An event whose function fails
 * is not tried again, which AWS does twice by default.
 *
 * <p>Source: AWS Lambda API Reference, "Invoke" (read 2026-11-23).
 */
public final class LambdaServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INVOKE =
      Pattern.compile("/2015-03-31/functions/(?:.*:function:)?([^:/]+)(?::[^/]*)?/invocations");

  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, LambdaRuntimeApi> functions = new ConcurrentHashMap<>();

  private LambdaServer(HttpServer http) {
    this.http = http;
  }

  /**
   * Starts the Invoke API, without functions.
   *
   * @param address port 0 for any that is free; Runtime APIs listen on the same host
   */
  public static LambdaServer start(InetSocketAddress address) {
    try {
      LambdaServer server = new LambdaServer(HttpServer.create(address, 0));
      server.http.setExecutor(server.threads);
      server.http.createContext("/", server::exchange);
      server.http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on " + address, e);
    }
  }

  /** What {@code AWS_ENDPOINT_URL_LAMBDA} is set to. */
  public URI endpoint() {
    InetSocketAddress address = http.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  /**
   * What a runtime of that function has as {@code AWS_LAMBDA_RUNTIME_API}, as {@code host:port}.
   * Makes the function with the usual settings when it is new.
   */
  public String runtimeApi(String function) {
    return functions.containsKey(function)
        ? place(functions.get(function))
        : runtimeApi(new LambdaFunction(function));
  }

  /** As {@link #runtimeApi(String)}; the settings matter when the function is new. */
  public String runtimeApi(LambdaFunction function) {
    return place(functions.computeIfAbsent(function.name(), name -> runtime(function)));
  }

  private LambdaRuntimeApi runtime(LambdaFunction function) {
    String host = http.getAddress().getHostString();
    return LambdaRuntimeApi.start(
        new InetSocketAddress(host, function.runtimePort()),
        threads,
        new LambdaQueue(function, Clock.systemUTC()));
  }

  private static String place(LambdaRuntimeApi api) {
    return api.address().getHostString() + ":" + api.address().getPort();
  }

  /** With the account that AWS's own examples have. */
  static String arn(String function) {
    return "arn:aws:lambda:us-east-1:111122223333:function:" + function;
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher path = INVOKE.matcher(exchange.getRequestURI().getPath());
      if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
        refuse(exchange, 404, "UnknownOperationException", error("Only Invoke is known here."));
        return;
      }
      LambdaRuntimeApi api = functions.get(path.group(1));
      if (api == null) {
        String missing = "Function not found: " + arn(path.group(1));
        refuse(exchange, 404, "ResourceNotFoundException", error(missing));
        return;
      }
      invoke(exchange, api.queue());
    }
  }

  private static void invoke(HttpExchange exchange, LambdaQueue queue) throws IOException {
    byte[] payload = exchange.getRequestBody().readAllBytes();
    String type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))
            .orElse("RequestResponse");
    switch (type) {
      case "RequestResponse" -> invokeAndWait(exchange, queue, payload);
      case "Event" -> {
        LambdaInvocation event = queue.enqueue(payload);
        exchange.getResponseHeaders().set("x-amzn-RequestId", event.id());
        exchange.sendResponseHeaders(202, -1);
      }
      case "DryRun" -> exchange.sendResponseHeaders(204, -1);
      default ->
          refuse(
              exchange,
              400,
              "InvalidParameterValueException",
              error("Unknown invocation type " + type + "."));
    }
  }

  private static void invokeAndWait(HttpExchange exchange, LambdaQueue queue, byte[] payload)
      throws IOException {
    Optional<LambdaInvocation> taken = queue.invoke(payload);
    if (taken.isEmpty()) {
      ObjectNode busy = error("Rate Exceeded.");
      busy.put("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded");
      refuse(exchange, 429, "TooManyRequestsException", busy);
      return;
    }
    Outcome outcome = outcome(queue, taken.get());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("x-amzn-RequestId", taken.get().id());
    exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
    if (outcome.isError()) {
      exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
    }
    byte[] body = outcome.payload();
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static Outcome outcome(LambdaQueue queue, LambdaInvocation invocation) {
    try {
      long most = queue.function().timeout().toMillis();
      return invocation.outcome().get(most, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      queue.expire(invocation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      queue.expire(invocation);
    } catch (ExecutionException e) {
      throw new IllegalStateException("An outcome never fails", e);
    }
    return invocation.outcome().join();
  }

  private static ObjectNode error(String message) {
    return JSON.createObjectNode().put("Type", "User").put("message", message);
  }

  private static void refuse(HttpExchange exchange, int status, String type, ObjectNode error)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(error);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    functions.values().forEach(LambdaRuntimeApi::close);
    http.stop(0);
    threads.shutdownNow();
  }
}
