package io.frazil.setup.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.JDBCType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestSourceTypes {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          smallint                       | int           | -
          integer                        | int           | -
          bigint                         | long          | -
          real                           | float         | -
          double precision               | double        | -
          numeric(10,2)                  | decimal(10,2) | -
          numeric(38,0)                  | decimal(38,0) | -
          numeric(39,2)                  | string        | beyond 38 digits
          numeric                        | decimal(28,6) | DMS writes numeric(28,6)
          money                          | decimal(38,4) | numeric(38,4)
          boolean                        | boolean       | -
          date                           | date          | -
          timestamp without time zone    | timestamp     | -
          timestamp(3) without time zone | timestamp     | -
          timestamp with time zone       | timestamptz   | DMS writes no zone
          time(6) without time zone      | string        | DMS writes text
          interval                       | string        | 1 YEAR, 2 MONTHS
          character varying(40)          | string        | -
          character(2)                   | string        | -
          enum                           | string        | -
          text                           | string        | LobMaxSize
          jsonb                          | string        | LobMaxSize
          hstore                         | string        | LobMaxSize
          integer[]                      | string        | an array comes as text
          uuid                           | uuid          | -
          bytea                          | binary        | LobMaxSize
          """)
  void postgresTypeIsWhatDmsWrites(String type, String expected, String note) {
    assertDecision(
        SourceTypes.POSTGRES, new SourceColumn("c", type, JDBCType.OTHER), expected, note);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          tinyint(1)                   | int           | -
          tinyint(3) unsigned          | int           | -
          mediumint(8) unsigned        | int           | -
          int(11)                      | int           | -
          int(10) unsigned             | long          | -
          int(10) unsigned zerofill    | long          | -
          bigint(20)                   | long          | -
          bigint(20) unsigned          | decimal(20,0) | beyond a long
          bigint unsigned              | decimal(20,0) | beyond a long
          decimal(10,2)                | decimal(10,2) | -
          decimal(65,30)               | string        | beyond 38 digits
          float                        | double        | may write it as a double
          double                       | double        | -
          bit(1)                       | boolean       | -
          bit(8)                       | binary        | DMS writes bytes
          year(4)                      | int           | -
          date                         | date          | zero date
          datetime(6)                  | timestamp     | local time
          timestamp                    | timestamptz   | written in UTC
          time                         | string        | DMS writes text
          varchar(20)                  | string        | -
          enum('a','b (c)')            | string        | -
          set('a','b')                 | string        | -
          longtext                     | string        | LobMaxSize
          json                         | string        | LobMaxSize
          varbinary(16)                | binary        | -
          longblob                     | binary        | LobMaxSize
          """)
  void mySqlTypeIsWhatDmsWrites(String type, String expected, String note) {
    assertDecision(SourceTypes.MYSQL, new SourceColumn("c", type, JDBCType.OTHER), expected, note);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          INTEGER                 | int             | int           | -
          NUMERIC                 | NUMBER(10,2)    | decimal(10,2) | -
          NUMERIC                 | NUMBER(0,-127)  | double        | which rounds
          DECIMAL                 | money(19,4)     | decimal(19,4) | -
          TIMESTAMP               | datetime2       | timestamp     | -
          TIMESTAMP_WITH_TIMEZONE | datetimeoffset  | string        | text with its zone
          NVARCHAR                | nvarchar        | string        | -
          CLOB                    | CLOB            | string        | LobMaxSize
          VARBINARY               | rowversion      | binary        | -
          """)
  void otherTypeIsWhatItsDriverSays(JDBCType jdbcType, String type, String expected, String note) {
    assertDecision(SourceTypes.OTHER, new SourceColumn("c", type, jdbcType), expected, note);
  }

  @ParameterizedTest
  @ValueSource(strings = {"geometry", "vector(3)", "uuidd"})
  void unknownTypeIsNotGuessed(String type) {
    SourceColumn column = new SourceColumn("c", type, JDBCType.OTHER);
    assertThat(SourceTypes.POSTGRES.decide(column)).isEmpty();
    assertThat(SourceTypes.OTHER.decide(column)).isEmpty();
  }

  @Test
  void unknownTypeOfMariaDbIsNotGuessed() {
    assertThat(SourceTypes.MYSQL.decide(new SourceColumn("c", "inet6", JDBCType.OTHER))).isEmpty();
  }

  private static void assertDecision(
      SourceTypes types, SourceColumn column, String expected, String note) {
    Optional<Decision> decision = types.decide(column);
    assertThat(decision.map(made -> made.type().toString())).contains(expected);
    if (note == null) {
      assertThat(decision.get().note()).isEmpty();
    } else {
      assertThat(decision.get().note()).contains(note);
    }
  }
}
