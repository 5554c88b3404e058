package io.frazil.replicator.jdbc;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.source.SourceTable.TableId;
import java.util.function.Function;

/** Says where a value stands that DMS's type cannot hold. */
public final class RefusedValues {

  private RefusedValues() {}

  /**
   * Translates a value.
   *
   * @throws FrazilException {@code SOURCE_DATA} when the translation refuses it with an {@link
   *     IllegalArgumentException}
   */
  public static <T> Object translate(
      TableId table, String column, T value, Function<T, Object> translation) {
    try {
      return translation.apply(value);
    } catch (IllegalArgumentException e) {
      throw new FrazilException(
          FailureKind.SOURCE_DATA,
          ("Cannot replicate a value of %s.%s: it %s. Change the value, or the column's type; where"
                  + " the log already holds it, start with --reload.")
              .formatted(table, column, e.getMessage()),
          e);
    }
  }
}
