package io.frazil.model.pipeline;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant. Upper and lower case count as alike. */
public final class Nearest {

  private Nearest() {}

  /** The candidate with the fewest typing slips, when they are few for the word's length. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    String nearest = null;
    int fewest = (word.length() + 2) / 3 + 1;
    for (String candidate : candidates) {
      int slips = slips(lower(word), lower(candidate));
      if (slips < fewest) {
        fewest = slips;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** {@code ; did you mean 'x'?}, or a full stop when nothing is near. */
  public static String question(String word, Collection<String> candidates) {
    return to(word, candidates).map(near -> "; did you mean '" + near + "'?").orElse(".");
  }

  /** Edit distance in which two letters that changed places are one slip. */
  private static int slips(String left, String right) {
    int[][] distance = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : step(left, right, i, j, distance);
      }
    }
    return distance[left.length()][right.length()];
  }

  private static int step(String left, String right, int i, int j, int[][] distance) {
    int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
    int least = Math.min(distance[i - 1][j], distance[i][j - 1]) + 1;
    least = Math.min(least, distance[i - 1][j - 1] + change);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
