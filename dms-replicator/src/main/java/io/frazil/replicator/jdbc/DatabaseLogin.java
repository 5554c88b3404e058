package io.frazil.replicator.jdbc;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * Where a database is and who enters it. The password is in no text this gives.
 *
 * @param url the JDBC URL, without user and password
 */
public record DatabaseLogin(String url, String user, String password) {

  public DatabaseLogin {
    requireNonNull(url, "url is null");
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
  }

  /**
   * A new connection; the caller closes it.
   *
   * @param options of the driver
   * @throws FrazilException {@code CONFIGURATION} when the database refuses the user, {@code
   *     EXTERNAL} when it cannot be reached
   */
  public Connection connect(Map<String, String> options) {
    Properties properties = new Properties();
    properties.putAll(options);
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      throw SqlFailures.of("connect to " + shown(), e);
    }
  }

  /** The URL without its options, which may hold secrets. */
  public String shown() {
    int options = url.indexOf('?');
    return options < 0 ? url : url.substring(0, options);
  }

  @Override
  public String toString() {
    return user + " at " + shown();
  }

  /** A failure whose remedy is another setting of the source or of the replicator. */
  public FrazilException refuse(String message) {
    return new FrazilException(FailureKind.CONFIGURATION, message);
  }
}
