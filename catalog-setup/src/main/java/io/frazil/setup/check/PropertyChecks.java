package io.frazil.setup.check;

import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Table properties that defeat what Frazil promises. Alike findings of tables become one. */
final class PropertyChecks {

  /** Stands for the subjects until those alike are known. */
  private static final String ANY = "any";

  private static final String REMOVE = "Remove the property from the pipeline file";

  private PropertyChecks() {}

  static List<Finding> findings(Pipeline pipeline) {
    Map<Finding, List<String>> alike = new LinkedHashMap<>();
    for (PipelineTable table : pipeline.tables()) {
      table.target().properties().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .flatMap(property -> finding(table, property.getKey(), property.getValue()).stream())
          .forEach(
              found ->
                  alike
                      .computeIfAbsent(found, key -> new ArrayList<>())
                      .add(table.name().toString()));
    }
    return alike.entrySet().stream()
        .map(
            entry ->
                new Finding(
                    entry.getKey().check(),
                    entry.getValue(),
                    entry.getKey().what(),
                    entry.getKey().remedy()))
        .toList();
  }

  private static Optional<Finding> finding(PipelineTable table, String key, String value) {
    String word = value.toLowerCase(Locale.ROOT);
    return switch (key) {
      case "format-version" -> formatVersion(value);
      case "write.format.default", "write.delete.format.default" ->
          unless(word.equals("parquet"), Check.NOT_PARQUET, key, value, REMOVE + ".");
      case "write.parquet.compression-codec", "write.delete.parquet.compression-codec" ->
          unless(word.equals("zstd"), Check.OTHER_COMPRESSION, key, value, REMOVE + ".");
      case "write.merge.isolation-level",
          "write.update.isolation-level",
          "write.delete.isolation-level" ->
          unless(word.equals("serializable"), Check.WEAK_ISOLATION, key, value, REMOVE + ".");
      case "write.metadata.delete-after-commit.enabled" ->
          unless(word.equals("true"), Check.METADATA_KEPT, key, value, REMOVE + ".");
      case "write.merge.mode", "write.update.mode", "write.delete.mode" ->
          unless(
              word.equals(table.target().writeMode().property()),
              Check.WRITE_MODE_TWICE,
              key,
              value,
              REMOVE + " and say write-mode: " + value + " if it is meant.");
      default -> Optional.empty();
    };
  }

  private static Optional<Finding> formatVersion(String value) {
    if (value.equals("2")) {
      return Optional.empty();
    }
    return unless(
        false,
        value.equals("3") ? Check.FORMAT_VERSION_3 : Check.FORMAT_VERSION_REFUSED,
        "format-version",
        value,
        REMOVE + ": 2 is what every reader reads.");
  }

  private static Optional<Finding> unless(
      boolean right, Check check, String key, String value, String remedy) {
    Finding finding = Finding.of(check, ANY, "property " + key + " is " + value, remedy);
    return right ? Optional.empty() : Optional.of(finding);
  }
}
