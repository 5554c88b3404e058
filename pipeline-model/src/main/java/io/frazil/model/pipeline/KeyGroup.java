package io.frazil.model.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys that one map may have, in the order of the reference.
 *
 * @param title what the reference calls the map
 * @param own keys of this map alone
 * @param shared another group whose keys this map has too
 */
record KeyGroup(String title, List<Key> own, Optional<KeyGroup> shared) {

  KeyGroup {
    own = List.copyOf(own);
  }

  static KeyGroup of(String title, Key... keys) {
    return new KeyGroup(title, List.of(keys), Optional.empty());
  }

  /** The same with the keys of another group behind its own. */
  KeyGroup and(KeyGroup other) {
    return new KeyGroup(title, own, Optional.of(other));
  }

  /** Every key that the map may have. */
  Stream<Key> keys() {
    return Stream.concat(own.stream(), shared.stream().flatMap(KeyGroup::keys));
  }

  /** The keys' names, in order. */
  List<String> names() {
    return keys().map(Key::name).toList();
  }
}
