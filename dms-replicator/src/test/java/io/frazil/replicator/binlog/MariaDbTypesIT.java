package io.frazil.replicator.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.replicator.debezium.RecordingSink;
import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.jdbc.MariaDbTables;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.testdatabases.MariaDbExtension;
import io.frazil.testdatabases.MariaDbServer;
import io.frazil.testdatabases.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A value has the same form whether a full load or the log brings it. */
@ExtendWith(MariaDbExtension.class)
final class MariaDbTypesIT {

  private static final Map<String, List<String>> VALUES = values();

  @Test
  void loadAndLogAgreeOnEveryTypeAndValue(MariaDbServer server) throws SQLException {
    try (TestDatabase database = server.createDatabase("types")) {
      DatabaseLogin login = new DatabaseLogin(database.jdbcUrl(), server.user(), server.password());
      Predicate<TableId> ours = table -> table.schema().equals(database.name());
      try (MariaDbLog log = new MariaDbLog(login, ours, database.name());
          MariaDbTables tables = MariaDbTables.connect(login, ours)) {
        LogPosition from = log.start();
        fill(database);
        RecordingSink sink = RecordingSink.storing();
        log.read(from, Optional.of(log.now()), sink);

        Map<SourceTable, List<SourceRow>> logged = new LinkedHashMap<>();
        for (SourceChange change : sink.changes()) {
          logged
              .computeIfAbsent(change.table(), table -> new ArrayList<>())
              .add(change.after().orElseThrow());
        }
        SoftAssertions each = new SoftAssertions();
        List<SourceTable> listed = tables.list();
        for (SourceTable table : listed) {
          List<SourceRow> loaded = new ArrayList<>();
          tables.load(table, loaded::add);
          each.assertThat(logged.get(table)).as("%s", table).isEqualTo(loaded);
        }
        each.assertAll();
        assertThat(listed).hasSize(VALUES.size() + 1);
      }
    }
  }

  private static void fill(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET sql_mode = '', time_zone = '+02:00'");
      int place = 0;
      for (Map.Entry<String, List<String>> type : VALUES.entrySet()) {
        String table = "t" + place++;
        statement.execute(
            "CREATE TABLE %s (id int PRIMARY KEY, v %s)".formatted(table, type.getKey()));
        List<String> rows = new ArrayList<>(List.of("(0, NULL)"));
        for (String literal : type.getValue()) {
          rows.add("(" + rows.size() + ", " + literal + ")");
        }
        statement.execute("INSERT INTO %s VALUES %s".formatted(table, String.join(", ", rows)));
      }
      statement.execute(
          "CREATE TABLE mixed (a year, b int unsigned, c varchar(5) CHARACTER SET latin1, d date,"
              + " e decimal(5,1) unsigned, f bigint, g varbinary(3), h tinyint unsigned, i text,"
              + " j enum('x','y'), k set('p','q'), `l m` char(3), n int GENERATED ALWAYS AS (f * 2)"
              + " STORED, PRIMARY KEY (h, b))");
      statement.execute(
          "INSERT INTO mixed (a, b, c, d, e, f, g, h, i, j, k, `l m`) VALUES (2024, 4294967295,"
              + " 'é', '2024-01-02', 9.5, -1, 'abc', 255, '中', 'y', 'p,q', 'z')");
    }
  }

  private static Map<String, List<String>> values() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    numbers(values);
    times(values);
    texts(values);
    return values;
  }

  private static void numbers(Map<String, List<String>> values) {
    values.put("tinyint", List.of("-128", "127"));
    values.put("tinyint(1)", List.of("0", "1", "-5"));
    values.put("boolean", List.of("true", "false"));
    values.put("tinyint unsigned", List.of("0", "255"));
    values.put("smallint", List.of("-32768", "32767"));
    values.put("smallint unsigned", List.of("65535"));
    values.put("mediumint", List.of("-8388608", "8388607"));
    values.put("mediumint unsigned", List.of("16777215"));
    values.put("int", List.of("-2147483648", "2147483647"));
    values.put("int unsigned zerofill", List.of("4294967295", "7"));
    values.put("bigint", List.of("-9223372036854775808", "9223372036854775807"));
    values.put("bigint unsigned", List.of("0", "18446744073709551615"));
    values.put("decimal(10,2)", List.of("99999999.99", "-0.01"));
    values.put("decimal(38,10)", List.of("9999999999999999999999999999.9999999999"));
    values.put("decimal(50,5)", List.of("-123456789012345678901234567890123456789.12345"));
    values.put("float", List.of("0.1", "-3.4e38", "1e-37", "16777217"));
    values.put("double", List.of("0.1", "1.7e308", "-5e-308", "123456789.123456789"));
    values.put("bit", List.of("b'1'", "b'0'"));
    values.put("bit(10)", List.of("b'1000000001'", "b'0'"));
    values.put("bit(64)", List.of("0xFFFFFFFFFFFFFFFF", "1"));
    values.put("year", List.of("1901", "2155", "0"));
  }

  private static void times(Map<String, List<String>> values) {
    values.put("date", List.of("'2024-02-29'", "'1000-01-01'", "'9999-12-31'", "'0000-00-00'"));
    values.put(
        "datetime(6)",
        List.of("'2024-06-12 10:28:17.798779'", "'1000-01-01 00:00:00'", "'0000-00-00'"));
    values.put("datetime", List.of("'2024-06-12 10:28:17'", "'9999-12-31 23:59:59'"));
    values.put("datetime(2)", List.of("'2024-06-12 10:28:17.5'"));
    values.put(
        "timestamp(3) NULL",
        List.of("'2024-06-12 10:28:17.789'", "'1970-01-01 02:00:01'", "'0000-00-00'"));
    values.put("timestamp NULL", List.of("'2024-06-12 10:28:17'"));
    values.put("time", List.of("'10:28:17'", "'-838:59:59'", "'00:00:00'", "'100:00:01'"));
    values.put("time(6)", List.of("'-00:00:00.000001'", "'838:59:59.999999'", "'-10:11:12.5'"));
  }

  private static void texts(Map<String, List<String>> values) {
    List<String> texts =
        List.of(
            "''", "'a'", "'two\\nlines\\r\\ttab'", "'say \"hello\", it''s'", "'😀 é 中'", "' b '");
    for (String type :
        List.of("varchar(20)", "char(20)", "tinytext", "text", "mediumtext", "longtext")) {
      values.put(type, texts);
    }
    values.put("varchar(20) CHARACTER SET latin1", List.of("'é€'"));
    values.put("char(10) CHARACTER SET utf16", List.of("'é中'"));
    values.put("varchar(300) CHARACTER SET ascii", List.of("'plain'"));
    values.put("char(255)", List.of("'x'"));
    values.put("json", List.of("'{\"b\" : [1, null],  \"a\": \"é\"}'"));
    values.put("enum('small','it''s','large')", List.of("'small'", "'it''s'", "3", "''"));
    values.put("set('a','bc','d')", List.of("'a,d'", "''", "'bc'"));
    for (String type : List.of("varbinary(20)", "tinyblob", "blob", "mediumblob", "longblob")) {
      values.put(type, List.of("''", "0x00FF10", "0x410000"));
    }
    values.put("binary(5)", List.of("0x00FF10", "''"));
    values.put("point", List.of("ST_GeomFromText('POINT(1 2.5)')"));
    values.put("geometry", List.of("ST_GeomFromText('LINESTRING(0 0,1 1)', 4326)"));
  }
}
