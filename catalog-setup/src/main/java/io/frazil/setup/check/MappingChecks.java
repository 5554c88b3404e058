package io.frazil.setup.check;

import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.MappingRule.BeforeImage;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    addAlike(Check.CHANGE_SEQUENCE_DIFFERS, this::sequenceDifference, this::sequenceRemedy);
    addAlike(Check.BEFORE_IMAGE_DIFFERS, this::imageDifference, this::imageRemedy);
    for (PipelineTable table : pipeline.tables()) {
      addOthers(table);
      addRemoved(table);
    }
    addSelections();
    addRenamed();
    return findings;
  }

  /** Tables that differ alike become one finding; the remedy is that of each of them. */
  private void addAlike(
      Check check,
      Function<PipelineTable, Optional<String>> difference,
      Function<List<PipelineTable>, String> remedy) {
    Map<String, List<PipelineTable>> alike = new LinkedHashMap<>();
    for (PipelineTable table : pipeline.tables()) {
      difference
          .apply(table)
          .ifPresent(what -> alike.computeIfAbsent(what, key -> new ArrayList<>()).add(table));
    }
    alike.forEach(
        (what, tables) ->
            findings.add(new Finding(check, Subjects.of(tables), what, remedy.apply(tables))));
  }

  private Optional<String> sequenceDifference(PipelineTable table) {
    List<String> added = sequences(table);
    List<String> declared = table.added().changeSequenceColumn().stream().toList();
    boolean same =
        added.size() == declared.size()
            && (added.isEmpty() || added.get(0).equalsIgnoreCase(declared.get(0)));
    return same
        ? Optional.empty()
        : Optional.of(
            "the task adds change sequence "
                + listed(added)
                + ", the pipeline declares "
                + listed(declared));
  }

  private String sequenceRemedy(List<PipelineTable> tables) {
    List<String> added = sequences(tables.get(0));
    return added.isEmpty()
        ? "Remove change-sequence from added-columns. Or add to the task's table mappings (source"
            + " names, ids not in use), and reload the tables:\n"
            + MappingJson.changeSequence(pipeline, tables, tables.get(0).added().changeSequence())
        : "Say added-columns: {change-sequence: " + added.get(0) + "}.";
  }

  private List<String> sequences(PipelineTable table) {
    return rules(table, "add-column")
        .filter(rule -> rule.expression().contains(SEQUENCE))
        .map(MappingRule::value)
        .toList();
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

  private Optional<String> imageDifference(PipelineTable table) {
    List<BeforeImage> added = images(table);
    List<BeforeImage> declared =
        table.added().hasBeforeImage()
            ? List.of(new BeforeImage(table.added().beforeImagePrefix(), "", "pk-only"))
            : List.of();
    return added.equals(declared)
        ? Optional.empty()
        : Optional.of(
            "the task adds before images "
                + listed(added.stream().map(MappingChecks::text).toList())
                + ", the pipeline declares "
                + listed(declared.stream().map(MappingChecks::text).toList()));
  }

  private String imageRemedy(List<PipelineTable> tables) {
    List<BeforeImage> added = images(tables.get(0));
    boolean usable =
        added.size() == 1
            && added.get(0).suffix().isEmpty()
            && added.get(0).filter().equals("pk-only");
    if (usable) {
      return "Say added-columns: {before-image-prefix: " + added.get(0).prefix() + "}.";
    }
    String declared = tables.get(0).added().beforeImagePrefix();
    String remove =
        added.isEmpty() ? "Remove before-image-prefix from added-columns. Or let" : "Let";
    return remove
        + " one rule of the task's table mappings cover each table (source names, ids not in use),"
        + " and reload the tables:\n"
        + MappingJson.beforeImage(pipeline, tables, declared.isEmpty() ? "before_" : declared);
  }

  private List<BeforeImage> images(PipelineTable table) {
    return rules(table, "add-before-image-columns").map(MappingRule::image).toList();
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

  private static String text(BeforeImage image) {
    return image.prefix() + "*" + image.suffix() + " (" + image.filter() + ")";
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
