package io.frazil.oracle;

import io.frazil.oracle.OracleRun.Setting;
import java.sql.SQLException;

/** What is altered in the source while its changes are on their way. */
final class Alterations {

  private static final OracleTable.Column CHANNEL =
      new OracleTable.Column("channel", ValueKind.VARCHAR);

  private static final OracleTable.Column ZONE = new OracleTable.Column("zone", ValueKind.VARCHAR);

  private final Setting setting;
  private final RandomTransactions transactions;

  Alterations(Setting setting, RandomTransactions transactions) {
    this.setting = setting;
    this.transactions = transactions;
  }

  /** Alters what a table can follow by itself, as files name their columns. */
  void followed(int round) throws SQLException {
    if (round == 1) {
      addChannel();
    }
    if (round == 2) {
      transactions.alter(Shapes.UUID_KEY.without("state"), "drop column state");
      if (setting.isParquet()) {
        retype(Shapes.LINES, "quantity", ValueKind.BIGINT);
      }
    }
  }

  /** Adds a column to the orders; gives their shape then. */
  OracleTable addChannel() throws SQLException {
    return add(Shapes.ORDERS, CHANNEL);
  }

  /** Adds a column to the seats; gives their shape then. */
  OracleTable addZone() throws SQLException {
    return add(Shapes.SEATS, ZONE);
  }

  private OracleTable add(OracleTable table, OracleTable.Column column) throws SQLException {
    OracleTable wider = table.with(column);
    transactions.alter(
        wider, "add column " + column.name() + " " + column.kind().sqlType(setting.source()));
    return wider;
  }

  /** Gives a column of the counters a type that the target's cannot become. */
  void notFollowed() throws SQLException {
    retype(Shapes.COUNTERS, "hits", ValueKind.VARCHAR);
  }

  private void retype(OracleTable table, String name, ValueKind kind) throws SQLException {
    String column = setting.source().quoted(name);
    String type = kind.sqlType(setting.source());
    transactions.alter(
        table.with(name, kind),
        setting.source() == SourceKind.POSTGRES
            ? "alter column " + column + " type " + type
            : "modify " + column + " " + type);
  }
}
