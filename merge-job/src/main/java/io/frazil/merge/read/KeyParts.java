package io.frazil.merge.read;

import io.frazil.model.table.Column;
import java.util.List;
import java.util.Objects;

/** Where the key of a row stands among its columns. */
final class KeyParts {

  private final int[] columnOfPart;
  private final boolean[] isPart;

  KeyParts(ChangeLayout layout) {
    List<String> names = layout.columns().stream().map(Column::name).toList();
    columnOfPart = layout.key().stream().mapToInt(names::indexOf).toArray();
    isPart = new boolean[names.size()];
    for (int part = 0; part < columnOfPart.length; part++) {
      if (columnOfPart[part] < 0) {
        throw new IllegalArgumentException(
            "Key column " + layout.key().get(part) + " is not among " + names);
      }
      isPart[columnOfPart[part]] = true;
    }
  }

  /** Index of the column that holds this part of the key. */
  int column(int part) {
    return columnOfPart[part];
  }

  /** Whether the column is part of the key. */
  boolean contains(int column) {
    return isPart[column];
  }

  /**
   * Settles whether an update moved its row to another key, once values and before images are
   * there. Parts that the before image leaves out are those of the new key.
   */
  void settleBefore(ChangeRow row) {
    Object[] before = row.before();
    boolean moved = false;
    for (int part = 0; part < columnOfPart.length; part++) {
      Object now = row.values()[columnOfPart[part]];
      if (before[part] == null) {
        before[part] = now;
      } else {
        moved |= !Objects.deepEquals(before[part], now);
      }
    }
    row.keyMoved(moved);
  }
}
