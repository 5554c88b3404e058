package io.frazil.setup.jdbc;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ServiceLoader;

/** Finds the driver that understands a URL. */
final class Drivers {

  private Drivers() {}

  /** The driver, and the URL as it wants it. */
  record Found(Driver driver, String url) {}

  static Found find(SourceAccess access) {
    String url = access.url();
    if (access.driverJar().isEmpty() && url.startsWith("jdbc:mysql:")) {
      // MariaDB's driver speaks to MySQL, but leaves this prefix to MySQL's own.
      url = "jdbc:mariadb:" + url.substring("jdbc:mysql:".length());
    }
    ClassLoader loader =
        access.driverJar().map(Drivers::loader).orElse(Drivers.class.getClassLoader());
    for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
      if (accepts(driver, url)) {
        return new Found(driver, url);
      }
    }
    throw new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot connect to "
            + access
            + ": no JDBC driver here takes this URL. Drivers of PostgreSQL and MariaDB (for MySQL"
            + " too) are built in; name any other's jar with --driver-jar.");
  }

  private static boolean accepts(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Stays open as long as the process: the driver loads classes when it needs them. */
  private static ClassLoader loader(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot load JDBC driver " + jar + ": there is no such file. Correct --driver-jar.");
    }
    try {
      return new URLClassLoader(new URL[] {jar.toUri().toURL()}, Drivers.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("No URL of " + jar, e);
    }
  }
}
