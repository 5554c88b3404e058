package io.frazil.localaws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Lambda's two sides: the SDK invokes, the test is the runtime. */
class TestLambdaServer {

  private final LambdaServer server =
      LambdaServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final String runtime = server.runtimeApi("merge");
  private final HttpClient http = HttpClient.newHttpClient();
  private final LambdaClient lambda =
      LambdaClient.builder()
          .endpointOverride(server.endpoint())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
          .httpClient(UrlConnectionHttpClient.create())
          .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
          .build();

  @AfterEach
  void stop() {
    lambda.close();
    server.close();
  }

  @Test
  void callerGetsWhatTheRuntimeAnswers() {
    CompletableFuture<InvokeResponse> called = invoked("merge", "{\"a\":1}");

    HttpResponse<String> event = next().join();
    assertThat(event.body()).isEqualTo("{\"a\":1}");
    assertThat(event.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn"))
        .hasValue("arn:aws:lambda:us-east-1:111122223333:function:merge");
    assertThat(event.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").isPresent()).isTrue();
    assertThat(end(event, "response", "{\"b\":2}").statusCode()).isEqualTo(202);

    assertThat(called.join().payload().asUtf8String()).isEqualTo("{\"b\":2}");
    assertThat(called.join().functionError()).isNull();
  }

  @Test
  void runtimeThatAsksFirstWaits() {
    CompletableFuture<HttpResponse<String>> event = next();
    CompletableFuture<InvokeResponse> called = invoked("merge", "{}");

    end(event.join(), "response", "1");

    assertThat(called.join().payload().asUtf8String()).isEqualTo("1");
  }

  @Test
  void errorOfTheFunctionIsAnAnswerThatSaysSo() {
    CompletableFuture<InvokeResponse> called = invoked("merge", "{}");

    end(next().join(), "error", "{\"errorMessage\":\"no\"}");

    assertThat(called.join().statusCode()).isEqualTo(200);
    assertThat(called.join().functionError()).isEqualTo("Unhandled");
    assertThat(called.join().payload().asUtf8String()).isEqualTo("{\"errorMessage\":\"no\"}");
  }

  @Test
  void callBeyondTheReservedConcurrencyIsThrottled() {
    CompletableFuture<InvokeResponse> first = invoked("merge", "{}");
    HttpResponse<String> event = next().join();

    assertThatThrownBy(() -> invoke("merge", "{}", InvocationType.REQUEST_RESPONSE))
        .isInstanceOfSatisfying(
            TooManyRequestsException.class,
            refusal ->
                assertThat(refusal.reason())
                    .isEqualTo(
                        ThrottleReason.RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED));

    end(event, "response", "1");
    first.join();
    CompletableFuture<InvokeResponse> second = invoked("merge", "{}");
    end(next().join(), "response", "2");
    assertThat(second.join().payload().asUtf8String()).isEqualTo("2");
  }

  @Test
  void eventsWaitForTheirTurn() {
    for (String event : new String[] {"1", "2"}) {
      InvokeResponse accepted = invoke("merge", event, InvocationType.EVENT);
      assertThat(accepted.statusCode()).isEqualTo(202);
    }

    HttpResponse<String> first = next().join();
    assertThat(first.body()).isEqualTo("1");
    end(first, "response", "");
    assertThat(next().join().body()).isEqualTo("2");
  }

  @Test
  void functionIsFoundByItsArn() {
    CompletableFuture<InvokeResponse> called = invoked(LambdaServer.arn("merge") + ":live", "{}");

    end(next().join(), "response", "1");

    assertThat(called.join().payload().asUtf8String()).isEqualTo("1");
  }

  @Test
  void unknownFunctionIsNotFound() {
    assertThatThrownBy(() -> invoke("other", "{}", InvocationType.REQUEST_RESPONSE))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Function not found: arn:aws:lambda");
  }

  @Test
  void runtimeThatDiedOnAnEventFailsItWhenTheNextOneStarts() {
    CompletableFuture<InvokeResponse> called = invoked("merge", "{}");
    next().join();

    next();

    assertThat(called.join().payload().asUtf8String()).contains("Runtime.ExitError");
  }

  @Test
  void runtimeThatStoppedAskingGetsNoEvent() {
    CompletableFuture<HttpResponse<String>> gone = next();
    CompletableFuture<HttpResponse<String>> alive = next();
    assertThatThrownBy(() -> CompletableFuture.anyOf(gone, alive).join())
        .isInstanceOf(CompletionException.class);
    CompletableFuture<HttpResponse<String>> asks = gone.isDone() ? alive : gone;
    CompletableFuture<InvokeResponse> called = invoked("merge", "{}");

    end(asks.join(), "response", "1");

    assertThat(called.join().payload().asUtf8String()).isEqualTo("1");
  }

  @Test
  void failedStartIsToldToWhoWaits() {
    CompletableFuture<InvokeResponse> called = invoked("merge", "{}");
    boolean told = false;
    while (!called.isDone()) { // until the call is on the way
      post("init/error", "{\"errorMessage\":\"no handler\"}");
      told = true;
    }

    assertThat(told).isTrue();
    assertThat(called.join().payload().asUtf8String()).contains("no handler");
  }

  @Test
  void invocationEndsWithItsTimeout() {
    server.runtimeApi(new LambdaFunction("slow", Duration.ofMillis(50), 1, 0));

    InvokeResponse answer = invoke("slow", "{}", InvocationType.REQUEST_RESPONSE);

    assertThat(answer.functionError()).isEqualTo("Unhandled");
    assertThat(answer.payload().asUtf8String()).contains("Task timed out after 0.05 seconds");
  }

  @Test
  void answerToAnInvocationThatIsOverIsRefused() {
    CompletableFuture<InvokeResponse> called = invoked("merge", "{}");
    HttpResponse<String> event = next().join();
    end(event, "response", "1");
    called.join();

    assertThat(end(event, "response", "2").statusCode()).isEqualTo(400);
  }

  private CompletableFuture<InvokeResponse> invoked(String function, String payload) {
    return CompletableFuture.supplyAsync(
        () -> invoke(function, payload, InvocationType.REQUEST_RESPONSE));
  }

  private InvokeResponse invoke(String function, String payload, InvocationType type) {
    return lambda.invoke(
        InvokeRequest.builder()
            .functionName(function)
            .invocationType(type)
            .payload(SdkBytes.fromString(payload, UTF_8))
            .build());
  }

  private CompletableFuture<HttpResponse<String>> next() {
    return http.sendAsync(
        HttpRequest.newBuilder(runtime("invocation/next")).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> end(HttpResponse<String> event, String how, String body) {
    String id = event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
    return post("invocation/" + id + "/" + how, body);
  }

  private HttpResponse<String> post(String path, String body) {
    return http.sendAsync(
            HttpRequest.newBuilder(runtime(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .join();
  }

  private URI runtime(String path) {
    return URI.create("http://" + runtime + "/2018-06-01/runtime/" + path);
  }
}
