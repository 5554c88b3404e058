package io.frazil.merge.aws;

import io.frazil.fixture.S3LandingPlace;
import io.frazil.localaws.S3Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** S3 in this JVM for one test class, with a bucket for each test. */
final class LocalS3
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private S3Server server;
  private S3LandingPlace place;

  /** The bucket of the test. */
  S3LandingPlace place() {
    return place;
  }

  /** Faults until the test ends. */
  S3Server server() {
    return server;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server = S3Server.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    place = S3LandingPlace.at(server.endpoint());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.faults().clear();
    place.close();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
  }
}
