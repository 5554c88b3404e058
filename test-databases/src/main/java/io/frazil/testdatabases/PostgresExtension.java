package io.frazil.testdatabases;

/**
 * Gives tests a {@link PostgresServer} as a parameter, the same one to all tests of a JVM; skips
 * them, saying why, where there is none. Register it with {@code @ExtendWith}.
 */
public final class PostgresExtension extends ServerExtension<PostgresServer> {

  public PostgresExtension() {
    super(PostgresServer.class, PostgresServer::start);
  }
}
