package io.frazil.testdatabases;

/**
 * Gives tests a {@link MariaDbServer} as a parameter, the same one to all tests of a JVM; skips
 * them, saying why, where there is none. Register it with {@code @ExtendWith}.
 */
public final class MariaDbExtension extends ServerExtension<MariaDbServer> {

  public MariaDbExtension() {
    super(MariaDbServer.class, MariaDbServer::start);
  }
}
