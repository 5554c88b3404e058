package io.frazil.model.pipeline;

import java.time.Duration;
import java.util.Optional;

/** Reads {@code maintenance} of {@code defaults} and of a table. */
final class MaintenanceReader {

  static final Accepted<Long> ONE_OR_MORE = Units.number(1, Integer.MAX_VALUE);
  static final Accepted<Long> TWO_OR_MORE = Units.number(2, Integer.MAX_VALUE);
  static final Accepted<Double> RATIO =
      Accepted.of("a number above 0, at most 1, such as 0.1", MaintenanceReader::ratio);
  static final Accepted<Duration> ORPHAN_AGE =
      Accepted.of(
          "24h or longer, such as 3d",
          text ->
              Units.duration()
                  .parse()
                  .apply(text)
                  .filter(age -> age.compareTo(MaintenancePolicy.YOUNGEST_ORPHAN) >= 0));

  private final Problems problems;

  MaintenanceReader(Problems problems) {
    this.problems = problems;
  }

  /** What a section says, key by key over what holds where it is silent. */
  MaintenancePolicy read(Node node, MaintenancePolicy silent) {
    Section section = Section.of(node, Keys.MAINTENANCE, problems);
    return new MaintenancePolicy(
        new MaintenancePolicy.Compaction(
            count(section, "small-files", TWO_OR_MORE).orElse(silent.compaction().smallFiles()),
            section.read("delete-ratio", RATIO).orElse(silent.compaction().deleteRatio()),
            count(section, "delete-files", ONE_OR_MORE).orElse(silent.compaction().deleteFiles())),
        count(section, "manifests", TWO_OR_MORE).orElse(silent.manifests()),
        new MaintenancePolicy.Retention(
            section.read("snapshot-age", Units.duration()).or(() -> silent.retention().age()),
            count(section, "keep-snapshots", ONE_OR_MORE).or(() -> silent.retention().snapshots())),
        section.read("orphan-age", ORPHAN_AGE).orElse(silent.orphanAge()),
        section.find("when").map(when -> when(when, silent)).or(silent::when));
  }

  private MaintenancePolicy.When when(Node node, MaintenancePolicy policy) {
    MaintenancePolicy.When silent = policy.when().orElse(MaintenancePolicy.When.DEFAULT);
    Section section = Section.of(node, Keys.WHEN, problems);
    return new MaintenancePolicy.When(
        count(section, "batches", ONE_OR_MORE).orElse(silent.batches()),
        section.read("at-most-every", Units.duration()).orElse(silent.atMostEvery()));
  }

  private static Optional<Integer> count(Section section, String key, Accepted<Long> accepted) {
    return section.read(key, accepted).map(Math::toIntExact);
  }

  private static Optional<Double> ratio(String text) {
    try {
      return Optional.of(Double.parseDouble(text)).filter(value -> value > 0 && value <= 1);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
