package io.frazil.replicator.debezium;

import io.debezium.connector.postgresql.PostgresConnector;
import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.jdbc.PostgresSession;
import java.util.Properties;
import org.postgresql.Driver;

/** What Debezium's engine is told about a PostgreSQL database. */
final class PostgresSettings {

  private PostgresSettings() {}

  static Properties of(DatabaseLogin login, LogOptions options, Lsn from) {
    Properties settings =
        EngineSettings.of(PostgresConnector.class, "{\"lsn\":" + from.value() + "}");
    Properties url = Driver.parseURL(login.url(), new Properties());
    settings.setProperty("database.hostname", url.getProperty("PGHOST"));
    settings.setProperty("database.port", url.getProperty("PGPORT"));
    settings.setProperty("database.dbname", url.getProperty("PGDBNAME"));
    settings.setProperty("database.user", login.user());
    settings.setProperty("database.password", login.password());
    settings.setProperty("database.initial.statements", String.join(";", PostgresSession.SETTINGS));
    for (String option : url.stringPropertyNames()) {
      if (!option.startsWith("PG") && !option.equals("user") && !option.equals("password")) {
        settings.setProperty("driver." + option, url.getProperty(option));
      }
    }
    settings.setProperty("plugin.name", "pgoutput");
    settings.setProperty("slot.name", options.slot());
    settings.setProperty("slot.max.retries", "0");
    settings.setProperty("publication.name", options.publication());
    settings.setProperty("publication.autocreate.mode", "disabled");
    settings.setProperty("include.unknown.datatypes", "true");
    settings.setProperty("converters", "raw");
    settings.setProperty("raw.type", PostgresRawColumns.class.getName());
    return settings;
  }
}
