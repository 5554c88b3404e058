package io.frazil.setup.check;

import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.model.pipeline.TaskFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A pipeline and a task in which nothing is found; a test exchanges parts of them. */
final class Shop {

  static final String PIPELINE =
      """
      pipeline: shop
      landing: s3://landing/dms
      dms-endpoint:
        DataFormat: csv
        CsvNullValue: \\N
        AddColumnName: true
        IncludeOpForFullLoad: true
        TimestampColumnName: ts
      catalog: {name: lake, type: glue, warehouse: s3://lake/warehouse}
      defaults:
        added-columns: {change-sequence: seq, before-image-prefix: old_}
      tables:
        - source: public.orders
          target: shop.orders
          key: id
          columns: {id: long, name: string}
        - source: public.items
          target: shop.items
          key: id
          columns: {id: long}
      """;

  static final String SETTINGS =
      """
      {"TargetMetadata": {"SupportLobs": true, "LobMaxSize": 32, "BatchApplyEnabled": false},
       "FullLoadSettings": {"TargetTablePrepMode": "DO_NOTHING"},
       "ChangeProcessingDdlHandlingPolicy": {"HandleSourceTableDropped": false,
         "HandleSourceTableTruncated": false, "HandleSourceTableAltered": true}}
      """;

  static final String MAPPINGS =
      """
      {"rules": [
        {"rule-type": "selection", "rule-action": "include",
         "object-locator": {"schema-name": "public", "table-name": "%"}},
        {"rule-type": "transformation", "rule-target": "column", "rule-action": "add-column",
         "object-locator": {"schema-name": "public", "table-name": "%"},
         "value": "seq", "expression": "$AR_H_CHANGE_SEQ"},
        {"rule-type": "transformation", "rule-target": "column",
         "rule-action": "add-before-image-columns",
         "object-locator": {"schema-name": "public", "table-name": "%"},
         "before-image-def": {"column-prefix": "old_", "column-filter": "pk-only"}}]}
      """;

  private Shop() {}

  /** What is found in the pipeline alone, but for the remark that no task was given. */
  static List<Finding> findings(String yaml) {
    return Preflight.check(pipeline(yaml), Optional.empty(), Optional.empty()).stream()
        .filter(finding -> finding.check() != Check.TASK_NOT_CHECKED)
        .toList();
  }

  static List<Finding> taskFindings(String yaml, String settings) {
    return Preflight.check(
        pipeline(yaml),
        Optional.of(read(settings, TaskFile::settings)),
        Optional.of(read(MAPPINGS, TaskFile::mappings)));
  }

  static List<Finding> mappingFindings(String yaml, String mappings) {
    return Preflight.check(
            pipeline(yaml),
            Optional.of(read(SETTINGS, TaskFile::settings)),
            Optional.of(read(mappings, TaskFile::mappings)))
        .stream()
        .filter(finding -> finding.check() != Check.LOBS_CUT_OFF)
        .toList();
  }

  static Pipeline pipeline(String yaml) {
    return PipelineReader.parse(yaml, Path.of("/pipelines"));
  }

  /** The text with one part of it exchanged. */
  static String with(String text, String part, String replacement) {
    if (!text.contains(part)) {
      throw new IllegalArgumentException("No such part: " + part);
    }
    return text.replace(part, replacement);
  }

  static TaskSettings settings() {
    return read(SETTINGS, TaskFile::settings);
  }

  static TableMappings mappings() {
    return read(MAPPINGS, TaskFile::mappings);
  }

  private static <T> T read(String json, Function<Path, T> reader) {
    try {
      Path file = Files.createTempFile("frazil", ".json");
      try {
        return reader.apply(Files.writeString(file, json));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
