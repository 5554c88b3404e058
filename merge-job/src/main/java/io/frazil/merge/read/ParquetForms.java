package io.frazil.merge.read;

import static io.frazil.merge.read.ValueParser.INVALID;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.frazil.model.table.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.parquet.io.api.Binary;

/**
 * What stored Parquet integers and bytes stand for: exact values or {@link ValueParser#INVALID}.
 */
final class ParquetForms {

  private static final long NANOS_PER_DAY = TimeText.MICROS_PER_DAY * 1_000;
  private static final int JULIAN_DAY_OF_1970 = 2_440_588;

  /** Most bytes of a stored decimal; 38 digits need 16. */
  private static final int MAX_DECIMAL_BYTES = 64;

  private ParquetForms() {}

  static Object intOf(long value) {
    return value == (int) value ? (Object) (int) value : INVALID;
  }

  /** The number of an unsigned 64-bit integer, when 63 bits hold it. */
  static Object longOfUnsigned(long bits) {
    return bits >= 0 ? (Object) bits : INVALID;
  }

  /** Fits unsigned 64-bit integers into the declared decimal. */
  static LongFunction<Object> decimalOfUnsigned(ColumnType declared) {
    return bits -> {
      BigInteger value = BigInteger.valueOf(bits);
      BigInteger unsigned = bits >= 0 ? value : value.add(BigInteger.ONE.shiftLeft(Long.SIZE));
      return fit(new BigDecimal(unsigned), declared);
    };
  }

  /** Fits stored decimals into the declared type. */
  static LongFunction<Object> decimalOfLong(int storedScale, ColumnType declared) {
    return unscaled -> fit(BigDecimal.valueOf(unscaled, storedScale), declared);
  }

  /** Fits stored decimals, big-endian and in two's complement, into the declared type. */
  static Function<Binary, Object> decimalOfBytes(int storedScale, ColumnType declared) {
    return bytes ->
        bytes.length() == 0 || bytes.length() > MAX_DECIMAL_BYTES
            ? INVALID
            : fit(new BigDecimal(new BigInteger(bytes.getBytesUnsafe()), storedScale), declared);
  }

  static Object fit(BigDecimal value, ColumnType declared) {
    int scale = declared.second();
    BigDecimal scaled = value.setScale(scale, RoundingMode.DOWN);
    boolean exact = value.scale() <= scale || scaled.compareTo(value) == 0;
    return exact && scaled.precision() <= declared.first() ? scaled : INVALID;
  }

  static Object date(long day) {
    return day >= TimeText.MIN_DAY && day <= TimeText.MAX_DAY ? (Object) (int) day : INVALID;
  }

  static Object micros(long micros) {
    return TimeText.isWithinYears(micros) ? (Object) micros : INVALID;
  }

  static Object microsOfMillis(long millis) {
    return Math.abs(millis / 1_000) > Long.MAX_VALUE / 1_000_000 ? INVALID : micros(millis * 1_000);
  }

  static Object microsOfNanos(long nanos) {
    return nanos % 1_000 == 0 ? micros(nanos / 1_000) : INVALID;
  }

  /** Nanoseconds of the day and a Julian day, little-endian, as Impala and Spark stored time. */
  static Object microsOfInt96(Binary bytes) {
    ByteBuffer buffer = bytes.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = buffer.getLong(buffer.position());
    long day = (long) buffer.getInt(buffer.position() + Long.BYTES) - JULIAN_DAY_OF_1970;
    if (nanos < 0 || nanos >= NANOS_PER_DAY || nanos % 1_000 != 0 || date(day) == INVALID) {
      return INVALID;
    }
    return day * TimeText.MICROS_PER_DAY + nanos / 1_000;
  }

  /** Text {@code HH:mm:ss[.ffffff]} of a time of day. */
  static Object timeOfMicros(long micros) {
    if (micros < 0 || micros >= TimeText.MICROS_PER_DAY) {
      return INVALID;
    }
    String seconds = LocalTime.ofSecondOfDay(micros / 1_000_000).toString();
    StringBuilder text = new StringBuilder(seconds.length() == 5 ? seconds + ":00" : seconds);
    long fraction = micros % 1_000_000;
    if (fraction != 0) {
      text.append('.').append(String.valueOf(1_000_000 + fraction), 1, 7);
    }
    return text.toString().getBytes(US_ASCII);
  }

  static Object timeOfMillis(long millis) {
    return Math.abs(millis) > Integer.MAX_VALUE ? INVALID : timeOfMicros(millis * 1_000);
  }

  /** A copy of the bytes. */
  static Object bytes(Binary bytes) {
    return bytes.getBytes();
  }

  /** A copy of so many bytes. */
  static Function<Binary, Object> bytesOfLength(int length) {
    return bytes -> bytes.length() == length ? bytes.getBytes() : INVALID;
  }

  /** Text of a UUID stored as 16 bytes, big-endian. */
  static Object uuid(Binary bytes) {
    String hex = HexFormat.of().formatHex(bytes.getBytesUnsafe());
    return String.join(
            "-",
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 16),
            hex.substring(16, 20),
            hex.substring(20))
        .getBytes(US_ASCII);
  }

  /** A copy of the bytes, when they are UTF-8. */
  static Object utf8(Binary bytes) {
    byte[] copy = bytes.getBytes();
    return ByteText.isUtf8(copy, 0, copy.length) ? copy : INVALID;
  }

  /** Text of a column type, read as in CSV. */
  static Function<Binary, Object> text(ValueParser parser) {
    return bytes -> parser.parse(bytes.getBytesUnsafe(), 0, bytes.length());
  }

  /** A commit time in text; empty text is none. */
  static Object commitTime(Binary bytes) {
    return bytes.length() == 0
        ? null
        : TimeText.timestamp(bytes.getBytesUnsafe(), 0, bytes.length());
  }

  /** A change sequence in text; empty text is none. */
  static Object changeSequence(Binary bytes) {
    if (bytes.length() == 0) {
      return null;
    }
    String sequence = DmsText.changeSequence(bytes.getBytesUnsafe(), 0, bytes.length());
    return sequence == null ? INVALID : sequence;
  }

  static Object operation(Binary bytes) {
    Object operation = DmsText.operation(bytes.getBytesUnsafe(), 0, bytes.length());
    return operation == null ? INVALID : operation;
  }
}
