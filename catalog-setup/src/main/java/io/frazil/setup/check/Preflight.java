package io.frazil.setup.check;

import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that can be said of a pipeline without looking at landing or catalog. */
public final class Preflight {

  private Preflight() {}

  /** Findings in the order of {@link Check}, which is worst first. */
  public static List<Finding> check(
      Pipeline pipeline, Optional<TaskSettings> task, Optional<TableMappings> mappings) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(PlaceChecks.findings(pipeline));
    findings.addAll(new EndpointChecks(pipeline).findings());
    findings.addAll(new OrderChecks(pipeline, mappings).findings());
    findings.addAll(NameChecks.findings(pipeline));
    findings.addAll(PropertyChecks.findings(pipeline));
    task.ifPresent(settings -> findings.addAll(new TaskChecks(pipeline, settings).findings()));
    mappings.ifPresent(rules -> findings.addAll(new MappingChecks(pipeline, rules).findings()));
    if (task.isEmpty() || mappings.isEmpty()) {
      findings.add(taskNotChecked(task.isEmpty(), mappings.isEmpty()));
    }
    return inOrder(findings);
  }

  /** Findings about where existing tables are. */
  public static List<Finding> checkLocations(Map<TableName, String> locations, Location landing) {
    return PlaceChecks.locations(locations, landing);
  }

  /** Findings in the order of {@link Check}; those of one check stay in their order. */
  public static List<Finding> inOrder(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort((one, other) -> one.check().compareTo(other.check()));
    return List.copyOf(sorted);
  }

  private static Finding taskNotChecked(boolean settings, boolean mappings) {
    List<String> missing = new ArrayList<>();
    String options = "";
    if (settings) {
      missing.add("settings");
      options += " --task-settings task.json";
    }
    if (mappings) {
      missing.add("table mappings");
      options += " --table-mappings task.json";
    }
    return Finding.of(
        Check.TASK_NOT_CHECKED,
        Subjects.TASK,
        "its " + String.join(" and ", missing) + " were not looked at",
        "Give them to this command:\n"
            + "aws dms describe-replication-tasks \\\n"
            + "  --filters Name=replication-task-arn,Values=ARN > task.json\n"
            + "frazil check"
            + options);
  }
}
