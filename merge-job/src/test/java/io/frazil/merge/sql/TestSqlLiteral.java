package io.frazil.merge.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.ColumnType;
import io.frazil.model.table.ColumnType.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every literal is read back by Spark's own parser and is the value it was made of. */
class TestSqlLiteral {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void intIsReadBack(int value) {
    assertReadBack(value, ColumnType.of(Kind.INT), DataTypes.IntegerType, value);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 10_248, Long.MAX_VALUE, Long.MIN_VALUE})
  void longIsReadBack(long value) {
    assertReadBack(value, ColumnType.of(Kind.LONG), DataTypes.LongType, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.00",
        "1.50",
        "-1.50",
        "-0.001",
        "0.00001",
        "123456789012345678901234567890.12345678",
        "-99999999999999999999999999999999999999",
        "1E+3",
        "1E-7"
      })
  void decimalIsReadBack(String text) {
    BigDecimal value = new BigDecimal(text);
    String literal = SqlLiteral.of(value, ColumnType.decimal(38, 8)).orElseThrow();

    Object parsed = value(new CatalystSqlParser().parseExpression(literal));

    assertThat(((Decimal) parsed).toJavaBigDecimal()).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ALFKI",
        "O'Brien",
        "''",
        "\\",
        "\\'",
        "a\\nb",
        "a\\u0041b",
        "\\101",
        "100%",
        "\\%",
        "_",
        "a\nb\r\tc",
        "\u0000",
        "\u0001\u001f\u007f",
        "\u0080\u00a0\u2028\ufeff",
        "größe",
        "東京",
        "💧",
        "\"double\"",
        "`tick`",
        "${hiveconf:x}",
        "-- no comment",
        "/* nor this",
        "; DROP TABLE x",
      })
  void textIsReadBack(String value) {
    assertReadBack(value, ColumnType.of(Kind.STRING), DataTypes.StringType, value);
  }

  @Test
  void textIsWrittenAsAPersonWould() {
    assertThat(SqlLiteral.text("O'Brien\\\n")).isEqualTo("'O\\'Brien\\\\\\u000a'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-06-12", "1969-12-31", "0001-01-01", "9999-12-31", "+12345-01-01"})
  void dateIsReadBack(String text) {
    LocalDate value = LocalDate.parse(text);
    assertReadBack(
        value, ColumnType.of(Kind.DATE), DataTypes.DateType, Math.toIntExact(value.toEpochDay()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-06-12T10:31:25.108123",
        "1969-12-31T23:59:59.999999",
        "0001-01-01T00:00:00",
        "9999-12-31T23:59:59",
        "+12345-01-01T00:00:00"
      })
  void timestampIsReadBackInMicroseconds(String text) {
    LocalDateTime local = LocalDateTime.parse(text);
    Instant instant = local.toInstant(ZoneOffset.UTC);
    long micros = instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;

    assertReadBack(local, ColumnType.of(Kind.TIMESTAMP), DataTypes.TimestampNTZType, micros);
    assertReadBack(instant, ColumnType.of(Kind.TIMESTAMPTZ), DataTypes.TimestampType, micros);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOLEAN", "FLOAT", "DOUBLE", "UUID", "BINARY"})
  void typesWithoutAnExactLiteralHaveNone(Kind kind) {
    assertThat(SqlLiteral.of("anything", ColumnType.of(kind))).isEmpty();
  }

  @Test
  void fixedHasNone() {
    assertThat(SqlLiteral.of("anything", ColumnType.fixed(16))).isEmpty();
  }

  private static void assertReadBack(
      Object value, ColumnType type, DataType expectedType, Object expected) {
    String literal = SqlLiteral.of(value, type).orElseThrow();

    Expression parsed = new CatalystSqlParser().parseExpression(literal);

    assertThat(parsed.dataType()).isEqualTo(expectedType);
    Object read = value(parsed);
    assertThat(expectedType.equals(DataTypes.StringType) ? read.toString() : read)
        .isEqualTo(expected);
  }

  private static Object value(Expression parsed) {
    assertThat(parsed).isInstanceOf(Literal.class);
    return ((Literal) parsed).value();
  }
}
