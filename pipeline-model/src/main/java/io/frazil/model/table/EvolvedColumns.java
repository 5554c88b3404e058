package io.frazil.model.table;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The columns of a table that change files decided about rather than the pipeline file: those they
 * brought, and those they widened. Written down in the table itself, so that the next run knows
 * that they are no mistake.
 *
 * @param names in the table's own spelling
 */
public record EvolvedColumns(Set<String> names) {

  /** The table property that holds them. */
  public static final String PROPERTY = "frazil.evolved-columns";

  /** Of a table that is as it was declared. */
  public static final EvolvedColumns NONE = new EvolvedColumns(Set.of());

  public EvolvedColumns {
    names = Set.copyOf(names);
  }

  /** Reads the property; null and empty text are none. */
  public static EvolvedColumns parse(String text) {
    return text == null || text.isEmpty()
        ? NONE
        : new EvolvedColumns(
            Arrays.stream(text.split(",", -1))
                .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                .collect(Collectors.toSet()));
  }

  public boolean contains(String name) {
    return names.contains(name);
  }

  /** With these columns too. */
  public EvolvedColumns and(Set<String> more) {
    Set<String> all = new TreeSet<>(names);
    all.addAll(more);
    return new EvolvedColumns(all);
  }

  /** The property's value, the same for the same names. */
  @Override
  public String toString() {
    return new TreeSet<>(names)
        .stream()
            .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
            .collect(Collectors.joining(","));
  }
}
