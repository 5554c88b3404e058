package io.frazil.setup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TestCanonicalText {

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("boolean", true, "1"),
        Arguments.of("boolean", false, "0"),
        Arguments.of("int", -7, "-7"),
        Arguments.of("long", Long.MIN_VALUE, "-9223372036854775808"),
        Arguments.of("float", 32.38f, "4201851f"),
        Arguments.of("float", -0.0f, "80000000"),
        Arguments.of("float", Float.NaN, "7fc00000"),
        Arguments.of("double", 0.1, "3fb999999999999a"),
        Arguments.of("decimal(10,2)", new BigDecimal("1.5"), "1.50"),
        Arguments.of("decimal(28,6)", new BigDecimal("1E+3"), "1000.000000"),
        Arguments.of("decimal(28,6)", new BigDecimal("-1.2345678"), "-1.234567"),
        Arguments.of("date", LocalDate.of(476, 9, 4), "0476-09-04"),
        Arguments.of(
            "timestamp",
            LocalDateTime.parse("2024-06-12T10:30:27.36"),
            "2024-06-12 10:30:27.360000"),
        Arguments.of("string", "", ""),
        Arguments.of("string", "ä,\n", "ä,\n"),
        Arguments.of(
            "uuid",
            UUID.fromString("0F2B9AE2-0000-4000-8000-00000000000A"),
            "0f2b9ae2-0000-4000-8000-00000000000a"),
        Arguments.of("binary", new byte[] {0, -1}, "00ff"),
        Arguments.of("string", null, null));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valueHasOneText(String type, Object value, String text) {
    assertThat(CanonicalText.of(ColumnType.parse(type).orElseThrow(), value)).isEqualTo(text);
  }

  @Test
  void rowSaysHowLongEachTextIsInBytes() {
    assertThat(CanonicalText.row(Arrays.asList("ä", null, "", "1:2,")))
        .isEqualTo("2:ä,-0:,4:1:2,,");
  }

  @Test
  void rowsThatReadAlikeHaveOtherTexts() {
    assertThat(
            Stream.of(
                    Arrays.asList("a", "b"),
                    Arrays.asList("ab", ""),
                    Arrays.asList("a,1:b", null),
                    Arrays.asList(null, "ab"),
                    Arrays.asList("-", "b"))
                .map(CanonicalText::row))
        .doesNotHaveDuplicates();
  }

  @Test
  void digestIsWhatDatabasesMakeOfTheText() {
    // SELECT md5('1:7,5:seven,') in PostgreSQL and MySQL
    assertThat(CanonicalText.digest(List.of("7", "seven")))
        .isEqualTo("1af0e4234e891670deab9d99aeda4ad7");
  }

  @Test
  void sumsKeepAllDigits() {
    DigestSum sum = new DigestSum();
    for (int i = 0; i < 100; i++) {
      sum.add("f".repeat(32));
    }
    assertThat(sum.digest())
        .isEqualTo(new RangeDigest(100, "115292150460684697500:115292150460684697500"));
    assertThat(new DigestSum().digest()).isEqualTo(RangeDigest.EMPTY);
  }

  @Test
  void timeOfDayOfPostgresHasNoZerosAtItsEnd() {
    ColumnType text = ColumnType.of(ColumnType.Kind.STRING);
    ComparedColumn time = new ComparedColumn("t", "t", text, "time without time zone");
    ComparedColumn other = new ComparedColumn("t", "t", text, "text");

    assertThat(time.targetText("05:10:30.000000")).isEqualTo("05:10:30");
    assertThat(time.targetText("05:10:30.500000")).isEqualTo("05:10:30.5");
    assertThat(time.targetText("05:10:30")).isEqualTo("05:10:30");
    assertThat(time.targetText(null)).isNull();
    assertThat(other.targetText("05:10:30.000000")).isEqualTo("05:10:30.000000");
  }
}
