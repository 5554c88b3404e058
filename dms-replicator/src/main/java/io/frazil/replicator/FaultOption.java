package io.frazil.replicator;

import io.frazil.replicator.fault.Fault;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A fault and its number, {@code cut-short=3}; 1 where none is given. */
record FaultOption(Fault fault, int number) {

  /** Reads one. */
  static final class Converter implements ITypeConverter<FaultOption> {

    @Override
    public FaultOption convert(String text) {
      int equals = text.indexOf('=');
      String word = equals < 0 ? text : text.substring(0, equals);
      String number = equals < 0 ? "1" : text.substring(equals + 1);
      if (!number.matches("[1-9]\\d{0,8}")) {
        throw new TypeConversionException(
            "'" + text + "' has no number. Expected NAME=N, N being 1 or more");
      }
      return Arrays.stream(Fault.values())
          .filter(fault -> fault.word().equals(word))
          .findFirst()
          .map(fault -> new FaultOption(fault, Integer.parseInt(number)))
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'"
                          + word
                          + "' is no fault. Expected one of "
                          + Arrays.stream(Fault.values())
                              .map(Fault::word)
                              .collect(Collectors.joining(", "))));
    }
  }
}
