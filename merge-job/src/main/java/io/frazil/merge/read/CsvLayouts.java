package io.frazil.merge.read;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.pipeline.DeclaredLayout;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The layouts that a CSV file may have. A CDC file has one, by its name. A full-load file, whose
 * name tells no time, has the one that its rows' number of fields tells: exactly, or else without
 * some trailing added columns.
 */
final class CsvLayouts {

  private final List<CsvColumns> candidates;
  private final String location;

  private CsvLayouts(List<CsvColumns> candidates, String location) {
    this.candidates = candidates;
    this.location = location;
  }

  /** The layouts of a file with this header. */
  static CsvLayouts of(CsvColumns header, String location) {
    return new CsvLayouts(List.of(header), location);
  }

  /** The layouts of a file without a header. */
  static CsvLayouts of(ChangeLayout layout, ChangeFileName name, String location) {
    List<CsvColumns> candidates =
        candidates(layout.layouts(), name).stream()
            .map(declared -> CsvColumns.positioned(layout, declared, name))
            .distinct()
            .toList();
    return new CsvLayouts(candidates, location);
  }

  private static List<DeclaredLayout> candidates(
      List<DeclaredLayout> declared, ChangeFileName name) {
    List<DeclaredLayout> candidates =
        declared.stream()
            .filter(layout -> name.isFullLoad() ? layout.fullLoad() : layout.reaches(name))
            .toList();
    return candidates.isEmpty() ? declared : List.of(candidates.get(candidates.size() - 1));
  }

  /**
   * The columns of the file, from the number of fields of one of its rows; null when such a row is
   * to be refused and another one must tell.
   */
  CsvColumns choose(int fields) {
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    List<CsvColumns> exact =
        candidates.stream().filter(columns -> columns.slots().size() == fields).toList();
    List<CsvColumns> found =
        exact.isEmpty()
            ? candidates.stream().filter(columns -> columns.accepts(fields)).toList()
            : exact;
    if (found.size() > 1) {
      throw ReadErrors.drift(
          location,
          "its rows of "
              + fields
              + " fields have more than one of the declared layouts. Expected one, since nothing in"
              + " the name of a full-load file tells which. Say full-load: true in the layout that"
              + " the full load was written in.");
    }
    return found.isEmpty() ? null : found.get(0).ofOnly(fields);
  }

  /** Why a row of so many fields is refused, by the file's columns once they are known. */
  String refusal(CsvColumns chosen, int fields) {
    List<CsvColumns> possible = chosen == null ? candidates : List.of(chosen);
    String accepted =
        possible.stream()
            .flatMap(columns -> columns.counts().stream())
            .distinct()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return "Expected " + accepted.replaceFirst(", (\\d+)$", " or $1") + " fields, got " + fields;
  }
}
