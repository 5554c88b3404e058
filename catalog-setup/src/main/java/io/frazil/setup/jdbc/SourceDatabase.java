package io.frazil.setup.jdbc;

import io.frazil.setup.discover.FoundTable;
import io.frazil.setup.discover.SourceTypes;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * A connection to a source database, for reading. Not thread-safe.
 *
 * <p>Its session is in UTC where the dialect has sessions with a time zone.
 */
public final class SourceDatabase implements AutoCloseable {

  private final SourceAccess access;
  private final Connection connection;
  private final SourceTypes types;

  private SourceDatabase(SourceAccess access, Connection connection, SourceTypes types) {
    this.access = access;
    this.connection = connection;
    this.types = types;
  }

  /**
   * Connects.
   *
   * @throws io.frazil.model.failure.FrazilException of kind CONFIGURATION when driver, database or
   *     credentials are not there, of kind EXTERNAL when it cannot be reached
   */
  public static SourceDatabase open(SourceAccess access) {
    Drivers.Found found = Drivers.find(access);
    Properties properties = new Properties();
    access.user().ifPresent(user -> properties.setProperty("user", user));
    access.password().ifPresent(password -> properties.setProperty("password", password));
    try {
      Connection connection = found.driver().connect(found.url(), properties);
      SourceTypes types = types(connection.getMetaData());
      SourceDatabase opened = new SourceDatabase(access, connection, types);
      opened.prepareSession();
      return opened;
    } catch (SQLException e) {
      throw JdbcFailures.failure("connect to", access, e);
    }
  }

  /** Whose types its columns have. */
  public SourceTypes types() {
    return types;
  }

  /** The name of the database connected to; empty where there is none. */
  public String name() {
    try {
      return connection.getCatalog() == null ? "" : connection.getCatalog();
    } catch (SQLException e) {
      throw JdbcFailures.failure("read the name of", access, e);
    }
  }

  /** All tables of users that this account may see, by schema and name; views are left out. */
  public List<FoundTable> tables() {
    try {
      return switch (types) {
        case POSTGRES -> PostgresTables.read(connection);
        case MYSQL -> MySqlTables.read(connection);
        case OTHER -> MetadataTables.read(connection);
      };
    } catch (SQLException e) {
      throw JdbcFailures.failure("read the tables of", access, e);
    }
  }

  Connection connection() {
    return connection;
  }

  SourceAccess access() {
    return access;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw JdbcFailures.failure("close the connection to", access, e);
    }
  }

  private void prepareSession() throws SQLException {
    switch (types) {
      case POSTGRES -> {
        connection.setReadOnly(true);
        Statements.execute(connection, "SET TIME ZONE 'UTC'");
      }
      case MYSQL -> {
        connection.setReadOnly(true);
        Statements.execute(connection, "SET time_zone = '+00:00'");
      }
      case OTHER -> {}
    }
  }

  private static SourceTypes types(DatabaseMetaData metadata) throws SQLException {
    String product = metadata.getDatabaseProductName().toLowerCase(Locale.ROOT);
    if (product.contains("postgres")) {
      return SourceTypes.POSTGRES;
    }
    return product.contains("mysql") || product.contains("mariadb")
        ? SourceTypes.MYSQL
        : SourceTypes.OTHER;
  }
}
