package io.frazil.merge.read;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the fields of a CSV file are.
 *
 * @param slots per field of a row that lacks nothing
 * @param counts numbers of fields a row may have, rising
 */
record CsvColumns(List<Slot> slots, List<Integer> counts) {

  CsvColumns {
    slots = List.copyOf(slots);
    counts = List.copyOf(counts);
  }

  /** The columns of a file with this header. */
  static CsvColumns named(List<Slot> slots) {
    return new CsvColumns(slots, List.of(slots.size()));
  }

  /** The columns of a file without a header, as {@link ChangeLayout} says. */
  static CsvColumns positioned(ChangeLayout layout, ChangeFileName.Kind kind) {
    List<Slot> slots = new ArrayList<>();
    boolean op =
        kind == ChangeFileName.Kind.CDC
            ? layout.settings().opInChanges()
            : layout.settings().opInFullLoad();
    if (op) {
      slots.add(Slot.of(Slot.Role.OPERATION));
    }
    if (layout.settings().timestampColumnName().isPresent()) {
      slots.add(Slot.of(Slot.Role.COMMIT_TIME));
    }
    List<String> names = layout.columns().stream().map(Column::name).toList();
    layout.positions().forEach(name -> slots.add(new Slot(Slot.Role.COLUMN, names.indexOf(name))));
    int least = slots.size();
    if (layout.added().changeSequenceColumn().isPresent()) {
      slots.add(Slot.of(Slot.Role.CHANGE_SEQUENCE));
    }
    layout.added().others().forEach(other -> slots.add(Slot.of(Slot.Role.PASSED_OVER)));

    List<Integer> counts =
        IntStream.rangeClosed(least, slots.size())
            .boxed()
            .collect(Collectors.toCollection(ArrayList::new));
    if (layout.added().hasBeforeImage()) {
      // A column of each key column, in the order in which the table has them.
      for (Column column : layout.columns()) {
        int part = layout.key().indexOf(column.name());
        if (part >= 0) {
          slots.add(new Slot(Slot.Role.BEFORE_KEY, part));
        }
      }
      counts.add(slots.size());
    }
    return new CsvColumns(slots, counts);
  }

  /** Whether a row may have so many fields. */
  boolean accepts(int fields) {
    return fields == slots.size() || counts.contains(fields);
  }

  /** Why a row of so many fields is refused. */
  String refusal(int fields) {
    String accepted = counts.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "Expected " + accepted.replaceFirst(", (\\d+)$", " or $1") + " fields, got " + fields;
  }

  /** Field that holds the Op; -1 when the file has none. */
  int operationField() {
    return slots.indexOf(Slot.of(Slot.Role.OPERATION));
  }
}
