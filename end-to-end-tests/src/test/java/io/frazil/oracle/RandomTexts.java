package io.frazil.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Random values of every kind, as the texts by which sides are compared: ordinary ones, and often
 * the ones at the edge. What CSV of DMS cannot carry is left out: bytes of no length (which is NULL
 * there), not-a-number and infinities.
 */
final class RandomTexts {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "NULL",
          "null",
          "\\N",
          "\\\\",
          "\"",
          "\"\"",
          ",",
          "a,b",
          "one\ntwo",
          "one\r\ntwo",
          "\n",
          "tab\there",
          " blank before and after ",
          "0012",
          "+1.5e3",
          "2024-02-30",
          "it's",
          "say \"hi\", then\nleave",
          "Ærøskøbing",
          "Đắk Lắk",
          "قهوة",
          "京都",
          "☕🫘",
          "e\u0301 combined",
          "${x} {{y}} %s ?",
          "--; DROP TABLE orders",
          "I",
          "D");
  private static final List<String> JSONS =
      List.of(
          "{}",
          "[1, 2, 3]",
          "{\"a\": \"b, c\"}",
          "null",
          "\"x\\ny\"",
          "{\"k\": {\"é\": [null, 1.50]}}");
  private static final List<String> MOMENTS =
      List.of(
          "1969-12-31T23:59:59.999999",
          "1970-01-02T00:00",
          "2024-02-29T12:00:00.000001",
          "2024-03-31T02:30",
          "2037-12-31T23:59:59.999999");

  private final SourceKind source;
  private final Random random;

  RandomTexts(SourceKind source, Random random) {
    this.source = source;
    this.random = random;
  }

  /** A row of that key. */
  List<String> row(OracleTable table, List<String> key) {
    return table.columns().stream()
        .map(
            column -> {
              int place = table.key().indexOf(column.name());
              return place >= 0 ? key.get(place) : nullable(column.kind());
            })
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** A key out of so many for each of its columns, so that keys meet again. */
  List<String> key(OracleTable table, int domain) {
    return table.key().stream().map(name -> key(table.column(name).kind(), domain)).toList();
  }

  /** A value, or now and then null. */
  String nullable(ValueKind kind) {
    return random.nextInt(6) == 0 ? null : value(kind);
  }

  private String value(ValueKind kind) {
    return switch (kind) {
      case SMALLINT -> whole(16);
      case INTEGER -> whole(32);
      case BIGINT -> whole(64);
      case MONEY -> decimal(12, 2);
      case NUMBER -> decimal(38, 10);
      // Multiples of a quarter: MariaDB's own text of a float has six digits.
      case REAL -> Float.toString((random.nextInt(80_000) - 40_000) / 4f);
      case DOUBLE ->
          Double.toString(
              edge() ? pick(List.of(0d, 0.1, 1e300, -1e-300)) : random.nextGaussian() * 1e6);
      case BOOLEAN -> bit(random.nextBoolean());
      case VARCHAR, TEXT -> edge() ? pick(TEXTS) : "text " + random.nextInt(1000);
      case LONG_TEXT -> edge() ? pick(TEXTS) : longText();
      case DATE -> edge() ? pick(List.of("1000-01-01", "1582-10-15", "9999-12-31")) : date();
      case TIME -> LocalTime.ofSecondOfDay(random.nextInt(86_400)).toString();
      case TIMESTAMP ->
          edge() ? pick(List.of("1000-01-01T00:00", "9999-12-31T23:59:59.999999")) : moment();
      case TIMESTAMPTZ -> later();
      case UUID -> new UUID(random.nextLong(), random.nextLong()).toString();
      case BYTES -> bytes();
      case JSON, JSONB -> pick(JSONS);
    };
  }

  private String key(ValueKind kind, int domain) {
    int number = random.nextInt(domain);
    return switch (kind) {
      case SMALLINT, INTEGER -> Integer.toString(number);
      case BIGINT ->
          number == 0
              ? Long.toString(Long.MAX_VALUE)
              : Long.toString(number * 1_000_003L - 5_000_000);
      case VARCHAR -> number < TEXTS.size() ? TEXTS.get(number) : "key " + number;
      case UUID -> new UUID(number * 0x9E3779B97F4A7C15L, number).toString();
      case MONEY,
          NUMBER,
          REAL,
          DOUBLE,
          BOOLEAN,
          TEXT,
          LONG_TEXT,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMPTZ,
          BYTES,
          JSON,
          JSONB ->
          throw new IllegalArgumentException("No random keys of " + kind);
    };
  }

  private String whole(int bits) {
    BigInteger most = BigInteger.TWO.pow(bits - 1).subtract(BigInteger.ONE);
    if (edge()) {
      return pick(List.of(BigInteger.ZERO, most, most.not())).toString();
    }
    return new BigInteger(bits - 1, random).toString();
  }

  private String decimal(int precision, int scale) {
    BigInteger most = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
    BigInteger digits =
        edge() ? pick(List.of(BigInteger.ZERO, most, most.negate())) : new BigInteger(30, random);
    return new BigDecimal(digits, scale).toPlainString();
  }

  private String bit(boolean value) {
    if (source == SourceKind.POSTGRES) {
      return Boolean.toString(value);
    }
    return value ? "1" : "0";
  }

  private String date() {
    return LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000).toString();
  }

  private String moment() {
    return edge()
        ? pick(MOMENTS)
        : LocalDateTime.of(2024, 1, 1, 0, 0)
            .plus(random.nextLong() % (1L << 50), ChronoUnit.MICROS)
            .toString();
  }

  /** MariaDB's timestamp begins in 1970 and ended in 2038. */
  private String later() {
    return LocalDateTime.of(1971, 1, 1, 0, 0)
        .plus((random.nextLong() >>> 1) % 2_000_000_000_000_000L, ChronoUnit.MICROS)
        .toString();
  }

  private String longText() {
    return random
        .ints(3_000 + random.nextInt(3_000), ' ', '~')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String bytes() {
    byte[] bytes = new byte[1 + random.nextInt(20)];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private boolean edge() {
    return random.nextInt(4) == 0;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
