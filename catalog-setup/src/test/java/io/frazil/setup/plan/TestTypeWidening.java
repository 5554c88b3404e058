package io.frazil.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.ColumnType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestTypeWidening {

  @ParameterizedTest
  @CsvSource({"int,long", "float,double", "'decimal(8,2)','decimal(9,2)'"})
  void widensOneWayOnly(String narrow, String wide) {
    assertThat(TypeWidening.widens(type(narrow), type(wide))).isTrue();
    assertThat(TypeWidening.widens(type(wide), type(narrow))).isFalse();
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
    assertThat(TypeWidening.widens(type(from), type(to))).isFalse();
  }

  private static ColumnType type(String text) {
    return ColumnType.parse(text).orElseThrow();
  }
}
