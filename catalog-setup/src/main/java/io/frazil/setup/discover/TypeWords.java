package io.frazil.setup.discover;

import io.frazil.model.table.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A declared type, taken apart.
 *
 * @param name in lower case, parameters left out: {@code timestamp with time zone}, {@code bigint
 *     unsigned}
 * @param parameters its numbers, such as precision and scale
 */
record TypeWords(String name, List<Integer> parameters) {

  private static final Pattern PARAMETERS = Pattern.compile("\\(([^()]*)\\)");
  private static final int MOST_DIGITS = 38;

  static TypeWords of(String type) {
    List<Integer> numbers = new ArrayList<>();
    Matcher matcher = PARAMETERS.matcher(type);
    if (matcher.find() && matcher.group(1).matches("[\\s\\d,-]+")) {
      for (String number : matcher.group(1).split(",", -1)) {
        numbers.add(Integer.parseInt(number.strip()));
      }
    }
    String name = type.replaceAll("\\(.*\\)", " ").replaceAll("\\s+", " ");
    return new TypeWords(name.strip().toLowerCase(Locale.ROOT), List.copyOf(numbers));
  }

  /** A decimal of its parameters, where Iceberg has one. */
  Decision decimal(String spelling) {
    int precision = parameters.get(0);
    int scale = parameters.size() > 1 ? parameters.get(1) : 0;
    boolean fits = precision >= 1 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision;
    return fits
        ? Decision.decimal(precision, scale, "")
        : Decision.of(
            ColumnType.Kind.STRING, spelling + " is beyond 38 digits: DMS writes it as text.");
  }
}
