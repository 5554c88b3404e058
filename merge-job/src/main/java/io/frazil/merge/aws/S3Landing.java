package io.frazil.merge.aws;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.aws.S3Access;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.iceberg.aws.AwsClientFactories;
import org.apache.iceberg.aws.s3.S3FileIOProperties;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How a landing place on S3 is reached: with the catalog's own properties, so that endpoint,
 * region, credentials and roles are those of the warehouse, and the SDK's standard settings where
 * they say nothing.
 *
 * @param properties those that concern S3, under Iceberg's names; sent to where files are read
 */
public record S3Landing(Map<String, String> properties) implements Serializable {

  /** Clients are expensive and safe for many threads, and every task of a JVM wants the same. */
  private static final Map<S3Landing, S3Client> CLIENTS = new ConcurrentHashMap<>();

  public S3Landing {
    properties =
        properties.entrySet().stream()
            .filter(property -> concernsS3(property.getKey()))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static boolean concernsS3(String property) {
    return property.startsWith("s3.")
        || property.startsWith("client.")
        || property.startsWith("http-client.");
  }

  /**
   * The JVM's client for these properties, never closed. With an endpoint of one's own, buckets
   * stand in the path unless the properties say otherwise.
   *
   * @throws FrazilException {@code CONFIGURATION} when settings are missing or cannot be right
   */
  public S3Client client() {
    return CLIENTS.computeIfAbsent(this, S3Landing::newClient);
  }

  /** Without the properties' values, which may be secrets. */
  @Override
  public String toString() {
    return "S3Landing" + properties.keySet();
  }

  private S3Client newClient() {
    try {
      S3Client client = AwsClientFactories.from(properties).s3();
      if (!S3Access.isEndpointOverridden(client)
          || properties.containsKey(S3FileIOProperties.PATH_STYLE_ACCESS)) {
        return client;
      }
      client.close();
      Map<String, String> pathStyle = new HashMap<>(properties);
      pathStyle.put(S3FileIOProperties.PATH_STYLE_ACCESS, "true");
      return AwsClientFactories.from(pathStyle).s3();
    } catch (SdkException e) {
      throw AwsFailures.of(new AwsAttempt("reach S3", "", ""), e);
    } catch (IllegalArgumentException e) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot reach S3: " + e.getMessage() + ". Correct catalog.properties.",
          e);
    } catch (LinkageError e) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot reach S3: a class of the AWS SDK is missing: "
              + e.getMessage()
              + ". Put iceberg-aws-bundle, or the SDK, on the class path.",
          e);
    }
  }
}
