package io.frazil.aws;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Clients of S3 that follow the SDK's standard settings: region, credentials, profile, retries, and
 * the endpoint ({@code AWS_ENDPOINT_URL_S3}, {@code AWS_ENDPOINT_URL}, the properties {@code
 * aws.endpointUrlS3} and {@code aws.endpointUrl}, or the profile's {@code endpoint_url}).
 */
public final class S3Access {

  private S3Access() {}

  /**
   * A new client; the caller closes it. With an endpoint of one's own, buckets stand in the path,
   * since what stands behind one seldom answers to host names made of buckets.
   *
   * @throws io.frazil.model.failure.FrazilException when settings are missing, as the region
   */
  public static S3Client client() {
    try {
      S3Client client = builder().build();
      if (!isEndpointOverridden(client)) {
        return client;
      }
      client.close();
      return builder().forcePathStyle(true).build();
    } catch (SdkException e) {
      throw AwsFailures.of(new AwsAttempt("reach S3", "", ""), e);
    }
  }

  /** Whether any of the SDK's settings, or whoever built it, gave the client an endpoint. */
  public static boolean isEndpointOverridden(S3Client client) {
    return client.serviceClientConfiguration().endpointOverride().isPresent();
  }

  private static S3ClientBuilder builder() {
    return S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
  }
}
