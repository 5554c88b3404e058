package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestValueParser {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          boolean | true | true
          boolean | FALSE | false
          boolean | T | true
          boolean | f | false
          boolean | 1 | true
          boolean | 0 | false
          int | 0 | 0
          int | -0 | 0
          int | +7 | 7
          int | 0012 | 12
          int | 2147483647 | 2147483647
          int | -2147483648 | -2147483648
          long | 9223372036854775807 | 9223372036854775807
          long | -9223372036854775808 | -9223372036854775808
          long | 00000000000000000000000005 | 5
          float | +3.23800011e+01 | 32.38
          float | +0.00000000e+00 | 0.0
          float | -0 | -0.0
          float | 3.4028235e38 | 3.4028235E38
          float | 1.4e-45 | 1.4E-45
          float | NaN | NaN
          float | -Infinity | -Infinity
          double | +1.40000000e+01 | 14.0
          double | 1.7976931348623157e308 | 1.7976931348623157E308
          double | 4.9e-324 | 4.9E-324
          double | .5 | 0.5
          double | 5. | 5.0
          double | 0.1 | 0.1
          double | 123456789012345678901234567890 | 1.2345678901234568E29
          double | Infinity | Infinity
          decimal(10,2) | 12.34 | 12.34
          decimal(10,2) | -12 | -12.00
          decimal(10,2) | +0.5 | 0.50
          decimal(10,2) | 0 | 0.00
          decimal(10,2) | 12.3400000000000000000000000000000000000000000 | 12.34
          decimal(10,2) | 000000000000000000000099999999.99 | 99999999.99
          decimal(10,2) | +1.23450000e+02 | 123.45
          decimal(10,2) | 1.234e1 | 12.34
          decimal(3,3) | 0.125 | 0.125
          decimal(18,0) | 999999999999999999 | 999999999999999999
          decimal(38,0) | 99999999999999999999999999999999999999 | 99999999999999999999999999999999999999
          decimal(38,10) | -1234567890123456789012345678.0123456789 | -1234567890123456789012345678.0123456789
          date | 1970-01-01 | 0
          date | 1996-07-04 | 9681
          date | 2000-02-29 | 11016
          date | 0001-01-01 | -719162
          date | 9999-12-31 | 2932896
          date | 1969-12-31 00:00:00 | -1
          date | 1970-01-02 00:00:00.000000 | 1
          timestamp | 1970-01-01 00:00:00 | 0
          timestamp | 1970-01-01T00:00:01 | 1000000
          timestamp | 2024-06-12 10:30:27.362108 | 1718188227362108
          timestamp | 2024-06-12 10:30:27.3 | 1718188227300000
          timestamp | 1969-12-31 23:59:59.999999000 | -1
          timestamptz | 1970-01-01 00:00:00 | 0
          timestamptz | 1970-01-01T00:00:00Z | 0
          timestamptz | 1970-01-01 02:00:00+02 | 0
          timestamptz | 1970-01-01 02:00:00.5+02:00 | 500000
          timestamptz | 1970-01-01 00:00:00.0000000 -05:30 | 19800000000
          string | Compañía ✓ 🧊 | 'Compañía ✓ 🧊'
          string | `` | ''
          uuid | 3F2504E0-4f89-11d3-9a0c-0305e82c3301 | '3f2504e0-4f89-11d3-9a0c-0305e82c3301'
          binary | `` | ''
          binary | 00fF | 0x00ff
          fixed[2] | 00Ff | 0x00ff
          """)
  void textOfATypeIsItsExactValue(String type, String text, String value) {
    assertThat(ChangeFixture.valueText(parse(type, text.getBytes(UTF_8)))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          boolean | yes
          boolean | 2
          boolean | ``
          boolean | tru
          int | ``
          int | +
          int | 1.0
          int | 1e3
          int | 2147483648
          int | -2147483649
          int | `1 `
          int | 0x1
          int | ١
          long | 9223372036854775808
          long | -9223372036854775809
          long | 99999999999999999999999
          long | 12L
          long | 1_000
          float | 3.5e38
          float | 1e-60
          float | 1f
          float | 0x1p3
          double | 1e309
          double | 1e-400
          double | 1d
          double | .
          double | e5
          double | 1e
          double | nan
          double | --1
          double | +NaN
          double | 1,5
          decimal(10,2) | 12.345
          decimal(10,2) | 100000000
          decimal(10,2) | 100000000.00
          decimal(10,2) | 1e8
          decimal(10,2) | 1e99999999
          decimal(10,2) | 1e999999999999
          decimal(10,2) | 1e-3
          decimal(10,2) | 1234567890123456789012.5
          decimal(10,2) | NaN
          decimal(10,2) | ``
          decimal(10,2) | -
          decimal(10,2) | 1.2.3
          decimal(38,0) | 100000000000000000000000000000000000000
          decimal(38,1) | 0.00000000000000000000000000000000000000000001
          date | 2023-02-29
          date | 1900-02-29
          date | 2024-13-01
          date | 2024-00-01
          date | 2024-01-00
          date | 2024-04-31
          date | 0000-01-01
          date | 2024-1-1
          date | 24-01-01
          date | 2024/01/01
          date | 2024-01-01 00:00:01
          date | 2024-01-01T00:00:00
          date | 2024-01-01 00:00:00.000001
          date | 10000-01-01
          date | 0000-00-00
          timestamp | 2024-01-01
          timestamp | 2024-01-01 24:00:00
          timestamp | 2024-01-01 23:60:00
          timestamp | 2024-01-01 23:59:60
          timestamp | 2024-01-01 00:00:00.
          timestamp | 2024-01-01 00:00:00.1234567
          timestamp | 2024-01-01 00:00:00.1234560000
          timestamp | 2024-01-01 00:00:00Z
          timestamp | 2024-01-01 00:00:00+00
          timestamp | 2024-01-01 00:00
          timestamp | 2024-01-01_00:00:00
          timestamptz | 2024-01-01 00:00:00z
          timestamptz | 2024-01-01 00:00:00+0000
          timestamptz | 2024-01-01 00:00:00+1
          timestamptz | 2024-01-01 00:00:00+19:00
          timestamptz | 2024-01-01 00:00:00+01:60
          timestamptz | 2024-01-01 00:00:00 UTC
          timestamptz | 2024-01-01 00:00:00Zx
          timestamptz | `2024-01-01 00:00:00 `
          timestamptz | 0001-01-01 00:00:00+01:00
          timestamptz | 9999-12-31 23:59:59-01:00
          uuid | 3f2504e04f8911d39a0c0305e82c3301
          uuid | 3f2504e0-4f89-11d3-9a0c-0305e82c330g
          uuid | 3f2504e0-4f89-11d3-9a0c0-305e82c3301
          uuid | {3f2504e0-4f89-11d3-9a0c-0305e82c3301}
          binary | 0
          binary | 0x00
          binary | \\x00
          fixed[2] | 00
          fixed[2] | 000000
          fixed[2] | zzzz
          """)
  void textThatIsNoValueOfTheTypeIsInvalid(String type, String text) {
    assertThat(parse(type, text.getBytes(UTF_8))).isSameAs(ValueParser.INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0080",
        "a\u00C3",
        "\u00C0\u0080",
        "\u00E0\u009F\u0080",
        "\u00ED\u00A0\u0080",
        "\u00F0\u008F\u0080\u0080",
        "\u00F4\u0090\u0080\u0080",
        "\u00F5\u0080\u0080\u0080",
        "\u00E2\u0082",
        "\u00FF"
      })
  void bytesThatAreNoUtf8AreNoString(String bytes) {
    assertThat(parse("string", bytes.getBytes(ISO_8859_1))).isSameAs(ValueParser.INVALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          int | x | Expected an int (-2147483648 to 2147483647), got 'x'
          decimal(10,2) | 1.234 | Expected a decimal(10,2), at most 8 digits before the point and 2 after it, got '1.234'
          fixed[4] | 00 | Expected 8 hexadecimal digits, got '00'
          date | 2024-02-30 | Expected a date yyyy-MM-dd, 0001 to 9999, got '2024-02-30'
          """)
  void reasonSaysWhatWasExpectedAndFound(String type, String text, String reason) {
    byte[] bytes = text.getBytes(UTF_8);

    assertThat(reason(type, bytes)).isEqualTo(reason);
  }

  @Test
  void reasonShowsTheBeginningOfLongTextOnOneLine() {
    byte[] bytes = ("a\r\n" + "x".repeat(200)).getBytes(UTF_8);

    assertThat(reason("int", bytes))
        .isEqualTo(
            "Expected an int (-2147483648 to 2147483647), got 'a\\r\\n" + "x".repeat(77) + "'...");
  }

  @Test
  void everyDayFromYear1To9999IsTheCalendarsOwn() {
    ValueParser parser = ValueParser.of(ColumnType.of(ColumnType.Kind.DATE));
    List<LocalDate> wrong = new ArrayList<>();
    for (LocalDate day = LocalDate.of(1, 1, 1); day.getYear() < 10_000; day = day.plusDays(1)) {
      Object parsed = parser.parse(day.toString().getBytes(UTF_8), 0, 10);
      if (!parsed.equals((int) day.toEpochDay())) {
        wrong.add(day);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void randomNumbersAreTheJdksOwn() {
    Random random = new Random(20_240_612);
    for (int i = 0; i < 60_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      float small = Float.intBitsToFloat(random.nextInt());
      if (Double.isFinite(number) && Float.isFinite(small)) {
        assertReadAsTheJdkDoes(Double.toString(number), Float.toString(small));
        assertReadAsTheJdkDoes(
            String.format(Locale.ROOT, "%+.16e", number),
            String.format(Locale.ROOT, "%+.8e", small));
        String plain = BigDecimal.valueOf(random.nextInt(), random.nextInt(12)).toPlainString();
        assertReadAsTheJdkDoes(plain, plain);
      }
    }
  }

  private static void assertReadAsTheJdkDoes(String number, String small) {
    assertThat(parse("double", number.getBytes(UTF_8))).isEqualTo(Double.parseDouble(number));
    assertThat(parse("float", small.getBytes(UTF_8))).isEqualTo(Float.parseFloat(small));
  }

  @Test
  void randomTimestampsAreTheJdksOwn() {
    Random random = new Random(20_240_613);
    for (int i = 0; i < 50_000; i++) {
      long micros =
          random.nextLong(
              TimeText.MIN_DAY * TimeText.MICROS_PER_DAY,
              TimeText.MAX_DAY * TimeText.MICROS_PER_DAY);
      Instant moment = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      String text = moment.toString();
      assertThat(parse("timestamptz", text.getBytes(UTF_8))).isEqualTo(micros);
      byte[] local = text.replace('T', ' ').replace("Z", "").getBytes(UTF_8);
      assertThat(parse("timestamp", local)).isEqualTo(micros);
    }
  }

  private static String reason(String type, byte[] text) {
    ValueParser parser = ValueParser.of(ColumnType.parse(type).orElseThrow());
    return RawText.reason(parser.expected(), RawText.excerpt(text, 0, text.length));
  }

  private static Object parse(String type, byte[] text) {
    byte[] framed = new byte[text.length + 4];
    framed[0] = '1';
    framed[text.length + 2] = '1';
    System.arraycopy(text, 0, framed, 2, text.length);
    return ValueParser.of(ColumnType.parse(type).orElseThrow()).parse(framed, 2, 2 + text.length);
  }
}
