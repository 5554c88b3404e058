package io.frazil.setup.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.ColumnType;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestIcebergTypes {

  @ParameterizedTest
  @EnumSource(ColumnType.Kind.class)
  void everyKindComesBackAsItWent(ColumnType.Kind kind) {
    ColumnType type =
        switch (kind) {
          case DECIMAL -> ColumnType.decimal(38, 10);
          case FIXED -> ColumnType.fixed(16);
          case BOOLEAN,
              INT,
              LONG,
              FLOAT,
              DOUBLE,
              DATE,
              TIMESTAMP,
              TIMESTAMPTZ,
              STRING,
              UUID,
              BINARY ->
              ColumnType.of(kind);
        };

    assertThat(IcebergTypes.fromIceberg(IcebergTypes.toIceberg(type))).contains(type);
  }

  @Test
  void timestampsKeepTheirZone() {
    Type local = IcebergTypes.toIceberg(ColumnType.of(ColumnType.Kind.TIMESTAMP));
    Type instant = IcebergTypes.toIceberg(ColumnType.of(ColumnType.Kind.TIMESTAMPTZ));

    assertThat(local).isEqualTo(Types.TimestampType.withoutZone());
    assertThat(instant).isEqualTo(Types.TimestampType.withZone());
  }

  @Test
  void typesFrazilCannotWriteHaveNoColumnType() {
    assertThat(IcebergTypes.fromIceberg(Types.TimeType.get())).isEmpty();
    assertThat(IcebergTypes.fromIceberg(Types.TimestampNanoType.withZone())).isEmpty();
    assertThat(IcebergTypes.fromIceberg(Types.VariantType.get())).isEmpty();
    assertThat(IcebergTypes.fromIceberg(Types.ListType.ofOptional(1, Types.LongType.get())))
        .isEmpty();
  }
}
