package io.frazil.merge.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.util.Optional;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestParquetShape {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          boolean c                                     | boolean
          int32 c                                       | int
          int32 c (INT_16)                              | int
          int32 c (UINT_16)                             | int
          int32 c (UINT_32)                             | long
          int64 c                                       | long
          int64 c (UINT_64)                             | decimal(20,0)
          float c                                       | float
          double c                                      | double
          int96 c                                       | timestamp
          int32 c (DATE)                                | date
          int32 c (TIME_MILLIS)                         | string
          int64 c (TIMESTAMP_MILLIS)                    | timestamp
          int64 c (TIMESTAMP_MICROS)                    | timestamp
          int64 c (DECIMAL(18,4))                       | decimal(18,4)
          fixed_len_byte_array(16) c (DECIMAL(38,4))    | decimal(38,4)
          fixed_len_byte_array(16) c (UUID)             | uuid
          fixed_len_byte_array(16) c                    | binary
          binary c (STRING)                             | string
          binary c (JSON)                               | string
          binary c                                      | binary
          """)
  void typeIsOneThatTheReaderReadsItAs(String parquet, String expected) {
    PrimitiveType type = type(parquet);

    Optional<ColumnType> shape = ParquetShape.columnType(type);

    assertThat(shape.map(ColumnType::toString)).contains(expected);
    assertThat(
            ParquetTypes.column(
                type, new Slot(Slot.Role.COLUMN, 0), new Column("c", shape.orElseThrow())))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"binary c (BSON)", "fixed_len_byte_array(12) c (INTERVAL)"})
  void typeThatNothingHoldsIsNone(String parquet) {
    assertThat(ParquetShape.columnType(type(parquet))).isEmpty();
  }

  private static PrimitiveType type(String parquet) {
    return MessageTypeParser.parseMessageType("message m { optional " + parquet + "; }")
        .getType(0)
        .asPrimitiveType();
  }
}
