package io.frazil.setup.jdbc;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a source database is reached. Its text shows no secret.
 *
 * @param url {@code jdbc:...}; may hold what the driver understands, a password included
 * @param user empty where the URL or the driver's own ways name one
 * @param password empty where the driver's own ways know it, as PostgreSQL's {@code pgpass}
 * @param driverJar a driver that is not on the class path
 */
public record SourceAccess(
    String url, Optional<String> user, Optional<String> password, Optional<Path> driverJar) {

  public SourceAccess {
    requireNonNull(url, "url is null");
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
    requireNonNull(driverJar, "driverJar is null");
  }

  /** The URL without its parameters and without user and password before the host. */
  @Override
  public String toString() {
    return url.replaceFirst("[?;].*$", "").replaceFirst("//[^/@]*@", "//");
  }
}
