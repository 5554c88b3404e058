package io.frazil.aws;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Keys, and the endpoint of DMS, as properties of this process until closed. */
final class DmsSettings implements AutoCloseable {

  private final Map<String, String> before = new HashMap<>();

  static DmsSettings at(URI endpoint) {
    DmsSettings settings = new DmsSettings();
    settings.set("aws.endpointUrlDatabaseMigrationService", endpoint.toString());
    settings.set("aws.accessKeyId", "test");
    settings.set("aws.secretAccessKey", "test");
    return settings;
  }

  private void set(String property, String value) {
    before.put(property, System.getProperty(property));
    System.setProperty(property, value);
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
