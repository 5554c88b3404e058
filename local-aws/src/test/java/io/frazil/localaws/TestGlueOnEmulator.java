package io.frazil.localaws;

import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The Glue contract on the emulator that AWS_ENDPOINT_URL_GLUE names. */
@EnabledIfEnvironmentVariable(
    named = "AWS_ENDPOINT_URL_GLUE",
    matches = "http://.+",
    disabledReason = "SKIPPED: AWS_ENDPOINT_URL_GLUE names no emulator")
class TestGlueOnEmulator extends GlueContract {

  @Override
  URI endpoint() {
    return URI.create(System.getenv("AWS_ENDPOINT_URL_GLUE"));
  }

  @Override
  boolean isVersionIdHonoured() {
    return true;
  }
}
