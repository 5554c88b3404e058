package io.frazil.setup.iceberg;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;

/**
 * Those settings of the AWS SDK that decide how Iceberg must be set, looked up where the SDK looks
 * first: system properties, then the environment. Profile files are not read.
 *
 * <p>Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints" and "Retry behavior"
 * (read 2026-11-23).
 *
 * @param property finds a system property, null when it is not set
 * @param variable finds an environment variable, null when it is not set
 */
record SdkSettings(Function<String, String> property, Function<String, String> variable) {

  SdkSettings {
    requireNonNull(property, "property is null");
    requireNonNull(variable, "variable is null");
  }

  /** The settings of this process. */
  static SdkSettings ofProcess() {
    return new SdkSettings(System::getProperty, System::getenv);
  }

  /** Whether S3 is reached at another endpoint than that of AWS. */
  boolean hasS3Endpoint() {
    if (find("aws.ignoreConfiguredEndpointUrls", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
        .filter("true"::equalsIgnoreCase)
        .isPresent()) {
      return false;
    }
    return find("aws.endpointUrlS3", "AWS_ENDPOINT_URL_S3").isPresent()
        || find("aws.endpointUrl", "AWS_ENDPOINT_URL").isPresent();
  }

  /** Whether the SDK is told to try each call once only. */
  boolean isRetryOff() {
    return find("aws.maxAttempts", "AWS_MAX_ATTEMPTS").filter("1"::equals).isPresent();
  }

  private Optional<String> find(String propertyName, String variableName) {
    return Optional.ofNullable(property.apply(propertyName))
        .or(() -> Optional.ofNullable(variable.apply(variableName)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
