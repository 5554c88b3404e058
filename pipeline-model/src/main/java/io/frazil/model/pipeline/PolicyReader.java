package io.frazil.model.pipeline;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.table.WriteMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the keys that {@code defaults} and a table share. */
final class PolicyReader {

  static final Accepted<String> KEEP =
      Accepted.oneOf(Map.of("mirror", "mirror"))
          .refusing(
              Map.of(
                  "history", "a history of each row (SCD2) is not supported yet",
                  "changes", "appending every change is not supported yet"));
  static final Accepted<String> DELETES =
      Accepted.oneOf(Map.of("hard", "hard"))
          .refusing(Map.of("soft", "keeping deleted rows with a mark is not supported yet"));
  static final Accepted<WriteMode> WRITE_MODE =
      Accepted.oneOf(
          Stream.of(WriteMode.values())
              .collect(
                  Collectors.toMap(
                      WriteMode::property, mode -> mode, (a, b) -> a, LinkedHashMap::new)));
  static final Accepted<Long> QUARANTINE_LIMIT = Units.number(0, Long.MAX_VALUE);
  static final Accepted<Long> BATCH_FILES = Units.number(1, Integer.MAX_VALUE);
  static final Accepted<DriftPolicy> DRIFT = Accepted.oneOf(drifts());
  static final Accepted<String> PREFIX =
      Accepted.of("the prefix of the rule, such as before_", text -> Optional.of(text));

  private final Problems problems;

  PolicyReader(Problems problems) {
    this.problems = problems;
  }

  /** What a section says, over what holds where it is silent. */
  TablePolicy read(Section section, TablePolicy silent) {
    section.read("keep", KEEP);
    section.read("deletes", DELETES);
    Map<String, String> properties = new LinkedHashMap<>(silent.properties());
    section.find("properties").ifPresent(node -> properties.putAll(Section.texts(node, problems)));
    return new TablePolicy(
        section.read("write-mode", WRITE_MODE).orElse(silent.writeMode()),
        merge(section, silent.merge()),
        properties,
        section.find("added-columns").map(this::added).orElse(silent.added()),
        section
            .find("maintenance")
            .map(node -> new MaintenanceReader(problems).read(node, silent.maintenance()))
            .orElse(silent.maintenance()));
  }

  private static MergePolicy merge(Section section, MergePolicy silent) {
    return new MergePolicy(
        section.read("quarantine-limit", QUARANTINE_LIMIT).orElse(silent.quarantineLimit()),
        section.read("batch-files", BATCH_FILES).map(Math::toIntExact).orElse(silent.batchFiles()),
        section.read("batch-bytes", Units.bytes()).orElse(silent.batchBytes()),
        section.read("load-quiet-period", Units.duration()).orElse(silent.loadQuietPeriod()),
        section.read("drift", DRIFT).orElse(silent.drift()));
  }

  private static Map<String, DriftPolicy> drifts() {
    Map<String, DriftPolicy> drifts = new LinkedHashMap<>();
    drifts.put("stop", DriftPolicy.STOP);
    drifts.put("evolve", DriftPolicy.EVOLVE);
    return drifts;
  }

  AddedColumns added(Node node) {
    Section section = Section.of(node, Keys.ADDED_COLUMNS, problems);
    List<String> others = new ArrayList<>();
    for (Node other : section.elements("others")) {
      Names.name().read(other, problems).ifPresent(others::add);
    }
    return new AddedColumns(
        section.read("change-sequence", Names.name()).orElse(""),
        others,
        section.read("before-image-prefix", PREFIX).orElse(""));
  }
}
