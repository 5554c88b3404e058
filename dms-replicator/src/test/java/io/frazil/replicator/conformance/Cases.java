package io.frazil.replicator.conformance;

import java.util.List;
import java.util.stream.Stream;

/** All cases, in the order of docs/conformance.md. */
final class Cases {

  private Cases() {}

  static List<Case> all() {
    return Stream.of(
            RowCases.all(),
            OrderCases.all(),
            LoadCases.all(),
            FileCases.all(),
            ColumnCases.all(),
            RefusedCases.all())
        .flatMap(List::stream)
        .toList();
  }
}
