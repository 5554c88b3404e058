package io.frazil.model.pipeline;

import io.frazil.model.table.TableName;
import java.util.Optional;
import java.util.function.BiFunction;

/** Names that are safe as folder, as SQL identifier and as part of a dotted name. */
final class Names {

  private static final String RULE =
      "free of dots, slashes, control characters and blanks at the ends";

  private Names() {}

  static Accepted<String> name() {
    return Accepted.of("a name " + RULE, text -> Optional.of(text).filter(Names::isSound));
  }

  static Accepted<SourceTable> source() {
    return Accepted.of(
        "schema.table as DMS names the folders, both " + RULE,
        text -> pair(text, SourceTable::new));
  }

  static Accepted<TableName> target() {
    return Accepted.of(
        "namespace.name in the catalog, both " + RULE, text -> pair(text, TableName::new));
  }

  static boolean isSound(String name) {
    return !name.isBlank()
        && name.equals(name.strip())
        && name.chars()
            .noneMatch(c -> c == '.' || c == '/' || c == '\\' || Character.isISOControl(c));
  }

  private static <T> Optional<T> pair(String text, BiFunction<String, String, T> value) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String first = text.substring(0, dot);
    String second = text.substring(dot + 1);
    return isSound(first) && isSound(second)
        ? Optional.of(value.apply(first, second))
        : Optional.empty();
  }
}
