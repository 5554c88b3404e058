package io.frazil.setup.check;

import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rules to paste into table mappings: one for all tables of a schema where all of them lack it,
 * else one a table.
 */
final class MappingJson {

  private static final int FIRST_SEQUENCE_ID = 9001;
  private static final int FIRST_IMAGE_ID = 9501;

  private MappingJson() {}

  static String changeSequence(Pipeline pipeline, List<PipelineTable> tables, String column) {
    return rules(
        pipeline,
        tables,
        new Rule(
            FIRST_SEQUENCE_ID,
            "frazil-change-sequence",
            """
            \s"rule-action": "add-column", "value": "%s", "expression": "$AR_H_CHANGE_SEQ",
            \s"data-type": {"type": "string", "length": 50}}"""
                .formatted(escaped(column))));
  }

  static String beforeImage(Pipeline pipeline, List<PipelineTable> tables, String prefix) {
    return rules(
        pipeline,
        tables,
        new Rule(
            FIRST_IMAGE_ID,
            "frazil-before-image",
            """
            \s"rule-action": "add-before-image-columns",
            \s"before-image-def": {"column-prefix": "%s", "column-suffix": "", "column-filter": "pk-only"}}"""
                .formatted(escaped(prefix))));
  }

  private record Rule(int firstId, String name, String action) {

    String text(int number, String schema, String table) {
      return String.format(
              Locale.ROOT,
              """
              {"rule-type": "transformation", "rule-id": "%d", "rule-name": "%s-%d",
               "rule-target": "column", "object-locator": {"schema-name": "%s", "table-name": "%s"},
              """,
              firstId + number,
              name,
              number + 1,
              escaped(schema),
              escaped(table))
          + action;
    }
  }

  private static String rules(Pipeline pipeline, List<PipelineTable> tables, Rule rule) {
    Map<String, List<PipelineTable>> bySchema =
        tables.stream()
            .collect(
                Collectors.groupingBy(
                    table -> table.source().schema(), LinkedHashMap::new, Collectors.toList()));
    List<String> texts = new ArrayList<>();
    bySchema.forEach(
        (schema, affected) -> {
          long all =
              pipeline.tables().stream()
                  .filter(table -> table.source().schema().equals(schema))
                  .count();
          if (affected.size() > 1 && affected.size() == all) {
            texts.add(rule.text(texts.size(), schema, "%"));
          } else {
            affected.forEach(
                table -> texts.add(rule.text(texts.size(), schema, table.source().table())));
          }
        });
    return String.join(",\n", texts);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
