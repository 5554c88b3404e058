package io.frazil.model.pipeline;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every key of a pipeline file, by the map it stands in. {@code docs/pipeline-file.md} has them
 * all.
 */
final class Keys {

  static final List<String> PIPELINE =
      List.of("pipeline", "landing", "dms-endpoint", "catalog", "defaults", "tables");
  static final List<String> CATALOG = List.of("name", "type", "warehouse", "uri", "properties");
  static final List<String> POLICY =
      List.of(
          "keep",
          "deletes",
          "write-mode",
          "quarantine-limit",
          "batch-files",
          "batch-bytes",
          "load-quiet-period",
          "drift",
          "properties",
          "added-columns");
  static final List<String> TABLE =
      Stream.concat(
              Stream.of("source", "target", "key", "columns", "partition-by", "layouts"),
              POLICY.stream())
          .toList();
  static final List<String> COLUMN = List.of("type", "doc");
  static final List<String> ADDED_COLUMNS =
      List.of("change-sequence", "others", "before-image-prefix");

  static final List<String> LAYOUT = List.of("from", "columns", "added-columns", "full-load");

  private Keys() {}
}
