package io.frazil.merge.read;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what the columns of a file that names them are, letter case aside. A column that the layout
 * does not know, a name that stands twice and a missing key column are schema drift; so is a CDC
 * file without the Op that the settings promise, since its deletes would pass for inserts. Any
 * other missing column is NULL.
 */
final class NamedColumns {

  private static final String OP = "op";

  private final ChangeLayout layout;
  private final String location;
  private final Map<String, Slot> slots = new HashMap<>();

  NamedColumns(ChangeLayout layout, String location) {
    this.layout = layout;
    this.location = location;
    for (String other : layout.added().others()) {
      slots.put(lower(other), Slot.of(Slot.Role.PASSED_OVER));
    }
    if (layout.added().hasBeforeImage()) {
      addBeforeImages();
    }
    layout
        .added()
        .changeSequenceColumn()
        .ifPresent(name -> slots.put(lower(name), Slot.of(Slot.Role.CHANGE_SEQUENCE)));
    layout
        .settings()
        .timestampColumnName()
        .ifPresent(name -> slots.put(lower(name), Slot.of(Slot.Role.COMMIT_TIME)));
    for (int i = 0; i < layout.columns().size(); i++) {
      slots.put(lower(layout.columns().get(i).name()), new Slot(Slot.Role.COLUMN, i));
    }
  }

  private void addBeforeImages() {
    String prefix = lower(layout.added().beforeImagePrefix());
    for (Column column : layout.columns()) {
      slots.put(prefix + lower(column.name()), Slot.of(Slot.Role.PASSED_OVER));
    }
    for (int part = 0; part < layout.key().size(); part++) {
      slots.put(prefix + lower(layout.key().get(part)), new Slot(Slot.Role.BEFORE_KEY, part));
    }
  }

  /** A slot per name, in file order. */
  List<Slot> match(List<String> names, ChangeFileName.Kind kind) {
    List<Optional<Slot>> found = find(names, kind);
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).isEmpty()) {
        throw undeclared(names.get(i));
      }
    }
    List<Slot> matched = found.stream().flatMap(Optional::stream).toList();
    refuseMissing(matched, kind);
    refuseDoubled(names, found);
    return matched;
  }

  /** A slot per name, in file order; empty for one that the layout does not know. */
  List<Optional<Slot>> search(List<String> names, ChangeFileName.Kind kind) {
    List<Optional<Slot>> found = find(names, kind);
    refuseMissing(found.stream().flatMap(Optional::stream).toList(), kind);
    refuseDoubled(names, found);
    return found;
  }

  private List<Optional<Slot>> find(List<String> names, ChangeFileName.Kind kind) {
    List<Optional<Slot>> found = new ArrayList<>();
    for (String name : names) {
      found.add(slot(name, isOpPromised(kind), found));
    }
    return found;
  }

  private boolean isOpPromised(ChangeFileName.Kind kind) {
    return kind == ChangeFileName.Kind.CDC
        ? layout.settings().opInChanges()
        : layout.settings().opInFullLoad();
  }

  /** A source column may itself be called op: where both stand, DMS's own comes first. */
  private Optional<Slot> slot(String name, boolean opPromised, List<Optional<Slot>> before) {
    Optional<Slot> operation = Optional.of(Slot.of(Slot.Role.OPERATION));
    Optional<Slot> declared = Optional.ofNullable(slots.get(lower(name)));
    boolean isOp = lower(name).equals(OP) && !before.contains(operation);
    if (isOp && (opPromised || declared.isEmpty())) {
      return operation;
    }
    String prefix = lower(layout.added().beforeImagePrefix());
    boolean isBefore = !prefix.isEmpty() && lower(name).startsWith(prefix);
    return declared.isEmpty() && isBefore ? Optional.of(Slot.of(Slot.Role.PASSED_OVER)) : declared;
  }

  private FrazilException undeclared(String name) {
    return ReadErrors.drift(
        location,
        "its column '"
            + name
            + "' is not declared. Expected columns "
            + columnNames()
            + ", got '"
            + name
            + "' too. Add it to columns (or to added-columns) of the table in the pipeline file.");
  }

  private void refuseMissing(List<Slot> matched, ChangeFileName.Kind kind) {
    boolean opNeeded = kind == ChangeFileName.Kind.CDC && isOpPromised(kind);
    if (opNeeded && !matched.contains(Slot.of(Slot.Role.OPERATION))) {
      throw ReadErrors.drift(
          location,
          "it is a CDC file without a column Op. Expected Op, since CdcInsertsOnly is not set, got"
              + " none. Compare dms-endpoint with the endpoint's settings in DMS.");
    }
    List<String> names = columnNames();
    for (String part : layout.key()) {
      if (!matched.contains(new Slot(Slot.Role.COLUMN, names.indexOf(part)))) {
        throw ReadErrors.drift(
            location,
            "it lacks key column '"
                + part
                + "'. Expected key columns "
                + layout.key()
                + ". If the source renamed or dropped it, change key and columns of the table in"
                + " the pipeline file and reload the table in DMS.");
      }
    }
  }

  private void refuseDoubled(List<String> names, List<Optional<Slot>> matched) {
    Set<Slot> seen = new HashSet<>();
    for (int i = 0; i < matched.size(); i++) {
      Optional<Slot> slot = matched.get(i).filter(known -> known.role() != Slot.Role.PASSED_OVER);
      if (slot.isPresent() && !seen.add(slot.get())) {
        throw ReadErrors.drift(
            location,
            "its column '"
                + names.get(i)
                + "' stands there twice, letter case aside. Expected each name once. Rename one"
                + " with a transformation rule of the DMS task.");
      }
    }
  }

  private List<String> columnNames() {
    return layout.columns().stream().map(Column::name).toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
