package io.frazil.replicator.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.types.PostgresType.Shape;
import io.frazil.replicator.types.PostgresTypes.Booleans;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestPostgresValues {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "numeric; 0.6111119999; 0.611111",
        "numeric; -5; -5.000000",
        "money; 1234.5; 1234.5000",
        "float4; NaN; NaN",
        "float8; -Infinity; -Infinity",
        "bool; t; true",
        "bool; f; false",
        "date; 2024-02-29; 2024-02-29",
        "date; 0044-03-15 BC; -0043-03-15",
        "date; infinity; 9999-12-31",
        "time; 24:00:00; 23:59:59.999999",
        "timetz; 01:00:00-08; 09:00",
        "timetz; 12:34:56.789+05:30; 07:04:56.789",
        "timestamp; 2024-06-12 10:28:17.798779; 2024-06-12T10:28:17.798779",
        "timestamp; infinity; 9999-12-31T23:59:59",
        "timestamp; -infinity; -4712-01-01T00:00",
        "timestamptz; 2024-06-12 10:28:17.5+02; 2024-06-12T08:28:17.500",
        "timestamptz; 1900-01-01 00:00:00+00:09:21; 1899-12-31T23:50:39",
        "interval; 1 year 2 mons 3 days 04:05:06; 1 YEAR, 2 MONTHS, 3 DAYS, 4 HOURS, 5 MINUTES, 6 SECONDS",
        "interval; -00:00:01.000001; -1.000001 SECONDS",
        "interval; 00:00:00; 0 SECONDS",
        "point; (1.0,-2.5); (1,-2.5)",
        "circle; <(1,2),1e+300>; <(1,2),1.0E300>",
      })
  void aTextIsReadByItsType(String name, String text, String value) {
    PostgresType type = PostgresType.of(name, Shape.PLAIN, -1);

    assertThat(PostgresValues.value(type, PostgresTypes.dmsType(type, Booleans.AS_TEXT), text))
        .hasToString(value);
  }

  @Test
  void bytesAreReadFromHex() {
    assertThat(
            PostgresValues.value(
                PostgresType.plain("bytea"), DmsType.of(DmsType.Kind.BLOB), "\\x00ff"))
        .isEqualTo(ByteBuffer.wrap(new byte[] {0, -1}));
  }

  @Test
  void whatANumericCannotHoldIsRefused() {
    PostgresType type = PostgresType.plain("numeric");

    assertThatThrownBy(() -> PostgresValues.value(type, DmsType.numeric(28, 6), "NaN"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("is NaN, which is no decimal number");
    assertThatThrownBy(() -> PostgresValues.value(type, DmsType.numeric(28, 6), "1e22"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("has more digits before the point than NUMERIC(28,6) holds");
  }
}
