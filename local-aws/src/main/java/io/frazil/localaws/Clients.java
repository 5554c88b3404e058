package io.frazil.localaws;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Clients of whatever the environment names: region, keys and endpoints are the SDK's own variables
 * ({@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID}, {@code AWS_ENDPOINT_URL_S3}, ...), so the same
 * process works against the servers of this module, LocalStack, Floci and AWS.
 */
final class Clients {

  private Clients() {}

  /** Path style, because emulators have no host name for each bucket. */
  static S3Client s3() {
    return S3Client.builder()
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  static SqsClient sqs() {
    return SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }
}
