package io.frazil.merge.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.RESTSerializers;
import org.apache.iceberg.rest.requests.CreateNamespaceRequest;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.ConfigResponse;
import org.apache.iceberg.rest.responses.ErrorResponse;
import org.apache.iceberg.rest.responses.LoadTableResponse;
import org.apache.iceberg.shaded.com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.apache.iceberg.shaded.com.fasterxml.jackson.annotation.PropertyAccessor;
import org.apache.iceberg.shaded.com.fasterxml.jackson.databind.DeserializationFeature;
import org.apache.iceberg.shaded.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.iceberg.shaded.com.fasterxml.jackson.databind.PropertyNamingStrategies;

/** An Iceberg REST catalog in front of another catalog, as far as merging needs one. */
final class RestCatalogServer implements AutoCloseable {

  /** What happens to the next commit, once. */
  enum Fault {
    NONE,
    /** A connection that ends without an answer, before the catalog was asked. */
    DROP_BEFORE,
    /** A connection that ends without an answer, after the commit took effect. */
    DROP_AFTER,
    /** A refusal as if another writer had been faster. */
    CONFLICT
  }

  private static final ObjectMapper JSON = mapper();

  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Catalog catalog;
  private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);

  RestCatalogServer(Catalog catalog) {
    this.catalog = catalog;
    try {
      http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(threads);
    http.createContext("/v1/", this::exchange);
    http.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  void next(Fault fault) {
    next.set(fault);
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        send(exchange, 200, answer(exchange));
      } catch (NoSuchTableException | NoSuchNamespaceException e) {
        fail(exchange, 404, e);
      } catch (AlreadyExistsException | CommitFailedException e) {
        fail(exchange, 409, e);
      } catch (Dropped e) {
        return;
      }
    }
  }

  private Object answer(HttpExchange exchange) throws IOException {
    List<String> path =
        Arrays.stream(exchange.getRequestURI().getRawPath().split("/", -1))
            .skip(2)
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toList();
    boolean isPost = exchange.getRequestMethod().equals("POST");
    if (path.get(0).equals("config")) {
      return ConfigResponse.builder().build();
    }
    SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
    if (path.size() == 1) {
      return isPost
          ? CatalogHandlers.createNamespace(
              namespaces, body(exchange, CreateNamespaceRequest.class))
          : CatalogHandlers.listNamespaces(namespaces, Namespace.empty());
    }
    Namespace namespace = Namespace.of(path.get(1));
    if (path.size() == 2) {
      return CatalogHandlers.loadNamespace(namespaces, namespace);
    }
    if (path.size() == 3) {
      return create(namespace, body(exchange, CreateTableRequest.class));
    }
    TableIdentifier table = TableIdentifier.of(namespace, path.get(3));
    return isPost ? commit(table, body(exchange, UpdateTableRequest.class)) : load(table);
  }

  private LoadTableResponse create(Namespace namespace, CreateTableRequest request) {
    return request.stageCreate()
        ? CatalogHandlers.stageTableCreate(catalog, namespace, request)
        : CatalogHandlers.createTable(catalog, namespace, request);
  }

  private LoadTableResponse load(TableIdentifier table) {
    BaseTable loaded = (BaseTable) catalog.loadTable(table);
    return LoadTableResponse.builder().withTableMetadata(loaded.operations().current()).build();
  }

  private LoadTableResponse commit(TableIdentifier table, UpdateTableRequest request) {
    Fault fault = next.getAndSet(Fault.NONE);
    return switch (fault) {
      case NONE -> CatalogHandlers.updateTable(catalog, table, request);
      case DROP_BEFORE -> throw new Dropped();
      case CONFLICT -> throw new CommitFailedException("another commit seems to have come first");
      case DROP_AFTER -> {
        CatalogHandlers.updateTable(catalog, table, request);
        throw new Dropped();
      }
    };
  }

  private static <T> T body(HttpExchange exchange, Class<T> type) throws IOException {
    return JSON.readValue(exchange.getRequestBody(), type);
  }

  private static void fail(HttpExchange exchange, int status, RuntimeException failure)
      throws IOException {
    send(
        exchange,
        status,
        ErrorResponse.builder()
            .responseCode(status)
            .withType(failure.getClass().getSimpleName())
            .withMessage(failure.getMessage())
            .build());
  }

  private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
    if (!isHead) {
      exchange.getResponseBody().write(body);
    }
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
    mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    mapper.setPropertyNamingStrategy(new PropertyNamingStrategies.KebabCaseStrategy());
    RESTSerializers.registerAll(mapper);
    return mapper;
  }

  private static final class Dropped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
