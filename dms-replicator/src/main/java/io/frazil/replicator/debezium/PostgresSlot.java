package io.frazil.replicator.debezium;

import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.jdbc.SqlFailures;
import io.frazil.replicator.source.SourceTable.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The publication and the replication slot that make PostgreSQL keep its log for us. */
final class PostgresSlot {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresSlot.class);

  private static final String MAY_REPLICATE =
      """
      SELECT rolsuper OR rolreplication OR EXISTS (
        SELECT FROM pg_roles WHERE rolname = 'rds_replication'
          AND pg_has_role(current_user, oid, 'member'))
      FROM pg_roles WHERE rolname = current_user
      """;

  /** Tables, and whether they have a replica identity, by which the log tells rows. */
  private static final String TABLES =
      """
      SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), n.nspname, c.relname,
        c.relreplident = 'f' OR EXISTS (
          SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indimmediate
            AND CASE c.relreplident WHEN 'd' THEN i.indisprimary WHEN 'i' THEN i.indisreplident END)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relpersistence = 'p'
        AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
      ORDER BY 1
      """;

  private static final String FORBIDDEN = "42501";

  private final DatabaseLogin login;
  private final LogOptions options;

  PostgresSlot(DatabaseLogin login, LogOptions options) {
    this.login = login;
    this.options = options;
  }

  /** Makes what is missing; the place from which on everything is kept. */
  Lsn make() {
    try (Connection connection = login.connect(java.util.Map.of())) {
      requireLogicalLog(connection);
      makePublication(connection);
      if (confirmed(connection).isPresent()) {
        return Lsn.parse(one(connection, "SELECT pg_current_wal_lsn()"));
      }
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT lsn FROM pg_create_logical_replication_slot(?, 'pgoutput')")) {
        statement.setString(1, options.slot());
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          LOG.info("slot={} made", options.slot());
          return Lsn.parse(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      if ("53400".equals(e.getSQLState())) {
        throw login.refuse(
            ("Cannot make the replication slot %s at %s: all slots are taken. Drop one that nobody"
                    + " reads, or raise max_replication_slots.")
                .formatted(options.slot(), login.shown()));
      }
      throw SqlFailures.of(
          "make the replication slot " + options.slot() + " at " + login.shown(), e);
    }
  }

  /** Fails unless the slot still holds everything after a position. */
  void requireKept(Lsn from) {
    try (Connection connection = login.connect(java.util.Map.of())) {
      requireLogicalLog(connection);
      Lsn confirmed =
          confirmed(connection)
              .orElseThrow(
                  () ->
                      login.refuse(
                          ("Cannot read the log of %s from %s: there is no replication slot %s,"
                                  + " so what was committed since is lost to the log. Begin again"
                                  + " with a full load.")
                              .formatted(login.shown(), from, options.slot())));
      if (from.isBefore(confirmed)) {
        throw login.refuse(
            ("Cannot read the log of %s from %s: the replication slot %s has been read up to %s by"
                    + " another. Give every replicator a slot of its own, and begin again with a"
                    + " full load.")
                .formatted(login.shown(), from, options.slot(), confirmed));
      }
    } catch (SQLException e) {
      throw SqlFailures.of("look at the replication slot " + options.slot(), e);
    }
  }

  /** The newest place now, behind which a mark is left, so that a reader surely passes it. */
  Lsn mark() {
    try (Connection connection = login.connect(java.util.Map.of())) {
      return Lsn.parse(one(connection, "SELECT pg_logical_emit_message(true, 'frazil', 'now')"));
    } catch (SQLException e) {
      throw SqlFailures.of("find the newest place of the log of " + login.shown(), e);
    }
  }

  private void requireLogicalLog(Connection connection) throws SQLException {
    String level = one(connection, "SHOW wal_level");
    if (!level.equals("logical")) {
      throw login.refuse(
          ("Cannot read the log of %s: it does not hold rows. Expected wal_level logical, got %s."
                  + " Set wal_level = logical and restart the server.")
              .formatted(login.shown(), level));
    }
    if (!one(connection, MAY_REPLICATE).equals("t")) {
      throw login.refuse(
          ("Cannot read the log of %s: user %s may not replicate. Execute ALTER ROLE %s"
                  + " REPLICATION, or on RDS GRANT rds_replication TO %s.")
              .formatted(login.shown(), login.user(), login.user(), login.user()));
    }
  }

  /**
   * Of all tables where the user may say so, else of those that are there; without those that have
   * no replica identity, because PostgreSQL refuses updates and deletes of them once published.
   */
  private void makePublication(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT FROM pg_publication WHERE pubname = ?")) {
      statement.setString(1, options.publication());
      try (ResultSet rows = statement.executeQuery()) {
        if (rows.next()) {
          return;
        }
      }
    }
    String published = published(connection);
    String create =
        "CREATE PUBLICATION \"%s\"%s"
            .formatted(options.publication().replace("\"", "\"\""), published);
    try (Statement statement = connection.createStatement()) {
      statement.execute(create);
    } catch (SQLException e) {
      if (FORBIDDEN.equals(e.getSQLState())) {
        throw login.refuse(
            ("Cannot make the publication %s at %s: %s. Have an owner of the tables, who may create"
                    + " in the database, execute %s; then run again.")
                .formatted(options.publication(), login.shown(), e.getMessage(), create));
      }
      throw e;
    }
    LOG.info("publication={} made{}", options.publication(), published);
  }

  private String published(Connection connection) throws SQLException {
    List<String> publishable = new ArrayList<>();
    boolean all =
        one(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user").equals("t");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        boolean replicated = options.replicates(new TableId(rows.getString(2), rows.getString(3)));
        boolean identified = rows.getBoolean(4);
        all &= identified;
        if (replicated && identified) {
          publishable.add(rows.getString(1));
        } else if (replicated) {
          LOG.warn(
              "{} has no primary key: its changes are not read. Add one, or execute ALTER TABLE {}"
                  + " REPLICA IDENTITY FULL; then drop the publication {} and start with --reload.",
              rows.getString(1),
              rows.getString(1),
              options.publication());
        }
      }
    }
    if (all) {
      return " FOR ALL TABLES";
    }
    return publishable.isEmpty() ? "" : " FOR TABLE " + String.join(", ", publishable);
  }

  private Optional<Lsn> confirmed(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT confirmed_flush_lsn FROM pg_replication_slots"
                + " WHERE slot_name = ? AND database = current_database()"
                + " AND wal_status IS DISTINCT FROM 'lost'")) {
      statement.setString(1, options.slot());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(Lsn.parse(rows.getString(1))) : Optional.empty();
      }
    }
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
