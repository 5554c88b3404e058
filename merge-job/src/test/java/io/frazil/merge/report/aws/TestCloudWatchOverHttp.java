package io.frazil.merge.report.aws;

import static io.frazil.merge.report.Outcomes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.frazil.merge.report.Charged;
import io.frazil.merge.report.Outcomes;
import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORFactory;

/**
 * What the SDK's client sends: CBOR over HTTP, which moto_server 5.2 does not understand. Source:
 * Smithy specification, "Smithy RPC v2 CBOR protocol" (read 2026-11-27).
 */
class TestCloudWatchOverHttp {

  private static final byte[] EMPTY_MAP = {(byte) 0xA0};

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private HttpServer http;
  private int status = 200;

  @BeforeEach
  void listen() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
  }

  @AfterEach
  void close() {
    http.stop(0);
  }

  @Test
  void everyDatumOfACallArrives() {
    try (CloudWatchSink sink = sink()) {
      sink.publish(
          TestCloudWatchSink.readings(Outcomes.behind("orders", NOW.minusSeconds(20))), NOW);
    }

    assertThat(paths)
        .containsExactly("/service/GraniteServiceVersion20100801/operation/PutMetricData");
    assertThat(bodies.get(0))
        .startsWith("{\"Namespace\":\"Frazil\",\"MetricData\":[")
        .contains(
            "{\"MetricName\":\"OldestPendingSeconds\",\"Dimensions\":["
                + "{\"Name\":\"Pipeline\",\"Value\":\"shop\"},"
                + "{\"Name\":\"Table\",\"Value\":\"shop.orders\"}],\"Timestamp\":1000")
        .contains("\"Value\":20,\"Unit\":\"Seconds\"");
  }

  @Test
  void manyTablesAreSeveralCallsOfLessThanAMegabyte() {
    try (CloudWatchSink sink = sink()) {
      sink.publish(
          TestCloudWatchSink.readings(
              IntStream.range(0, 150)
                  .mapToObj(i -> Outcomes.behind("t" + i + "x".repeat(240), NOW))
                  .toArray(TableOutcome[]::new)),
          NOW);
    }

    assertThat(bodies).hasSizeGreaterThan(2);
    assertThat(bodies).allSatisfy(body -> assertThat(body).hasSizeLessThan(1_000_000));
  }

  @Test
  void serviceThatFailsIsSaidInFrazilsWords() {
    status = 403;
    try (CloudWatchSink sink = sink()) {
      assertThatThrownBy(() -> sink.publish(TestCloudWatchSink.readings(), NOW))
          .isInstanceOf(FrazilException.class)
          .hasMessageContaining("Allow cloudwatch:PutMetricData on *");
    }
  }

  private CloudWatchSink sink() {
    InetSocketAddress address = http.getAddress();
    return new CloudWatchSink(
        new Charged(true),
        "Frazil",
        CloudWatchClient.builder()
            .endpointOverride(
                URI.create("http://" + address.getHostString() + ":" + address.getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      paths.add(exchange.getRequestURI().getPath());
      boolean isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      InputStream sent = exchange.getRequestBody();
      bodies.add(json(isZipped ? new GZIPInputStream(sent) : sent));
      exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
      exchange.getResponseHeaders().set("Content-Type", "application/cbor");
      exchange.sendResponseHeaders(status, EMPTY_MAP.length);
      exchange.getResponseBody().write(EMPTY_MAP);
    }
  }

  private static String json(InputStream cbor) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonParser parser = new CBORFactory().createParser(cbor);
        JsonGenerator json = new JsonFactory().createGenerator(text)) {
      parser.nextToken();
      json.copyCurrentStructure(parser);
    }
    return text.toString();
  }
}
