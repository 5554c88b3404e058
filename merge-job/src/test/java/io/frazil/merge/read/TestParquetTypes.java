package io.frazil.merge.read;

import static io.frazil.merge.read.ChangeFixture.PLAIN;
import static io.frazil.merge.read.ChangeFixture.layout;
import static io.frazil.merge.read.ChangeFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.HexFormat;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stored values are given as text: integers and floats as such, bytes as hexadecimal digits. */
class TestParquetTypes {

  private static final String LOAD = "LOAD00000001.parquet";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int32 | int | -2147483648 | -2147483648
          int32 | long | -5 | -5
          int32 | decimal(12,2) | 2147483647 | 2147483647.00
          int64 | long | -9223372036854775808 | -9223372036854775808
          int64 | decimal(19,0) | -9223372036854775808 | -9223372036854775808
          int32(INT_8) | int | -128 | -128
          int32(INT_16) | int | 12 | 12
          int32(INT_16) | decimal(5,0) | -32768 | -32768
          int32(INT_32) | int | 2147483647 | 2147483647
          int64(INT_64) | long | 1 | 1
          int32(UINT_8) | int | 255 | 255
          int32(UINT_16) | int | 65535 | 65535
          int32(UINT_16) | decimal(6,1) | 65535 | 65535.0
          int32(UINT_32) | long | -1 | 4294967295
          int32(UINT_32) | decimal(10,0) | -1 | 4294967295
          int64(UINT_64) | decimal(20,0) | -1 | 18446744073709551615
          int64(UINT_64) | decimal(22,2) | 7 | 7.00
          int64(UINT_64) | long | 9223372036854775807 | 9223372036854775807
          float | float | 32.38 | 32.38
          float | double | 0.5 | 0.5
          double | double | 0.1 | 0.1
          boolean | boolean | true | true
          int32(DATE) | date | 9681 | 9681
          int64(TIMESTAMP_MILLIS) | timestamp | -1 | -1000
          int64(TIMESTAMP_MICROS) | timestamptz | 1718188227362108 | 1718188227362108
          int64(TIMESTAMP(MICROS,false)) | timestamp | 5 | 5
          int64(TIMESTAMP(NANOS,true)) | timestamp | -5000 | -5
          int32(DECIMAL(9,2)) | decimal(9,2) | -12345 | -123.45
          int32(DECIMAL(9,2)) | decimal(10,4) | 12345 | 123.4500
          int64(DECIMAL(18,4)) | decimal(18,2) | 1234500 | 123.45
          fixed_len_byte_array(7)(DECIMAL(15,2)) | decimal(15,2) | ffffffffffff85 | -1.23
          fixed_len_byte_array(16)(DECIMAL(38,0)) | decimal(38,0) | 4b3b4ca85a86c47a098a223fffffffff | 99999999999999999999999999999999999999
          binary(DECIMAL(10,3)) | decimal(10,1) | 0c80 | 3.2
          int32(TIME_MILLIS) | string | 45296789 | '12:34:56.789000'
          int64(TIME_MICROS) | string | 0 | '00:00:00'
          int64(TIME_MICROS) | string | 86399999999 | '23:59:59.999999'
          int64(TIME_MICROS) | string | 60000000 | '00:01:00'
          binary(UTF8) | string | 436166c3a9 | 'Café'
          binary(ENUM) | string | 61 | 'a'
          binary(JSON) | string | 7b7d | '{}'
          binary | string | 61 | 'a'
          binary(UTF8) | string | `` | ''
          binary(UTF8) | boolean | 74727565 | true
          binary(UTF8) | boolean | 66616c7365 | false
          binary(UTF8) | uuid | 33463235303445302d346638392d313164332d396130632d303330356538326333333031 | '3f2504e0-4f89-11d3-9a0c-0305e82c3301'
          fixed_len_byte_array(16)(UUID) | uuid | 3f2504e04f8911d39a0c0305e82c3301 | '3f2504e0-4f89-11d3-9a0c-0305e82c3301'
          binary | binary | 00ff | 0x00ff
          binary(BSON) | binary | 00ff | 0x00ff
          binary | fixed[2] | 00ff | 0x00ff
          fixed_len_byte_array(2) | fixed[2] | 00ff | 0x00ff
          fixed_len_byte_array(2) | binary | 00ff | 0x00ff
          """,
      quoteCharacter = '`')
  void storedValueIsItsExactValue(String stored, String declared, String value, String expected) {
    assertThat(rows(stored, declared, value)).isEqualTo("1 INSERT [1, " + expected + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int64(UINT_64) | long | -1 | a long (64 bits) | 18446744073709551615
          int32(DATE) | date | 2932897 | a date yyyy-MM-dd, 0001 to 9999 | +10000-01-01
          int64(TIMESTAMP(NANOS,false)) | timestamp | 1 | a timestamp yyyy-MM-dd HH:mm:ss[.ffffff] without zone, 0001 to 9999 | 1970-01-01T00:00:00.000000001
          int64(TIMESTAMP(MICROS,false)) | timestamp | -62135596800000001 | a timestamp yyyy-MM-dd HH:mm:ss[.ffffff] without zone, 0001 to 9999 | 0001-12-31T23:59:59.999999
          int32(DECIMAL(9,2)) | decimal(9,1) | 12345 | a decimal(9,1), at most 8 digits before the point and 1 after it | 123.45
          int32(DECIMAL(9,2)) | decimal(4,2) | 1234567 | a decimal(4,2), at most 2 digits before the point and 2 after it | 12345.67
          int64(TIME_MICROS) | string | 86400000000 | a time of day | 24:00:00.000000+0000
          binary(UTF8) | uuid | 61 | a UUID of 8-4-4-4-12 hexadecimal digits | a
          binary(UTF8) | boolean | 796573 | true, false, t, f, 1 or 0 | yes
          binary(UTF8) | string | ff | text in UTF-8 | \uFFFD
          binary | fixed[2] | 00 | 2 bytes | 0x00
          """)
  void storedValueThatIsNoneOfTheDeclaredTypeRefusesTheRow(
      String stored, String declared, String value, String expected, String found) {
    assertThat(rows(stored, declared, value))
        .isEqualTo(
            ("1 refused v: Expected " + expected + ", got '" + found + "'")
                + (" | id=1, v=" + found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int64 | int
          int32 | decimal(9,0)
          int32 | decimal(11,2)
          int64 | decimal(18,0)
          int32(UINT_32) | int
          int64(UINT_64) | decimal(19,0)
          int64(UINT_64) | int
          int32 | boolean
          int32 | string
          int32 | double
          float | decimal(10,2)
          double | float
          boolean | int
          boolean | string
          int32(DATE) | timestamp
          int32(DATE) | int
          int64(TIMESTAMP_MICROS) | date
          int64(TIMESTAMP_MICROS) | long
          int64(TIME_MICROS) | long
          int64(TIME(NANOS,true)) | string
          int96 | date
          int32(DECIMAL(9,2)) | double
          binary(UTF8) | int
          binary(UTF8) | date
          binary(UTF8) | timestamp
          binary(UTF8) | binary
          binary(DECIMAL(10,2)) | string
          binary | boolean
          binary | uuid
          fixed_len_byte_array(2) | fixed[3]
          fixed_len_byte_array(2) | string
          fixed_len_byte_array(16)(UUID) | string
          fixed_len_byte_array(16)(UUID) | fixed[16]
          fixed_len_byte_array(12)(INTERVAL) | string
          """)
  void pairThatCouldLoseSomethingIsDrift(String stored, String declared) {
    String type = stored.replaceFirst("^(\\w+(?:\\(\\d+\\))?)(?:\\((.*)\\))?$", "$1 v ($2)");

    assertThatThrownBy(() -> rows(stored, declared, null))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.SCHEMA_DRIFT))
        .hasMessageStartingWith(
            "Cannot read change file LOAD00000001.parquet: its column 'v' cannot be read without"
                + " loss. Expected a Parquet type that fits "
                + declared
                + ", got optional "
                + type.substring(0, type.indexOf(" v") + 2))
        .hasMessageEndingWith(
            ". Declare another type for it in the pipeline file, or convert it with a"
                + " transformation rule of the DMS task.");
  }

  @Test
  void int96IsATimestampOfWholeMicroseconds() {
    NanoTime exact = new NanoTime(2_440_589, 1_000);
    NanoTime fine = new NanoTime(2_440_588, 1);
    byte[] file =
        ParquetFixture.of("required int32 id; optional int96 v;")
            .row(row -> row.append("id", 1).append("v", exact))
            .row(row -> row.append("id", 2).append("v", fine))
            .bytes();

    assertThat(read(layout(PLAIN, "id int", "v timestamptz"), LOAD, file))
        .containsExactly(
            "1 INSERT [1, 86400000001]",
            "2 refused v: Expected a timestamp yyyy-MM-dd HH:mm:ss[.ffffff][Z or ±hh:mm], 0001 to"
                + " 9999, got '0x01000000000000008C3D2500' | id=2, v=0x01000000000000008C3D2500");
  }

  @Test
  void emptyDecimalRefusesTheRow() {
    assertThat(rows("binary(DECIMAL(10,3))", "decimal(10,3)", ""))
        .isEqualTo(
            "1 refused v: Expected a decimal(10,3), at most 7 digits before the point and 3 after"
                + " it, got '' | id=1, v=");
  }

  @Test
  void listAndGroupAreDrift() {
    assertThatThrownBy(
            () ->
                read(
                    layout(PLAIN, "id int", "v int"),
                    LOAD,
                    ParquetFixture.of("required int32 id; repeated int32 v;").bytes()))
        .hasMessageContaining("Expected a Parquet type that fits int, got repeated int32 v.");
    assertThatThrownBy(
            () ->
                read(
                    layout(PLAIN, "id int", "v int"),
                    LOAD,
                    ParquetFixture.of("required int32 id; optional group v { required int32 w; }")
                        .bytes()))
        .hasMessageContaining("Expected a Parquet type that fits int, got a group of columns.");
  }

  private static String rows(String stored, String declared, String value) {
    String column = stored.replaceFirst("^(\\w+(?:\\(\\d+\\))?)(?:\\((.*)\\))?$", "$1 v ($2)");
    byte[] file =
        ParquetFixture.of("required int32 id; optional " + column.replace(" ()", "") + ";")
            .row(row -> append(row.append("id", 1), stored, value))
            .bytes();
    return read(layout(PLAIN, "id int", "v " + declared), LOAD, file).get(0);
  }

  private static void append(Group row, String stored, String value) {
    if (value == null) {
      return;
    }
    if (stored.startsWith("int32")) {
      row.append("v", Integer.parseInt(value));
    } else if (stored.startsWith("int64")) {
      row.append("v", Long.parseLong(value));
    } else if (stored.equals("float")) {
      row.append("v", Float.parseFloat(value));
    } else if (stored.equals("double")) {
      row.append("v", Double.parseDouble(value));
    } else if (stored.equals("boolean")) {
      row.append("v", Boolean.parseBoolean(value));
    } else {
      row.append("v", Binary.fromConstantByteArray(HexFormat.of().parseHex(value)));
    }
  }
}
