package io.frazil.aws;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Calls of a service whose own client is on few class paths, by the protocol AWS calls "AWS JSON
 * 1.1": text in, text out, signed and with credentials as the SDK finds them. Tries three times.
 *
 * <p>Source: Smithy specification, "AWS JSON 1.1 protocol" (read 2026-11-27).
 */
final class AwsJson implements AutoCloseable {

  /**
   * A service.
   *
   * @param name in its host name and signature, as {@code dms}
   * @param setting the end of {@code AWS_ENDPOINT_URL_...}
   * @param target before the operation in {@code X-Amz-Target}
   */
  record Service(String name, String setting, String target) {

    Service {
      requireNonNull(name, "name is null");
      requireNonNull(setting, "setting is null");
      requireNonNull(target, "target is null");
    }
  }

  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Set<String> THROTTLED =
      Set.of(
          "ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded");
  private static final Pattern TYPE =
      Pattern.compile("\"__type\"\\s*:\\s*\"(?:[^\"#]*#)?([^\"]*)\"");
  private static final Pattern MESSAGE =
      Pattern.compile("\"[Mm]essage\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Service service;
  private final String region;
  private final URI endpoint;
  private final SdkHttpClient http;
  private final DefaultCredentialsProvider credentials;

  private AwsJson(Service service, String region, URI endpoint) {
    this.service = service;
    this.region = region;
    this.endpoint = endpoint;
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(PATIENCE)
            .socketTimeout(PATIENCE)
            .build();
    this.credentials = DefaultCredentialsProvider.builder().build();
  }

  /** A service in a region, or at the endpoint that settings of the process name. */
  static AwsJson of(Service service, String region) {
    return new AwsJson(
        service,
        region,
        setting(service)
            .map(URI::create)
            .orElseGet(
                () ->
                    URI.create(
                        "https://%s.%s.%s"
                            .formatted(
                                service.name(),
                                region,
                                PartitionMetadata.of(Region.of(region)).dnsSuffix()))));
  }

  /**
   * The answer to a request, as JSON.
   *
   * @throws io.frazil.model.failure.FrazilException in the words of {@link AwsFailures}
   */
  String call(AwsAttempt attempt, String operation, String request) {
    try {
      for (int left = ATTEMPTS - 1; ; left--) {
        try {
          return once(operation, request);
        } catch (SdkException e) {
          if (left == 0 || !isWorthAnother(e)) {
            throw e;
          }
          pause(ATTEMPTS - left);
        }
      }
    } catch (SdkException e) {
      throw AwsFailures.of(attempt, e);
    }
  }

  /** A text as JSON. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private String once(String operation, String request) {
    SdkHttpFullRequest unsigned =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", service.target() + "." + operation)
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(credentials.resolveCredentials())
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromUtf8String(request))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.name())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    HttpExecuteRequest ready =
        HttpExecuteRequest.builder()
            .request(signed.request())
            .contentStreamProvider(signed.payload().orElseThrow())
            .build();
    try {
      HttpExecuteResponse response = http.prepareRequest(ready).call();
      String body = body(response);
      if (!response.httpResponse().isSuccessful()) {
        throw refusal(response, body);
      }
      return body;
    } catch (IOException e) {
      throw SdkClientException.create("Unable to execute HTTP request: " + e.getMessage(), e);
    }
  }

  private static String body(HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return "";
    }
    try (AbortableInputStream body = response.responseBody().get()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static AwsServiceException refusal(HttpExecuteResponse response, String body) {
    String code =
        response
            .httpResponse()
            .firstMatchingHeader("x-amzn-ErrorType")
            .map(type -> type.replaceFirst(":.*", ""))
            .or(() -> first(TYPE, body))
            .orElse("");
    String message = first(MESSAGE, body).orElse("").replace("\\\"", "\"");
    return AwsServiceException.builder()
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .message(message)
        .requestId(response.httpResponse().firstMatchingHeader("x-amzn-RequestId").orElse(null))
        .statusCode(response.httpResponse().statusCode())
        .build();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static boolean isWorthAnother(SdkException met) {
    if (met instanceof AwsServiceException refused) {
      return refused.statusCode() >= 500
          || THROTTLED.contains(String.valueOf(refused.awsErrorDetails().errorCode()));
    }
    return met.getCause() instanceof IOException;
  }

  private static void pause(int attempt) {
    try {
      boolean released = new CountDownLatch(1).await(200L << attempt, TimeUnit.MILLISECONDS);
      assert !released : "nobody releases this latch";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SdkClientException.create("Interrupted between two attempts", e);
    }
  }

  private static Optional<String> setting(Service service) {
    String camel =
        Pattern.compile("(^|_)([A-Z])([A-Z]*)")
            .matcher(service.setting())
            .replaceAll(word -> word.group(2) + word.group(3).toLowerCase(Locale.ROOT));
    return Optional.ofNullable(System.getProperty("aws.endpointUrl" + camel))
        .or(() -> Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL_" + service.setting())))
        .or(() -> Optional.ofNullable(System.getProperty("aws.endpointUrl")))
        .or(() -> Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL")));
  }

  @Override
  public void close() {
    http.close();
    credentials.close();
  }
}
