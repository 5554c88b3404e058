package io.frazil.setup.verify;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key in canonical text, in key order. */
public record RowKey(List<String> parts) {

  public RowKey {
    parts = List.copyOf(parts);
  }

  /** Two rows of one key, as one list. */
  public static List<String> repeated(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toList());
  }

  /** All of it in one text, which no other key has. */
  public String text() {
    return CanonicalText.row(parts);
  }
}
