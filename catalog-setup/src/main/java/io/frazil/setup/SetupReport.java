package io.frazil.setup;

import io.frazil.model.failure.FrazilException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of every table of a pipeline, in the order of its file. */
public record SetupReport(List<SetupResult> results) {

  public SetupReport {
    results = List.copyOf(results);
  }

  /** The failures, refused tables among them, in table order; empty when all is well. */
  public List<FrazilException> failures() {
    return results.stream().map(SetupResult::failure).flatMap(Optional::stream).toList();
  }

  /** All results as a person reads them. */
  public String text() {
    return results.stream().map(SetupResult::text).collect(Collectors.joining());
  }
}
