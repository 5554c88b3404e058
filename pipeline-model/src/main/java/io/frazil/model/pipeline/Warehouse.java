package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where a catalog keeps its tables, as the catalog is told: a place, or, for a REST catalog, any
 * name its server knows the warehouse by (an account id, an ARN, a word).
 */
public record Warehouse(String text) {

  public Warehouse {
    requireNonNull(text, "text is null");
    if (text.isBlank()) {
      throw new IllegalArgumentException("A warehouse has no name");
    }
    text = isPlace(text) ? new Location(text).text() : text;
  }

  /** A place as warehouse. */
  public static Warehouse at(Location place) {
    return new Warehouse(place.text());
  }

  /** The place; empty for a name that only the server understands. */
  public Optional<Location> place() {
    return isPlace(text) ? Optional.of(new Location(text)) : Optional.empty();
  }

  private static boolean isPlace(String text) {
    return text.startsWith("/") || text.matches("s3://[^/].*");
  }

  @Override
  public String toString() {
    return text;
  }
}
