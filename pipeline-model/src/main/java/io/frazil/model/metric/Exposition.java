package io.frazil.model.metric;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metric as Prometheus sees it. Several metrics of the list may be one family, told apart by a
 * label with a fixed value.
 *
 * @param labels names whose values a sample brings
 * @param fixed labels that have one value for this metric
 */
public record Exposition(String family, List<String> labels, Map<String, String> fixed) {

  public Exposition {
    requireNonNull(family, "family is null");
    labels = List.copyOf(labels);
    fixed = Map.copyOf(fixed);
  }

  /** Reads {@code family{label,other=value}}. */
  static Exposition parse(String text) {
    int brace = text.indexOf('{');
    if (brace < 0) {
      return new Exposition(text, List.of(), Map.of());
    }
    String[] parts = text.substring(brace + 1, text.length() - 1).split(",", -1);
    Map<String, String> fixed = new TreeMap<>();
    Arrays.stream(parts)
        .map(part -> part.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> fixed.put(pair[0], pair[1]));
    List<String> labels = Arrays.stream(parts).map(part -> part.split("=", 2)[0]).toList();
    return new Exposition(text.substring(0, brace), labels, fixed);
  }

  /** A sample's values in the order of {@link #labels}: the given ones, in order, and the fixed. */
  public String[] values(String... given) {
    int next = 0;
    String[] values = new String[labels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fixed.containsKey(labels.get(i)) ? fixed.get(labels.get(i)) : given[next++];
    }
    return values;
  }
}
