package io.frazil.model.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * What stands at a key.
 *
 * @param form completes "Accepted: ...", for a single value as the reader says it
 * @param words the only words that a single value may be; empty when others may be
 * @param inner the keys of the map, or of each map, that stands here
 */
record Takes(Kind kind, String form, List<String> words, Optional<KeyGroup> inner) {

  /** How values stand at a key. */
  enum Kind {
    VALUE,
    VALUE_OR_LIST,
    ANY_MAP,
    MAP,
    MAP_OR_FILE,
    LIST_OF_MAPS,
    VALUE_OR_MAP_BY_NAME
  }

  Takes {
    words = List.copyOf(words);
  }

  /** A single value. */
  static Takes one(Accepted<?> accepted) {
    return new Takes(Kind.VALUE, accepted.form(), accepted.words(), Optional.empty());
  }

  /** A single value, of which this is said. */
  static Takes one(String form) {
    return new Takes(Kind.VALUE, form, List.of(), Optional.empty());
  }

  /** A list of values, or one in its place. */
  static Takes list(String form) {
    return new Takes(Kind.VALUE_OR_LIST, form, List.of(), Optional.empty());
  }

  /** A map of any names to texts. */
  static Takes texts() {
    return new Takes(Kind.ANY_MAP, "a map of name to text", List.of(), Optional.empty());
  }

  /** A map of known keys. */
  static Takes map(KeyGroup inner) {
    return new Takes(Kind.MAP, "a map, see below", List.of(), Optional.of(inner));
  }

  /** A map of known keys, or the path of a file that has them. */
  static Takes mapOrFile(KeyGroup inner) {
    return new Takes(
        Kind.MAP_OR_FILE,
        "a map, see below, or the path of its JSON",
        List.of(),
        Optional.of(inner));
  }

  /** A list of maps, one or more. */
  static Takes maps(KeyGroup inner) {
    return new Takes(Kind.LIST_OF_MAPS, "a list of maps, see below", List.of(), Optional.of(inner));
  }

  /** A map of any names, each to a value or to a map of known keys. */
  static Takes valueOrMapByName(String form, KeyGroup inner) {
    return new Takes(Kind.VALUE_OR_MAP_BY_NAME, form, List.of(), Optional.of(inner));
  }
}
