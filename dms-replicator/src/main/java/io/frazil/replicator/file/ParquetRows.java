package io.frazil.replicator.file;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timeType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.frazil.replicator.layout.FileColumn;
import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.SourceRow.Unlogged;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * Rows in Parquet with the types of real DMS files: every column optional but the timestamp column,
 * decimals as fixed-length byte arrays, timestamps in INT64 marked as UTC.
 */
final class ParquetRows extends WriteSupport<List<Object>> {

  private final List<FileColumn> columns;
  private final boolean milliseconds;
  private RecordConsumer consumer;

  ParquetRows(List<FileColumn> columns, boolean milliseconds) {
    this.columns = List.copyOf(columns);
    this.milliseconds = milliseconds;
  }

  @Override
  public WriteContext init(Configuration configuration) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (FileColumn column : columns) {
      schema.addField(field(column));
    }
    return new WriteContext(schema.named("schema"), Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    this.consumer = consumer;
  }

  @Override
  public void write(List<Object> cells) {
    consumer.startMessage();
    for (int i = 0; i < cells.size(); i++) {
      Object value = cells.get(i);
      if (value != null && value != Unlogged.VALUE) {
        consumer.startField(columns.get(i).name(), i);
        add(columns.get(i).type(), value);
        consumer.endField(columns.get(i).name(), i);
      }
    }
    consumer.endMessage();
  }

  private PrimitiveType field(FileColumn column) {
    DmsType type = column.type();
    Types.PrimitiveBuilder<PrimitiveType> builder =
        Types.primitive(
            physical(type), column.required() ? Repetition.REQUIRED : Repetition.OPTIONAL);
    TimeUnit unit = milliseconds ? TimeUnit.MILLIS : TimeUnit.MICROS;
    builder =
        switch (type.kind()) {
          case BOOLEAN, BYTES, BLOB, INT4, INT8, REAL4, REAL8 -> builder;
          case DATE -> builder.as(dateType());
          case TIME -> builder.as(timeType(true, TimeUnit.MILLIS));
          case DATETIME -> builder.as(timestampType(true, unit));
          case INT1 -> builder.as(intType(8, true));
          case INT2 -> builder.as(intType(16, true));
          case UINT1 -> builder.as(intType(8, false));
          case UINT2 -> builder.as(intType(16, false));
          case UINT4 -> builder.as(intType(32, false));
          case UINT8 -> builder.as(intType(64, false));
          case NUMERIC ->
              builder
                  .length(decimalLength(type.first()))
                  .as(decimalType(type.second(), type.first()));
          case STRING, WSTRING, CLOB, NCLOB -> builder.as(stringType());
        };
    return builder.named(column.name());
  }

  private static PrimitiveTypeName physical(DmsType type) {
    return switch (type.kind()) {
      case BOOLEAN -> BOOLEAN;
      case DATE, TIME, INT1, INT2, INT4, UINT1, UINT2, UINT4 -> INT32;
      case DATETIME, INT8, UINT8 -> INT64;
      case NUMERIC -> FIXED_LEN_BYTE_ARRAY;
      case REAL4 -> FLOAT;
      case REAL8 -> DOUBLE;
      case BYTES, BLOB, STRING, WSTRING, CLOB, NCLOB -> BINARY;
    };
  }

  private void add(DmsType type, Object value) {
    switch (type.kind()) {
      case BOOLEAN -> consumer.addBoolean((Boolean) value);
      case DATE -> consumer.addInteger((int) ((LocalDate) value).toEpochDay());
      case TIME -> consumer.addInteger((int) (((LocalTime) value).toNanoOfDay() / 1_000_000));
      case DATETIME -> consumer.addLong(moment((LocalDateTime) value));
      case INT1, INT2, INT4, UINT1, UINT2, UINT4 ->
          consumer.addInteger(((Number) value).intValue());
      case INT8 -> consumer.addLong((Long) value);
      case UINT8 -> consumer.addLong(((BigInteger) value).longValue());
      case NUMERIC -> consumer.addBinary(unscaled(type, (BigDecimal) value));
      case REAL4 -> consumer.addFloat((Float) value);
      case REAL8 -> consumer.addDouble((Double) value);
      case BYTES, BLOB ->
          consumer.addBinary(Binary.fromConstantByteBuffer(((ByteBuffer) value).duplicate()));
      case STRING, WSTRING, CLOB, NCLOB -> consumer.addBinary(Binary.fromString((String) value));
    }
  }

  private long moment(LocalDateTime value) {
    long seconds = value.toEpochSecond(ZoneOffset.UTC);
    return milliseconds
        ? seconds * 1_000 + value.getNano() / 1_000_000
        : seconds * 1_000_000 + value.getNano() / 1_000;
  }

  private static Binary unscaled(DmsType type, BigDecimal value) {
    byte[] digits = value.setScale(type.second()).unscaledValue().toByteArray();
    byte[] padded = new byte[decimalLength(type.first())];
    Arrays.fill(padded, (byte) (value.signum() < 0 ? -1 : 0));
    System.arraycopy(digits, 0, padded, padded.length - digits.length, digits.length);
    return Binary.fromConstantByteArray(padded);
  }

  /** Fewest bytes that hold every number of so many digits: 7 for 15, 16 for 38. */
  private static int decimalLength(int precision) {
    return BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
  }
}
