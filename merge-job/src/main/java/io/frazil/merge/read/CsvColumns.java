package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.pipeline.DeclaredLayout;
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
 * @param added the columns behind the source's own
 */
record CsvColumns(List<Slot> slots, List<Integer> counts, AddedColumns added) {

  CsvColumns {
    requireNonNull(added, "added is null");
    slots = List.copyOf(slots);
    counts = List.copyOf(counts);
  }

  /** The columns of a file with this header. */
  static CsvColumns named(List<Slot> slots, AddedColumns added) {
    return new CsvColumns(slots, List.of(slots.size()), added);
  }

  /** The columns of a file without a header, as {@link ChangeLayout} says. */
  static CsvColumns positioned(ChangeLayout layout, DeclaredLayout declared, ChangeFileName name) {
    List<Slot> slots = new ArrayList<>();
    boolean op =
        name.isFullLoad()
            ? layout.settings().opInFullLoad()
            : name.isInStream() || layout.settings().opInChanges();
    if (op) {
      slots.add(Slot.of(Slot.Role.OPERATION));
    }
    if (layout.settings().timestampColumnName().isPresent()) {
      slots.add(Slot.of(Slot.Role.COMMIT_TIME));
    }
    List<String> names = layout.columns().stream().map(Column::name).toList();
    for (String column : declared.columns()) {
      slots.add(new Slot(Slot.Role.COLUMN, names.indexOf(column)));
    }
    int least = slots.size();
    if (declared.added().changeSequenceColumn().isPresent()) {
      slots.add(Slot.of(Slot.Role.CHANGE_SEQUENCE));
    }
    declared.added().others().forEach(other -> slots.add(Slot.of(Slot.Role.PASSED_OVER)));

    List<Integer> counts =
        IntStream.rangeClosed(least, slots.size())
            .boxed()
            .collect(Collectors.toCollection(ArrayList::new));
    if (declared.added().hasBeforeImage()) {
      // A column of each key column, in the order in which the file has those.
      for (String column : declared.columns()) {
        int part = layout.key().indexOf(column);
        if (part >= 0) {
          slots.add(new Slot(Slot.Role.BEFORE_KEY, part));
        }
      }
      counts.add(slots.size());
    }
    return new CsvColumns(slots, counts, declared.added());
  }

  /** Whether a row may have so many fields. */
  boolean accepts(int fields) {
    return fields == slots.size() || counts.contains(fields);
  }

  /** The same for a file all of whose rows have so many fields. */
  CsvColumns ofOnly(int fields) {
    return new CsvColumns(slots.subList(0, fields), List.of(fields), added);
  }

  /** Field that holds the Op; -1 when the file has none. */
  int operationField() {
    return slots.indexOf(Slot.of(Slot.Role.OPERATION));
  }
}
