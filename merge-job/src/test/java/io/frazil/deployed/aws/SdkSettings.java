package io.frazil.deployed.aws;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Standard settings of the SDK, as properties of this process until closed. */
public final class SdkSettings implements AutoCloseable {

  private final Map<String, String> before = new HashMap<>();

  /** Keys, a region, and one endpoint for every service that has none of its own. */
  public static SdkSettings at(URI endpoint) {
    return new SdkSettings()
        .with("aws.endpointUrl", endpoint.toString())
        .with("aws.accessKeyId", "test")
        .with("aws.secretAccessKey", "test")
        .with("aws.region", "us-east-1");
  }

  /** The same with one more. */
  public SdkSettings with(String property, String value) {
    before.put(property, System.getProperty(property));
    System.setProperty(property, value);
    return this;
  }

  @Override
  public void close() {
    before.forEach(
        (property, value) -> {
          if (value == null) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
  }
}
