package io.frazil.setup.check;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.MappingRule.BeforeImage;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A task's table mappings against what the pipeline declares. */
final class MappingChecks {

  private static final String SEQUENCE = "$AR_H_CHANGE_SEQ";
  private static final List<String> RENAMING =
      List.of(
          "rename",
          "convert-lowercase",
          "convert-uppercase",
          "convert-case",
          "add-prefix",
          "remove-prefix",
          "replace-prefix",
          "add-suffix",
          "remove-suffix",
          "replace-suffix");

  private final Pipeline pipeline;
  private final TableMappings mappings;
  private final List<Finding> findings = new ArrayList<>();

  MappingChecks(Pipeline pipeline, TableMappings mappings) {
    this.pipeline = pipeline;
    this.mappings = mappings;
  }

  List<Finding> findings() {
    if (!mappings.canBeTraced()) {
      findings.add(
          Finding.of(
              Check.NAMES_NOT_TRACED,
              Subjects.TASK,
              "rules change parts of schema or table names",
              "Compare added-columns of each table with the rules by hand."));
      return findings;
    }
    for (PipelineTable table : pipeline.tables()) {
      addSequence(table);
      addOthers(table);
      addBeforeImage(table);
      addRemoved(table);
    }
    addSelections();
    addRenamed();
    return findings;
  }

  private void addSequence(PipelineTable table) {
    List<String> added =
        rules(table, "add-column")
            .filter(rule -> rule.expression().contains(SEQUENCE))
            .map(MappingRule::value)
            .toList();
    List<String> declared = table.added().changeSequenceColumn().stream().toList();
    if (!sameNames(added, declared)) {
      findings.add(
          Finding.of(
              Check.CHANGE_SEQUENCE_DIFFERS,
              table.name().toString(),
              "the task adds change sequence "
                  + listed(added)
                  + ", the pipeline declares "
                  + listed(declared),
              added.isEmpty()
                  ? "Add to the task's table mappings (source names, ids not in use), and reload the table:\n"
                      + MappingJson.changeSequence(
                          pipeline, List.of(table), table.added().changeSequence())
                  : "Say added-columns: {change-sequence: " + added.get(0) + "}."));
    }
  }

  private void addOthers(PipelineTable table) {
    List<String> added =
        rules(table, "add-column")
            .filter(rule -> !rule.expression().contains(SEQUENCE))
            .map(MappingRule::value)
            .toList();
    List<String> declared =
        Stream.concat(
                table.added().others().stream(),
                table.target().columns().stream().map(Column::name))
            .toList();
    List<String> undeclared =
        added.stream().filter(name -> declared.stream().noneMatch(name::equalsIgnoreCase)).toList();
    List<String> absent =
        table.added().others().stream()
            .filter(name -> added.stream().noneMatch(name::equalsIgnoreCase))
            .toList();
    if (!undeclared.isEmpty() || !absent.isEmpty()) {
      findings.add(
          Finding.of(
              Check.ADDED_COLUMNS_DIFFER,
              table.name().toString(),
              "the task adds columns "
                  + listed(added)
                  + ", the pipeline declares "
                  + listed(table.added().others()),
              "Say added-columns: {others: ["
                  + String.join(", ", added)
                  + "]}, or declare them last in columns to keep them."));
    }
  }

  private void addBeforeImage(PipelineTable table) {
    List<BeforeImage> images =
        rules(table, "add-before-image-columns").map(MappingRule::image).toList();
    AddedColumns declared = table.added();
    boolean same =
        images.isEmpty()
            ? !declared.hasBeforeImage()
            : images.size() == 1
                && images
                    .get(0)
                    .equals(new BeforeImage(declared.beforeImagePrefix(), "", "pk-only"));
    if (!same) {
      findings.add(
          Finding.of(
              Check.BEFORE_IMAGE_DIFFERS,
              table.name().toString(),
              "the task adds before images "
                  + listed(images.stream().map(MappingChecks::text).toList())
                  + ", the pipeline declares "
                  + listed(
                      declared.hasBeforeImage()
                          ? List.of(
                              text(new BeforeImage(declared.beforeImagePrefix(), "", "pk-only")))
                          : List.of()),
              beforeImageRemedy(table, images)));
    }
  }

  private String beforeImageRemedy(PipelineTable table, List<BeforeImage> images) {
    boolean usable =
        images.size() == 1
            && images.get(0).suffix().isEmpty()
            && images.get(0).filter().equals("pk-only");
    if (usable) {
      return "Say added-columns: {before-image-prefix: " + images.get(0).prefix() + "}.";
    }
    String prefix = table.added().hasBeforeImage() ? table.added().beforeImagePrefix() : "before_";
    return "Let one rule of the task's table mappings cover the table (source names, ids not in"
        + " use), and reload the table:\n"
        + MappingJson.beforeImage(pipeline, List.of(table), prefix);
  }

  private void addRemoved(PipelineTable table) {
    List<String> removed =
        table.target().columns().stream()
            .map(Column::name)
            .filter(
                name ->
                    rules(table, "remove-column")
                        .anyMatch(rule -> rule.locator().coversColumn(name)))
            .toList();
    if (!removed.isEmpty()) {
      findings.add(
          Finding.of(
              Check.REMOVED_COLUMN_DECLARED,
              table.name().toString(),
              "the task removes columns " + listed(removed) + ", which the pipeline declares",
              "Remove them from columns, or the rule from the table mappings."));
    }
  }

  private void addSelections() {
    addTables(
        Check.NOT_SELECTED,
        table -> !mappings.isSelected(table.source().schema(), table.source().table()),
        "no selection rule of the task includes it",
        "Correct source, which is the folder's schema.table, or the task's selection rules.");
    addTables(
        Check.FILTERED_ROWS,
        table -> mappings.isFiltered(table.source().schema(), table.source().table()),
        "the task's selection rule has filters",
        "Filter on columns that never change, the primary key at best.");
    List<String> unclaimed =
        mappings.rules().stream()
            .filter(rule -> rule.isSelection("include") || rule.isSelection("explicit"))
            .filter(rule -> rule.locator().isExact())
            .filter(rule -> pipeline.tables().stream().noneMatch(table -> covers(rule, table)))
            .map(rule -> rule.locator().schema() + "." + rule.locator().table())
            .distinct()
            .toList();
    if (!unclaimed.isEmpty()) {
      findings.add(
          new Finding(
              Check.NOT_IN_PIPELINE,
              unclaimed,
              "the task selects it, the pipeline does not have it",
              "Add the table to the pipeline, or take it out of the task."));
    }
  }

  private void addTables(Check check, Predicate<PipelineTable> wanted, String what, String remedy) {
    List<PipelineTable> tables = pipeline.tables().stream().filter(wanted).toList();
    if (!tables.isEmpty()) {
      findings.add(new Finding(check, Subjects.of(tables), what, remedy));
    }
  }

  private void addRenamed() {
    addTables(
        Check.RENAMED_COLUMNS,
        table -> RENAMING.stream().anyMatch(action -> rules(table, action).findAny().isPresent()),
        "rules of the task rename columns",
        "Compare columns with the names after renaming; letter case does not matter.");
  }

  private boolean covers(MappingRule rule, PipelineTable table) {
    return mappings.covers(rule, table.source().schema(), table.source().table());
  }

  private Stream<MappingRule> rules(PipelineTable table, String action) {
    return mappings.columnRules(table.source().schema(), table.source().table(), action).stream();
  }

  private static boolean sameNames(List<String> some, List<String> others) {
    return some.size() == others.size()
        && (some.isEmpty() || some.get(0).equalsIgnoreCase(others.get(0)));
  }

  private static String text(BeforeImage image) {
    return image.prefix() + "*" + image.suffix() + " (" + image.filter() + ")";
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
