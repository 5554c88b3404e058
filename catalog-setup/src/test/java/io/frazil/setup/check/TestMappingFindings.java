package io.frazil.setup.check;

import static io.frazil.setup.check.Shop.MAPPINGS;
import static io.frazil.setup.check.Shop.PIPELINE;
import static io.frazil.setup.check.Shop.mappingFindings;
import static io.frazil.setup.check.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TestMappingFindings {

  private static final List<String> BOTH = List.of("shop.orders", "shop.items");

  @Test
  void rulesThatFitHaveNoFinding() {
    assertThat(mappingFindings(PIPELINE, MAPPINGS)).isEmpty();
  }

  @Test
  void changeSequenceDiffers() {
    assertThat(mappingFindings(PIPELINE, with(MAPPINGS, "\"seq\"", "\"other\"")))
        .containsExactly(
            new Finding(
                Check.CHANGE_SEQUENCE_DIFFERS,
                BOTH,
                "the task adds change sequence other, the pipeline declares seq",
                "Say added-columns: {change-sequence: other}."));
    assertThat(mappingFindings(with(PIPELINE, "change-sequence: seq, ", ""), MAPPINGS))
        .extracting(Finding::what)
        .containsExactly("the task adds change sequence seq, the pipeline declares none");
  }

  @Test
  void changeSequenceThatNoRuleAdds() {
    assertThat(mappingFindings(PIPELINE, with(MAPPINGS, "add-column", "no-such-action")))
        .containsExactly(
            new Finding(
                Check.CHANGE_SEQUENCE_DIFFERS,
                BOTH,
                "the task adds change sequence none, the pipeline declares seq",
                """
                Remove change-sequence from added-columns. Or add to the task's table mappings\
                 (source names, ids not in use), and reload the tables:
                {"rule-type": "transformation", "rule-id": "9001", "rule-name": "frazil-change-sequence-1",
                 "rule-target": "column", "object-locator": {"schema-name": "public", "table-name": "%"},
                 "rule-action": "add-column", "value": "seq", "expression": "$AR_H_CHANGE_SEQ",
                 "data-type": {"type": "string", "length": 50}}"""));
  }

  @Test
  void beforeImageDiffers() {
    assertThat(mappingFindings(PIPELINE, with(MAPPINGS, "\"old_\"", "\"was_\"")))
        .containsExactly(
            new Finding(
                Check.BEFORE_IMAGE_DIFFERS,
                BOTH,
                "the task adds before images was_* (pk-only), the pipeline declares old_* (pk-only)",
                "Say added-columns: {before-image-prefix: was_}."));
    assertThat(mappingFindings(PIPELINE, with(MAPPINGS, "pk-only", "all")))
        .containsExactly(
            new Finding(
                Check.BEFORE_IMAGE_DIFFERS,
                BOTH,
                "the task adds before images old_* (all), the pipeline declares old_* (pk-only)",
                """
                Let one rule of the task's table mappings cover each table (source names, ids not in\
                 use), and reload the tables:
                {"rule-type": "transformation", "rule-id": "9501", "rule-name": "frazil-before-image-1",
                 "rule-target": "column", "object-locator": {"schema-name": "public", "table-name": "%"},
                 "rule-action": "add-before-image-columns",
                 "before-image-def": {"column-prefix": "old_", "column-suffix": "", "column-filter": "pk-only"}}"""));
  }

  @Test
  void addedColumnsDiffer() {
    String rules = rule("column", "add-column", "items", "\"value\": \"region\"");
    assertThat(mappingFindings(PIPELINE, rules))
        .containsExactly(
            Finding.of(
                Check.ADDED_COLUMNS_DIFFER,
                "shop.items",
                "the task adds columns region, the pipeline declares none",
                "Say added-columns: {others: [region]}, or declare them last in columns to keep"
                    + " them."));
    assertThat(
            mappingFindings(
                with(PIPELINE, "columns: {id: long}", "columns: {id: long, region: string}"),
                rules))
        .isEmpty();
  }

  @Test
  void removedColumnIsDeclared() {
    String rules =
        with(
            rule("column", "remove-column", "orders", "\"value\": null"),
            "\"table-name\": \"orders\"",
            "\"table-name\": \"orders\", \"column-name\": \"na%\"");
    assertThat(mappingFindings(PIPELINE, rules))
        .containsExactly(
            Finding.of(
                Check.REMOVED_COLUMN_DECLARED,
                "shop.orders",
                "the task removes columns name, which the pipeline declares",
                "Remove them from columns, or the rule from the table mappings."));
  }

  @Test
  void selections() {
    String rules = MAPPINGS.replaceFirst("\"%\"}},", "\"logs\"}},");
    assertThat(mappingFindings(PIPELINE, rules))
        .containsExactly(
            new Finding(
                Check.NOT_SELECTED,
                BOTH,
                "no selection rule of the task includes it",
                "Correct source, which is the folder's schema.table, or the task's selection"
                    + " rules."),
            Finding.of(
                Check.NOT_IN_PIPELINE,
                "public.logs",
                "the task selects it, the pipeline does not have it",
                "Add the table to the pipeline, or take it out of the task."));
  }

  @Test
  void filteredRows() {
    String rules = with(MAPPINGS, "\"include\",", "\"include\", \"filters\": [{}],");
    assertThat(mappingFindings(PIPELINE, rules))
        .containsExactly(
            new Finding(
                Check.FILTERED_ROWS,
                BOTH,
                "the task's selection rule has filters",
                "Filter on columns that never change, the primary key at best."));
  }

  @Test
  void renamedColumns() {
    assertThat(
            mappingFindings(PIPELINE, rule("column", "convert-lowercase", "%", "\"value\": null")))
        .containsExactly(
            new Finding(
                Check.RENAMED_COLUMNS,
                BOTH,
                "rules of the task rename columns",
                "Compare columns with the names after renaming; letter case does not matter."));
  }

  @Test
  void namesNotTraced() {
    assertThat(mappingFindings(PIPELINE, rule("table", "add-prefix", "%", "\"value\": \"dms_\"")))
        .containsExactly(
            Finding.of(
                Check.NAMES_NOT_TRACED,
                "task",
                "rules change parts of schema or table names",
                "Compare added-columns of each table with the rules by hand."));
  }

  /** The sound rules and one more. */
  private static String rule(String target, String action, String table, String rest) {
    String rule =
        """
        {"rule-type": "transformation", "rule-target": "%s", "rule-action": "%s",
         "object-locator": {"schema-name": "public", "table-name": "%s"}, %s}""";
    return with(
        MAPPINGS,
        "]}",
        ",\n" + String.format(Locale.ROOT, rule, target, action, table, rest) + "]}");
  }
}
