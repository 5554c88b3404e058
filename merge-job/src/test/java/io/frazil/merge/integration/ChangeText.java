package io.frazil.merge.integration;

import io.frazil.fixture.ChangeFiles;
import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.TableShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Rows of CSV change files as text, in the columns of a format. A change's place in the source's
 * log is a number: its hundreds are the transaction, committed so many seconds after 10:30, the
 * rest counts the changes within it.
 */
record ChangeText(TableShape shape, DmsFormat format) {

  /** A row of a full load at 10:28:17, with an Op where the format has one there. */
  String loaded(Object... values) {
    return loadedAt("2024-06-12 10:28:17.798779", values);
  }

  /** A row of a full load at another time. */
  String loadedAt(String time, Object... values) {
    List<Object> cells = new ArrayList<>();
    if (format.has(DmsFormat.Switch.OP_IN_FULL_LOAD)) {
      cells.add("I");
    }
    if (!format.timestampColumn().isEmpty()) {
      cells.add(time);
    }
    Collections.addAll(cells, values);
    addTrailing(cells, null, noKey());
    return ChangeFiles.csv(cells.toArray());
  }

  String insert(int place, Object... values) {
    return change("I", place, noKey(), values);
  }

  String update(int place, Object... values) {
    return change("U", place, noKey(), values);
  }

  /** An update that gave the row another key. */
  String move(int place, List<?> before, Object... values) {
    return change("U", place, before, values);
  }

  /** A delete that carries the key alone. */
  String delete(int place, Object... key) {
    Object[] values = new Object[shape.columns().size()];
    for (int i = 0; i < key.length; i++) {
      values[shape.indexOf(shape.key().get(i))] = key[i];
    }
    return change("D", place, noKey(), values);
  }

  /** A change with any Op. */
  String change(String op, int place, List<?> before, Object... values) {
    List<Object> cells = new ArrayList<>(List.of(op));
    if (!format.timestampColumn().isEmpty()) {
      cells.add(String.format(Locale.ROOT, "2024-06-12 10:30:%02d.000000", place / 100));
    }
    cells.addAll(Arrays.asList(values));
    addTrailing(cells, sequence(place), before);
    return ChangeFiles.csv(cells.toArray());
  }

  /** The header row of the format's CDC files. */
  String header() {
    List<Object> names = new ArrayList<>(List.of("Op"));
    if (!format.timestampColumn().isEmpty()) {
      names.add(format.timestampColumn());
    }
    shape.columns().forEach(column -> names.add(column.name()));
    addTrailing(
        names,
        format.changeSequence(),
        shape.key().stream().map(name -> format.beforeImagePrefix() + name).toList());
    return ChangeFiles.csv(names.toArray());
  }

  private void addTrailing(List<Object> cells, String sequence, List<?> before) {
    if (!format.changeSequence().isEmpty()) {
      cells.add(sequence);
    }
    if (!format.beforeImagePrefix().isEmpty()) {
      cells.addAll(before);
    }
  }

  private static String sequence(int place) {
    return String.format(Locale.ROOT, "202406121030%02d00%019d", place / 100, place);
  }

  private List<Object> noKey() {
    return Collections.nCopies(shape.key().size(), null);
  }
}
