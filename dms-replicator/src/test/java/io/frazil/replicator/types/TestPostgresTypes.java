package io.frazil.replicator.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.types.PostgresType.Shape;
import io.frazil.replicator.types.PostgresTypes.Booleans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestPostgresTypes {

  /** A modifier is {@code pg_attribute.atttypmod}. */
  @ParameterizedTest
  @CsvSource({
    "int2, -1, INT2, 0, 0",
    "int4, -1, INT4, 0, 0",
    "int8, -1, INT8, 0, 0",
    "oid, -1, INT8, 0, 0",
    "float4, -1, REAL4, 0, 0",
    "float8, -1, REAL8, 0, 0",
    "numeric, -1, NUMERIC, 28, 6",
    "numeric, 655366, NUMERIC, 10, 2",
    "numeric, 2490372, NUMERIC, 38, 0",
    "numeric, 2555908, STRING, 0, 0",
    "numeric, 198658, NUMERIC, 5, 0",
    "numeric, 131081, NUMERIC, 5, 5",
    "money, -1, NUMERIC, 38, 4",
    "bool, -1, STRING, 5, 0",
    "date, -1, DATE, 0, 0",
    "time, -1, TIME, 6, 0",
    "timetz, 3, TIME, 3, 0",
    "timestamp, -1, DATETIME, 6, 0",
    "timestamptz, 0, DATETIME, 0, 0",
    "interval, -1, STRING, 128, 0",
    "bytea, -1, BLOB, 0, 0",
    "text, -1, NCLOB, 0, 0",
    "varchar, -1, NCLOB, 0, 0",
    "varchar, 24, WSTRING, 20, 0",
    "bpchar, 5, WSTRING, 1, 0",
    "uuid, -1, STRING, 36, 0",
    "inet, -1, STRING, 50, 0",
    "bit, 8, STRING, 8, 0",
    "varbit, -1, STRING, 0, 0",
    "point, -1, STRING, 255, 0",
    "polygon, -1, CLOB, 0, 0",
    "xml, -1, CLOB, 0, 0",
    "json, -1, NCLOB, 0, 0",
    "jsonb, -1, NCLOB, 0, 0",
    "hstore, -1, NCLOB, 0, 0",
    "pg_lsn, -1, NCLOB, 0, 0"
  })
  void aTypeIsWhatTheGuideSays(
      String name, int modifier, DmsType.Kind kind, int first, int second) {
    PostgresType type = PostgresType.of(name, Shape.PLAIN, modifier);

    assertThat(PostgresTypes.dmsType(type, Booleans.AS_TEXT))
        .isEqualTo(new DmsType(kind, first, second));
  }

  @ParameterizedTest
  @CsvSource({"ENUM, STRING, 64", "ARRAY, NCLOB, 0", "COMPOSITE, NCLOB, 0", "RANGE, STRING, 255"})
  void aMadeTypeGoesByItsShape(Shape shape, DmsType.Kind kind, int length) {
    assertThat(PostgresTypes.dmsType(PostgresType.of("int4", shape, -1), Booleans.AS_TEXT))
        .isEqualTo(new DmsType(kind, length, 0));
  }

  @Test
  void mapBooleanAsBooleanMakesABoolean() {
    assertThat(PostgresTypes.dmsType(PostgresType.plain("bool"), Booleans.AS_BOOLEAN))
        .isEqualTo(DmsType.of(DmsType.Kind.BOOLEAN));
  }

  /** Length and scale as the JDBC driver derives them from the modifier beside them. */
  @ParameterizedTest
  @CsvSource({
    "numeric, -1, 131089, 0",
    "numeric, 655366, 10, 2",
    "numeric, 198658, 3, 2046",
    "varchar, -1, 2147483647, 0",
    "varchar, 24, 20, 0",
    "timestamp, -1, 29, 6",
    "time, 3, 12, 3",
    "varbit, -1, 2147483647, 0",
    "bit, 8, 8, 0",
    "int4, -1, 10, 0"
  })
  void theDriversSizesSayWhatTheModifierSays(String name, int modifier, int length, int scale) {
    assertThat(PostgresType.described(name, Shape.PLAIN, length, scale))
        .isEqualTo(PostgresType.of(name, Shape.PLAIN, modifier));
  }
}
