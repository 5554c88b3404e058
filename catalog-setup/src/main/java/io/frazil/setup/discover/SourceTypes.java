package io.frazil.setup.discover;

import java.util.Optional;

/** Which column types a kind of source database's types become, by what DMS writes of them. */
public enum SourceTypes {
  POSTGRES {
    @Override
    Optional<Decision> decide(SourceColumn column) {
      return PostgresTypes.decide(column.type());
    }

    @Override
    String withoutKey() {
      return "it has no primary key, and without one DMS captures no updates or deletes of"
          + " PostgreSQL. Add a primary key, or leave the table out.";
    }
  },
  MYSQL {
    @Override
    Optional<Decision> decide(SourceColumn column) {
      return MySqlTypes.decide(column.type());
    }

    @Override
    String withoutKey() {
      return NO_KEY;
    }
  },
  OTHER {
    @Override
    Optional<Decision> decide(SourceColumn column) {
      return JdbcTypes.decide(column);
    }

    @Override
    String withoutKey() {
      return NO_KEY;
    }
  };

  private static final String NO_KEY =
      "it has no primary key, so nothing tells which row a change is of. Add a primary key, or leave"
          + " the table out.";

  /** Empty when it is not known how DMS writes the type. */
  abstract Optional<Decision> decide(SourceColumn column);

  /** Why a table without a primary key is refused. */
  abstract String withoutKey();
}
