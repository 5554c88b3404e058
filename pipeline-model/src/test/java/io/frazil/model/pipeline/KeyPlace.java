package io.frazil.model.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * A key where it may stand.
 *
 * @param path from the top; {@code []} stands for any element of a list, {@code NAME} for any name
 * @param group the map's keys
 */
record KeyPlace(String path, KeyGroup group, Key key) {

  /** Every key of a pipeline file, from the top down, each at all its places. */
  static List<KeyPlace> all() {
    List<KeyPlace> places = new ArrayList<>();
    walk("", Keys.PIPELINE, places);
    return places;
  }

  private static void walk(String prefix, KeyGroup group, List<KeyPlace> places) {
    for (Key key : group.own()) {
      places.add(new KeyPlace(prefix + key.name(), group, key));
    }
    for (Key key : group.own()) {
      key.takes().inner().ifPresent(inner -> walk(below(prefix + key.name(), key), inner, places));
    }
    group.shared().ifPresent(shared -> walk(prefix, shared, places));
  }

  private static String below(String path, Key key) {
    return switch (key.takes().kind()) {
      case LIST_OF_MAPS -> path + "[].";
      case VALUE_OR_MAP_BY_NAME -> path + ".NAME.";
      case MAP, MAP_OR_FILE -> path + ".";
      case VALUE, VALUE_OR_LIST, ANY_MAP ->
          throw new IllegalArgumentException(key.name() + " holds no map of known keys");
    };
  }

  /** The map that the key stands in, as a path; empty text at the top. */
  String map() {
    return path.substring(0, path.length() - key.name().length()).replaceFirst("\\.$", "");
  }

  @Override
  public String toString() {
    return path;
  }
}
