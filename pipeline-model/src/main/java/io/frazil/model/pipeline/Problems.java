package io.frazil.model.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Collects what is wrong, so that reading goes on to the end and says everything once. */
final class Problems {

  private static final Comparator<Problem> FILE_ORDER =
      Comparator.comparing(Problem::file).thenComparingInt(Problem::line);

  private final List<Problem> found = new ArrayList<>();

  void add(Place place, String message) {
    found.add(new Problem(place.file(), place.line(), printable(place.path()), printable(message)));
  }

  /** One problem is one line, whatever characters a key or a value holds. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    for (char c : text.toCharArray()) {
      printable.append(
          Character.isISOControl(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
    }
    return printable.toString();
  }

  /** How many were found so far; a reader that finds none in its part may build its value. */
  int count() {
    return found.size();
  }

  /** The pipeline file's first, each file's by line. */
  List<Problem> inFileOrder() {
    return found.stream().sorted(FILE_ORDER).toList();
  }
}
