package io.frazil.setup.check;

import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is missing for a total order of changes and for following a row whose key changes. */
final class OrderChecks {

  private static final Instant AFTER_OLD_RULES = Instant.parse("2025-01-01T00:00:00Z");
  private static final String SEQUENCE = "$AR_H_CHANGE_SEQ";

  private final Pipeline pipeline;
  private final Optional<TableMappings> mappings;

  OrderChecks(Pipeline pipeline, Optional<TableMappings> mappings) {
    this.pipeline = pipeline;
    this.mappings = mappings;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    List<PipelineTable> unordered = tables(table -> !hasSequence(table));
    if (!unordered.isEmpty()) {
      findings.add(noSequence(unordered));
      localNames(unordered).ifPresent(findings::add);
    }
    List<PipelineTable> withoutImage =
        tables(
            table ->
                !table.added().hasBeforeImage() && !hasRule(table, "add-before-image-columns"));
    if (!withoutImage.isEmpty()) {
      findings.add(noBeforeImage(withoutImage));
    }
    return findings;
  }

  private Finding noSequence(List<PipelineTable> unordered) {
    String column =
        pipeline.tables().stream()
            .flatMap(table -> table.added().changeSequenceColumn().stream())
            .findFirst()
            .orElse("transact_seq");
    return new Finding(
        pipeline.endpoint().dataFormat() == DataFormat.PARQUET
                && !pipeline.endpoint().inTransactionOrder()
            ? Check.PARQUET_WITHOUT_CHANGE_SEQUENCE
            : Check.NO_CHANGE_SEQUENCE,
        Subjects.of(unordered),
        "no change sequence",
        "Say added-columns: {change-sequence: "
            + column
            + "} and add to the task's table mappings (source names, ids not in use), then reload the tables:\n"
            + MappingJson.changeSequence(pipeline, unordered, column));
  }

  private Finding noBeforeImage(List<PipelineTable> without) {
    String prefix =
        pipeline.tables().stream()
            .filter(table -> table.added().hasBeforeImage())
            .map(table -> table.added().beforeImagePrefix())
            .findFirst()
            .orElse("before_");
    return new Finding(
        Check.NO_BEFORE_IMAGE,
        Subjects.of(without),
        "no before image of the key",
        "Nothing, where keys never change. Else say added-columns: {before-image-prefix: "
            + prefix
            + "} and add to the task's table mappings (source names, ids not in use), then reload the tables:\n"
            + MappingJson.beforeImage(pipeline, without, prefix));
  }

  private Optional<Finding> localNames(List<PipelineTable> unordered) {
    ZoneId zone = pipeline.endpoint().datePartitions().zone();
    if (zone.getRules().nextTransition(AFTER_OLD_RULES) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Check.NAMES_IN_LOCAL_TIME,
            Subjects.of(unordered),
            "files are named in "
                + zone
                + " time (DatePartitionTimezone), which has daylight saving",
            "Remove DatePartitionTimezone, so that names are in UTC, or add a change sequence."));
  }

  private boolean hasSequence(PipelineTable table) {
    return table.added().changeSequenceColumn().isPresent()
        || rules(table, "add-column").anyMatch(rule -> rule.expression().contains(SEQUENCE));
  }

  private boolean hasRule(PipelineTable table, String action) {
    return rules(table, action).findAny().isPresent();
  }

  private Stream<MappingRule> rules(PipelineTable table, String action) {
    return mappings.stream()
        .flatMap(
            found ->
                found
                    .columnRules(table.source().schema(), table.source().table(), action)
                    .stream());
  }

  private List<PipelineTable> tables(Predicate<PipelineTable> lacking) {
    return pipeline.tables().stream().filter(lacking).toList();
  }
}
