package io.frazil.model.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that reading goes on to the end and says everything once. */
final class Problems {

  private static final Comparator<Problem> FILE_ORDER =
      Comparator.comparing(Problem::file).thenComparingInt(Problem::line);

  private final List<Problem> found = new ArrayList<>();

  void add(Place place, String message) {
    found.add(new Problem(place.file(), place.line(), place.path(), message));
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
