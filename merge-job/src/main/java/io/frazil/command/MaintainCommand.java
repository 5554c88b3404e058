package io.frazil.command;

import io.frazil.merge.maintenance.MaintenanceOutcome;
import io.frazil.merge.maintenance.Step;
import io.frazil.merge.maintenance.StepPlan;
import io.frazil.merge.maintenance.TableMaintenance;
import io.frazil.merge.report.MaintenanceReadings;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.metric.MetricsSink;
import io.frazil.model.pipeline.MaintenancePolicy;
import io.frazil.model.pipeline.Pipeline;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frazil maintain}. */
@Command(
    name = "maintain",
    header = "Compact tables, expire snapshots, delete what nobody knows.",
    description = {
      "Takes each step that pays, for each table and the quarantine table: data files are joined and",
      "rid of deleted rows (compact), delete files joined (delete-files), manifests joined (manifests),",
      "old snapshots expired (snapshots), files deleted that no snapshot knows (orphans), old metadata",
      "files let go (metadata). Rows and progress stay as they are. Safe beside running merges: who",
      "loses a race looks again. docs/maintenance.md says what each step costs."
    },
    mixinStandardHelpOptions = true)
final class MaintainCommand implements Callable<Integer> {

  static final List<String> HEADER =
      List.of("table", "step", "verdict", "files", "bytes", "new_files", "why");

  @Spec private CommandSpec spec;

  @Mixin private PipelineOptions options;

  @Mixin private OutputOptions output;

  @Option(
      names = "--dry-run",
      description =
          "Says what each step would do and free, and changes nothing. Reads metadata only; starts no"
              + " Spark.")
  private boolean dryRun;

  @Option(
      names = "--step",
      paramLabel = "STEP",
      split = ",",
      converter = StepConverter.class,
      description =
          "Only this step: compact, delete-files, manifests, snapshots, orphans or metadata; may be"
              + " repeated, or several be separated by commas.")
  private List<Step> steps = List.of();

  @Option(
      names = "--orphan-age",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "How old a file must be that no snapshot knows to be deleted, as 3d; by default what the"
              + " pipeline file says. Shorter than 24h only together with --nothing-writes.")
  private Duration orphanAge;

  @Option(
      names = "--nothing-writes",
      description =
          "Nothing writes to the tables now, no merge and nobody else: allows an --orphan-age shorter"
              + " than 24h, which would take the files of a running batch.")
  private boolean nothingWrites;

  /** What the launcher publishes to; FRAZIL_METRICS where it says nothing. */
  @Option(names = "--metrics", hidden = true)
  private String metrics;

  @Override
  public Integer call() {
    if (orphanAge != null
        && orphanAge.compareTo(MaintenancePolicy.YOUNGEST_ORPHAN) < 0
        && !nothingWrites) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--orphan-age': expected 24h or longer, since files of a running"
              + " batch are no orphans; --nothing-writes allows less");
    }
    Pipeline pipeline = options.read();
    List<Maintained> tables = Maintained.of(pipeline, options);
    try (Workbench bench = new Workbench(pipeline);
        SparkOnDemand spark = new SparkOnDemand(pipeline.catalog())) {
      TableMaintenance maintenance = bench.maintenance(spark, wish());
      List<MaintenanceOutcome> outcomes = new ArrayList<>();
      for (Maintained table : tables) {
        if (table.isThere(bench)) {
          outcomes.add(
              dryRun
                  ? maintenance.plan(table.name(), table.policy())
                  : maintenance.maintain(table.name(), table.policy()));
        }
      }
      write(outcomes);
      if (!dryRun) {
        publish(pipeline, outcomes, bench.clock().instant());
      }
      return report(outcomes);
    }
  }

  private void publish(Pipeline pipeline, List<MaintenanceOutcome> outcomes, Instant now) {
    Map<String, String> launcher =
        metrics == null ? System.getenv() : Map.of(Sinks.VARIABLE, metrics);
    try (MetricsSink sink = Sinks.ofEnvironment(launcher).open(pipeline.monitoring())) {
      sink.publish(new MaintenanceReadings(pipeline.name()).of(outcomes), now);
    }
  }

  private TableMaintenance.Wish wish() {
    Set<Step> wanted = EnumSet.allOf(Step.class);
    if (!steps.isEmpty()) {
      wanted.retainAll(steps);
    }
    return new TableMaintenance.Wish(wanted, Optional.ofNullable(orphanAge));
  }

  private void write(List<MaintenanceOutcome> outcomes) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.form() == OutputOptions.Form.TABLE && !dryRun) {
      outcomes.forEach(outcome -> outcome.lines().forEach(out::println));
      return;
    }
    List<List<Object>> rows = new ArrayList<>();
    for (MaintenanceOutcome outcome : outcomes) {
      outcome.steps().forEach(step -> rows.add(row(outcome, step)));
    }
    new RowWriter(HEADER, out).write(output.form(), rows.iterator());
    outcomes.forEach(
        outcome ->
            outcome
                .notices()
                .forEach(
                    notice ->
                        spec.commandLine().getErr().println(outcome.table() + ": " + notice)));
  }

  private static List<Object> row(MaintenanceOutcome outcome, StepPlan step) {
    return List.of(
        outcome.table().toString(),
        step.step().word(),
        step.verdict().word(),
        step.files().count(),
        step.files().bytes(),
        step.into(),
        step.reason());
  }

  private int report(List<MaintenanceOutcome> outcomes) {
    List<FrazilException> failures =
        outcomes.stream().flatMap(outcome -> outcome.failure().stream()).toList();
    boolean areSaid = output.form() == OutputOptions.Form.TABLE && !dryRun;
    for (FrazilException failure : failures) {
      if (areSaid) {
        FailureText.log(failure);
      } else {
        FailureText.show(failure, spec.commandLine().getErr());
      }
    }
    return FailureKind.exitCode(failures.stream().map(FrazilException::kind));
  }
}
