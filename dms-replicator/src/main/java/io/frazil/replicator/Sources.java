package io.frazil.replicator;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.binlog.MariaDbLog;
import io.frazil.replicator.debezium.LogOptions;
import io.frazil.replicator.debezium.PostgresLog;
import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.jdbc.MariaDbTables;
import io.frazil.replicator.jdbc.PostgresTables;
import io.frazil.replicator.source.SourceAddress;
import io.frazil.replicator.source.SourceDatabase;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.types.PostgresTypes.Booleans;
import java.util.Locale;
import java.util.function.Predicate;

/** Opens a source database by its JDBC URL. */
public final class Sources {

  private static final String NAMES = "frazil_replicate_";

  private Sources() {}

  /**
   * What is replicated, and by which names the source knows the replicator.
   *
   * @param tables those that are replicated
   * @param publication of PostgreSQL
   * @param slot of PostgreSQL, and the name from which the number follows that MariaDB knows the
   *     replicator by; every replicator needs one of its own
   * @param booleans of PostgreSQL, as the endpoint setting {@code MapBooleanAsBoolean} says
   */
  public record Options(
      Predicate<TableId> tables, String publication, String slot, Booleans booleans) {

    public Options {
      requireNonNull(tables, "tables is null");
      requireNonNull(publication, "publication is null");
      requireNonNull(slot, "slot is null");
      requireNonNull(booleans, "booleans is null");
    }

    /**
     * All tables but those of system schemas, publication and slot named for the replicator.
     *
     * @param replicator a name; what a slot's name cannot hold becomes an underscore
     */
    public static Options named(String replicator) {
      String name = NAMES + replicator.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
      return new Options(table -> true, name, name, Booleans.AS_TEXT);
    }

    public Options withTables(Predicate<TableId> chosen) {
      return new Options(chosen, publication, slot, booleans);
    }

    public Options withBooleans(Booleans chosen) {
      return new Options(tables, publication, slot, chosen);
    }
  }

  /**
   * Opens a database for a task, which names what the database is told to keep.
   *
   * @throws FrazilException as {@link #open(DatabaseLogin, Options)}
   */
  public static SourceDatabase open(SourceAddress address) {
    return open(
        new DatabaseLogin(address.url(), address.user(), address.password()),
        Options.named(address.task()).withTables(address.tables()));
  }

  /**
   * Connects.
   *
   * @throws FrazilException {@code CONFIGURATION} when the URL is of no known database or the user
   *     is refused, {@code EXTERNAL} when the database cannot be reached
   */
  public static SourceDatabase open(DatabaseLogin login, Options options) {
    LogOptions log =
        new LogOptions(options.tables(), options.publication(), options.slot(), options.booleans());
    if (login.url().startsWith("jdbc:postgresql:")) {
      return new SourceDatabase(
          new PostgresLog(login, log),
          PostgresTables.connect(login, log::replicates, log.booleans()));
    }
    if (login.url().startsWith("jdbc:mariadb:")) {
      return new SourceDatabase(
          new MariaDbLog(login, log::replicates, log.slot()),
          MariaDbTables.connect(login, log::replicates));
    }
    throw new FrazilException(
        FailureKind.CONFIGURATION,
        ("Cannot open %s: no such source is known. Expected a URL that begins with"
                + " jdbc:postgresql: or, for MariaDB and MySQL, jdbc:mariadb:.")
            .formatted(login.shown()));
  }
}
