package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

/**
 * One key of a pipeline file, as its reference tells it.
 *
 * @param silent what holds where the key is absent, as it would be written; empty text when it must
 *     be there, or when nothing holds then
 * @param meaning one line, in the words of the glossary
 */
record Key(String name, Takes takes, boolean isRequired, String silent, String meaning) {

  Key {
    requireNonNull(takes, "takes is null");
    requireNonNull(silent, "silent is null");
    if (name.isBlank() || meaning.isBlank() || meaning.contains("\n")) {
      throw new IllegalArgumentException("Key '" + name + "' needs a meaning of one line");
    }
    if (isRequired && !silent.isEmpty()) {
      throw new IllegalArgumentException("Key '" + name + "' is required and has a default");
    }
  }

  /** A key that must be there. */
  static Key required(String name, Takes takes, String meaning) {
    return new Key(name, takes, true, "", meaning);
  }

  /** A key in whose absence nothing is set. */
  static Key optional(String name, Takes takes, String meaning) {
    return new Key(name, takes, false, "", meaning);
  }

  /** A key in whose absence a value holds. */
  static Key withDefault(String name, Takes takes, String silent, String meaning) {
    if (silent.isEmpty()) {
      throw new IllegalArgumentException("Key '" + name + "' has an empty default");
    }
    return new Key(name, takes, false, silent, meaning);
  }
}
