package io.frazil.setup.plan;

import io.frazil.model.table.PartitionField;
import io.frazil.model.table.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Plans as text. Lines end with a line feed. */
final class PlanText {

  private PlanText() {}

  static String of(TablePlan plan) {
    StringBuilder text = new StringBuilder();
    text.append(plan.kind().name().toLowerCase(Locale.ROOT)).append(' ').append(plan.table());
    if (plan.kind() == TablePlan.Kind.CREATE) {
      text.append(' ').append(shape(plan.wanted().definition()));
    }
    text.append('\n');
    plan.changes().forEach(change -> text.append("  ").append(change.text()).append('\n'));
    for (Difference difference : plan.differences()) {
      text.append("  ").append(difference.text()).append('\n');
      text.append("    ").append(difference.remedy()).append('\n');
    }
    return text.toString();
  }

  private static String shape(TableDefinition definition) {
    int columns = definition.columns().size();
    return "("
        + columns
        + (columns == 1 ? " column" : " columns")
        + ", key "
        + String.join(" + ", definition.key())
        + partitions(definition.partitions())
        + ")";
  }

  private static String partitions(List<PartitionField> fields) {
    return fields.isEmpty()
        ? ""
        : fields.stream()
            .map(PartitionField::toString)
            .collect(Collectors.joining(", ", ", partitioned by ", ""));
  }
}
