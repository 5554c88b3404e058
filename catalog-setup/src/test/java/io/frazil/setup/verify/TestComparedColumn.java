package io.frazil.setup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.ColumnType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestComparedColumn {

  @ParameterizedTest
  @CsvSource({
    "character(5), string, 'ab   ', ab",
    "character, string, ' ', ''",
    "bpchar, string, ab  , ab",
    "char(5), string, ' a b ', ' a b'",
    "NCHAR, string, 'ab ', ab",
    "character varying(5), string, 'ab ', 'ab '",
    "varchar(5), string, 'ab ', 'ab '",
    "text, string, 'ab ', 'ab '",
    "char(5), string, , "
  })
  void blanksThatFillACharAreNoPartOfIt(String source, String type, String value, String text) {
    ColumnType declared = ColumnType.parse(type).orElseThrow();

    assertThat(new ComparedColumn("code", "code", declared, source).text(value)).isEqualTo(text);
  }
}
