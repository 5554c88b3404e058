package io.frazil.command;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.setup.jdbc.SourceAccess;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which source database, and as whom. A password is never an argument: those are seen by all. */
final class SourceOptions {

  @Option(
      names = "--source",
      paramLabel = "URL",
      description =
          "The source database: jdbc:postgresql://host/database, jdbc:mysql://host/database,"
              + " jdbc:mariadb://..., or any other with its --driver-jar.")
  private String url;

  @Option(names = "--user", paramLabel = "NAME", description = "The database user.")
  private String user;

  @Option(
      names = "--password-env",
      paramLabel = "VARIABLE",
      description =
          "The environment variable that holds the password. Without it the driver's own ways are"
              + " left to find one, such as PostgreSQL's ~/.pgpass.")
  private String passwordVariable;

  @Option(
      names = "--driver-jar",
      paramLabel = "FILE",
      description = "The JDBC driver of a database other than PostgreSQL, MySQL and MariaDB.")
  private Path driverJar;

  boolean isGiven() {
    return url != null;
  }

  SourceAccess access() {
    return new SourceAccess(
        url, Optional.ofNullable(user), password(), Optional.ofNullable(driverJar));
  }

  private Optional<String> password() {
    if (passwordVariable == null) {
      return Optional.empty();
    }
    String password = System.getenv(passwordVariable);
    if (password == null) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot read the password: the environment variable "
              + passwordVariable
              + " is not set. Set it, or name another with --password-env.");
    }
    return Optional.of(password);
  }
}
