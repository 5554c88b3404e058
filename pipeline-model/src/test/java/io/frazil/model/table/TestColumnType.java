package io.frazil.model.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.table.ColumnType.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestColumnType {

  @ParameterizedTest
  @CsvSource({
    "boolean, BOOLEAN",
    "int, INT",
    "long, LONG",
    "float, FLOAT",
    "double, DOUBLE",
    "date, DATE",
    "timestamp, TIMESTAMP",
    "timestamptz, TIMESTAMPTZ",
    "string, STRING",
    "uuid, UUID",
    "binary, BINARY",
    "' LONG ', LONG"
  })
  void plainTypesAreReadByTheirIcebergName(String text, Kind kind) {
    assertThat(ColumnType.parse(text)).contains(ColumnType.of(kind));
  }

  @Test
  void parametersAreRead() {
    assertThat(ColumnType.parse("decimal(10, 2)")).contains(ColumnType.decimal(10, 2));
    assertThat(ColumnType.parse("DECIMAL(38,38)")).contains(ColumnType.decimal(38, 38));
    assertThat(ColumnType.parse("fixed[16]")).contains(ColumnType.fixed(16));
    assertThat(ColumnType.parse("fixed(16)")).contains(ColumnType.fixed(16));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "time", "bigint", "decimal", "decimal(10)", "fixed", "long(3)"})
  void otherNamesAreNoType(String text) {
    assertThat(ColumnType.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"decimal(10,2)", "fixed[16]", "timestamptz", "uuid"})
  void printsAsItIsRead(String text) {
    assertThat(ColumnType.parse(text).orElseThrow()).hasToString(text);
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> ColumnType.parse("decimal(39,2)"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("decimal needs precision 1 to 38 and scale 0 to precision, got decimal(39,2)");
    assertThatThrownBy(() -> ColumnType.decimal(4, 5))
        .hasMessage("decimal needs precision 1 to 38 and scale 0 to precision, got decimal(4,5)");
    assertThatThrownBy(() -> ColumnType.fixed(0))
        .hasMessage("fixed needs a length of 1 or more, got 0");
    assertThatThrownBy(() -> new ColumnType(Kind.LONG, 3, 0))
        .hasMessage("LONG takes no parameters");
  }

  @ParameterizedTest
  @CsvSource({"int,long", "float,double", "'decimal(8,2)','decimal(9,2)'"})
  void widensOneWayOnly(String narrow, String wide) {
    assertThat(type(narrow).widensTo(type(wide))).isTrue();
    assertThat(type(wide).widensTo(type(narrow))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "int,int",
    "int,double",
    "long,double",
    "int,string",
    "date,timestamp",
    "timestamp,timestamptz",
    "'decimal(8,2)','decimal(8,2)'",
    "'decimal(8,2)','decimal(9,3)'",
    "'decimal(8,2)',double",
    "fixed[4],fixed[8]"
  })
  void widensNothingElse(String from, String to) {
    assertThat(type(from).widensTo(type(to))).isFalse();
  }

  private static ColumnType type(String text) {
    return ColumnType.parse(text).orElseThrow();
  }
}
