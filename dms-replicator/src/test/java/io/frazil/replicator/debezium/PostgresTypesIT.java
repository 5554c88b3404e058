package io.frazil.replicator.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.jdbc.PostgresTables;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.types.PostgresTypes.Booleans;
import io.frazil.testdatabases.PostgresExtension;
import io.frazil.testdatabases.PostgresServer;
import io.frazil.testdatabases.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A value has the same form whether a full load or the log brings it. */
@ExtendWith(PostgresExtension.class)
final class PostgresTypesIT {

  /** Literals of each type: ordinary ones and extremes. */
  private static final Map<String, List<String>> VALUES = values();

  @Test
  void loadAndLogAgreeOnEveryTypeAndValue(PostgresServer server) {
    try (TestDatabase database = server.createDatabase("types")) {
      create(database);
      DatabaseLogin login = new DatabaseLogin(database.jdbcUrl(), server.user(), server.password());
      LogOptions options =
          new LogOptions(table -> true, "frazil_p", database.name() + "_s", Booleans.AS_TEXT);
      try (PostgresLog log = new PostgresLog(login, options);
          PostgresTables tables =
              PostgresTables.connect(login, options::replicates, options.booleans())) {
        LogPosition from = log.start();
        insert(database);

        RecordingSink sink = RecordingSink.storing();
        log.read(from, Optional.of(log.now()), sink);

        Map<SourceTable, List<SourceRow>> logged = logged(sink);
        Map<SourceTable, List<SourceRow>> loaded = loaded(tables);
        assertThat(loaded).hasSize(VALUES.size());
        SoftAssertions each = new SoftAssertions();
        loaded.forEach(
            (table, rows) -> each.assertThat(logged.get(table)).as("%s", table).isEqualTo(rows));
        each.assertAll();
      }
    }
  }

  private static Map<SourceTable, List<SourceRow>> logged(RecordingSink sink) {
    Map<SourceTable, List<SourceRow>> rows = new LinkedHashMap<>();
    for (SourceChange change : sink.changes()) {
      rows.computeIfAbsent(change.table(), table -> new ArrayList<>())
          .add(change.after().orElseThrow());
    }
    return rows;
  }

  private static Map<SourceTable, List<SourceRow>> loaded(PostgresTables tables) {
    Map<SourceTable, List<SourceRow>> rows = new LinkedHashMap<>();
    for (SourceTable table : tables.list()) {
      List<SourceRow> loaded = new ArrayList<>();
      tables.load(table, loaded::add);
      rows.put(table, loaded);
    }
    return rows;
  }

  private static void create(TestDatabase database) {
    database.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'ok')",
        "CREATE TYPE place AS (street text, number int)",
        "CREATE DOMAIN price AS numeric(10,2) CHECK (VALUE >= 0)",
        "CREATE DOMAIN nested AS price");
    database.execute(
        VALUES.keySet().stream()
            .map(type -> "CREATE TABLE %s (id int PRIMARY KEY, v %s)".formatted(name(type), type))
            .collect(Collectors.joining(";\n")));
  }

  private static void insert(TestDatabase database) {
    List<String> statements = new ArrayList<>();
    VALUES.forEach(
        (type, literals) -> {
          List<String> rows = new ArrayList<>(List.of("(0, NULL)"));
          for (String literal : literals) {
            rows.add("(%s, %s)".formatted(rows.size(), literal));
          }
          statements.add("INSERT INTO %s VALUES %s".formatted(name(type), String.join(", ", rows)));
        });
    database.execute(String.join(";\n", statements));
  }

  private static String name(String type) {
    return "\"t " + type.replace('"', '\'') + "\"";
  }

  private static Map<String, List<String>> values() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    numbers(values);
    times(values);
    texts(values);
    others(values);
    return values;
  }

  private static void numbers(Map<String, List<String>> values) {
    values.put("boolean", List.of("true", "false"));
    values.put("smallint", List.of("-32768", "32767"));
    values.put("integer", List.of("-2147483648", "2147483647"));
    values.put("bigint", List.of("-9223372036854775808", "9223372036854775807"));
    values.put("oid", List.of("0", "4294967295"));
    values.put("real", List.of("0.1", "-3.4e38", "1e-37", "'NaN'", "'Infinity'", "'-0'"));
    values.put("double precision", List.of("0.1", "1.7e308", "5e-324", "'NaN'", "'-Infinity'"));
    values.put("numeric", List.of("0.611111104488373", "-1234567890123456789012.5", "1e20", "0"));
    values.put("numeric(10,2)", List.of("99999999.99", "-0.01", "0"));
    values.put("numeric(38,0)", List.of("99999999999999999999999999999999999999"));
    values.put("numeric(38,38)", List.of("0.00000000000000000000000000000000000001"));
    values.put("numeric(40,5)", List.of("12345678901234567890123456789012345.67890", "'NaN'"));
    values.put("numeric(3,-2)", List.of("12345", "-99900"));
    values.put("numeric(2,5)", List.of("0.00012"));
    values.put("money", List.of("'-92233720368547758.08'", "'$1,234.56'", "0"));
    values.put("price", List.of("12345678.90"));
    values.put("nested", List.of("0.10"));
  }

  private static void times(Map<String, List<String>> values) {
    values.put(
        "date",
        List.of(
            "'2024-02-29'",
            "'0001-01-01'",
            "'0044-03-15 BC'",
            "'12345-06-07'",
            "'infinity'",
            "'-infinity'"));
    values.put("time", List.of("'00:00'", "'23:59:59.999999'", "'12:34:56.7'", "'24:00:00'"));
    values.put("time(3)", List.of("'12:34:56.789'"));
    values.put("time with time zone", List.of("'12:34:56.789+05:30'", "'01:00-08'"));
    values.put(
        "timestamp",
        List.of(
            "'2024-06-12 10:28:17.798779'",
            "'0001-01-01 00:00:00'",
            "'4713-01-01 00:00 BC'",
            "'294276-12-31 23:59:59.999999'",
            "'infinity'",
            "'-infinity'",
            "'2024-01-01'"));
    values.put("timestamp(0)", List.of("'2024-06-12 10:28:17'"));
    values.put(
        "timestamptz",
        List.of(
            "'2024-06-12 10:28:17.798779+02'",
            "'1900-01-01 00:00:00+00'",
            "'infinity'",
            "'-infinity'",
            "'0044-03-15 12:00:00+00 BC'",
            "'2024-03-31 01:30:00 Europe/Paris'"));
    values.put(
        "interval",
        List.of(
            "'1 year 2 months 3 days 4 hours 5 minutes 6 seconds'",
            "'0'",
            "'-1 day'",
            "'1.5 seconds'",
            "'-2 years 1 hour'",
            "'-00:00:01.000001'",
            "'100 hours'"));
  }

  private static void texts(Map<String, List<String>> values) {
    List<String> texts =
        List.of(
            "''",
            "'a'",
            "E'two\\nlines\\r\\ttab'",
            "'say \"hello\", it''s'",
            "U&'\\+01F600 \\00e9 \\4e2d'",
            "E'back\\\\slash'",
            "' '");
    values.put("text", texts);
    values.put("varchar(20)", texts);
    values.put("varchar", texts);
    values.put("char(20)", texts);
    values.put("char", List.of("'x'"));
    values.put("\"char\"", List.of("'x'"));
    values.put("name", List.of("'pg_name'"));
    values.put("uuid", List.of("'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"));
    values.put("json", List.of("'{\"b\" : [1, null],  \"a\": \"\\u00e9\"}'"));
    values.put("jsonb", List.of("'{\"b\" : [1, null],  \"a\": \"x\"}'"));
    values.put("xml", List.of("'<a b=\"c\">d &amp; e</a>'"));
    values.put("bytea", List.of("''", "'\\x00ff10'"));
    values.put("mood", List.of("'sad'", "'ok'"));
  }

  private static void others(Map<String, List<String>> values) {
    values.put("bit", List.of("B'1'"));
    values.put("bit(8)", List.of("B'10101010'"));
    values.put("bit varying", List.of("B'101'", "''"));
    values.put("inet", List.of("'192.168.0.1'", "'10.0.0.0/8'", "'::1'"));
    values.put("cidr", List.of("'10.0.0.0/8'"));
    values.put("macaddr", List.of("'08:00:2b:01:02:03'"));
    values.put("macaddr8", List.of("'08:00:2b:01:02:03:04:05'"));
    values.put("point", List.of("'(1.5,-2)'", "'(1e300,0.1)'"));
    values.put("line", List.of("'{1,-1,0.5}'"));
    values.put("lseg", List.of("'[(1,2),(3,4)]'"));
    values.put("box", List.of("'(3,4),(1,2.25)'"));
    values.put("path", List.of("'[(1,2),(3,4)]'", "'((1,2),(3,4))'"));
    values.put("polygon", List.of("'((1,2),(3,4),(5,6.5))'"));
    values.put("circle", List.of("'<(1,2),3.5>'"));
    values.put("tsvector", List.of("'fat:1A cat:2'"));
    values.put("tsquery", List.of("'fat & cat'"));
    values.put("int4range", List.of("'[1,5)'", "'empty'"));
    values.put("numrange", List.of("'(1.5,)'"));
    values.put("tstzrange", List.of("'[2024-01-01 00:00+02,2024-01-02 00:00+02)'"));
    values.put("int4multirange", List.of("'{[1,3),[7,9)}'"));
    values.put("pg_lsn", List.of("'16/B374D848'"));
    values.put("place", List.of("ROW('Main \"St\"', 5)", "ROW(NULL, NULL)"));
    values.put("integer[]", List.of("'{1,NULL,3}'", "'{}'", "'{{1,2},{3,4}}'"));
    values.put("text[]", List.of("ARRAY['a,b', 'say \"x\"', '', NULL]"));
    values.put("timestamptz[]", List.of("'{2024-06-12 10:28:17+02}'"));
    values.put("boolean[]", List.of("'{t,f}'"));
    values.put("bytea[]", List.of("ARRAY['\\x00ff'::bytea]"));
    values.put("mood[]", List.of("'{sad,ok}'"));
    values.put("numeric(10,2)[]", List.of("'{1.5,2.25}'"));
  }
}
