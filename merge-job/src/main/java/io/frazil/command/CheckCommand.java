package io.frazil.command;

import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineException;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.pipeline.Problem;
import io.frazil.model.pipeline.TaskFile;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import io.frazil.setup.check.Preflight;
import io.frazil.setup.check.Severity;
import io.frazil.setup.deployed.DeploymentWalk;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frazil check}. */
@Command(
    name = "check",
    header = "Say what would go wrong, before the first merge.",
    description = {
      "Looks for endpoint and task settings that lose information, names Athena cannot read, table",
      "properties that defeat a promise, places and tables that are missing. Changes nothing and",
      "starts no Spark. Exit code 2 if anything found is an error, else 0. Every finding is",
      "explained in docs/check.md.",
      "With --aws it also looks at what is deployed: the task that dms-task names and its endpoint,",
      "and from the landing bucket on whom it tells of files, the queue, the trigger function, the",
      "Glue job and the rights of their roles. What it may not look at is a finding."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  private static final List<String> HEADER =
      List.of("severity", "check", "subject", "what", "why", "remedy");

  @Spec private CommandSpec spec;

  @Mixin private PipelineOptions options;

  @Mixin private OutputOptions output;

  @Option(
      names = "--task-settings",
      paramLabel = "FILE",
      description =
          "Also checks the task's settings: JSON as 'aws dms describe-replication-tasks' prints it"
              + " (one task), or the settings document alone.")
  private Path taskSettings;

  @Option(
      names = "--table-mappings",
      paramLabel = "FILE",
      description = "Also checks the task's table mappings: the same file, or the document alone.")
  private Path tableMappings;

  @Option(
      names = "--aws",
      description = "Also looks at what is deployed in AWS, with the SDK's standard settings.")
  private boolean aws;

  @Option(
      names = "--queue",
      paramLabel = "ARN",
      defaultValue = "",
      description = "The queue to look at, where the landing bucket does not tell it directly.")
  private String queue;

  @Option(
      names = "--function",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The trigger function to look at; by default the queue's.")
  private String function;

  @Option(
      names = "--job",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The Glue job to look at; by default the one that the function starts.")
  private String job;

  @Override
  public Integer call() {
    Optional<TaskSettings> task = Optional.ofNullable(taskSettings).map(TaskFile::settings);
    Optional<TableMappings> mappings = Optional.ofNullable(tableMappings).map(TaskFile::mappings);
    checkOptions();
    try {
      Pipeline pipeline = options.read();
      List<PipelineTable> tables = options.tables(pipeline);
      Pipeline chosen = pipeline.withTables(tables);
      AwsFindings deployed = new AwsFindings(chosen);
      if (aws) {
        deployed.look(options.file(), new DeploymentWalk.Hints(queue, function, job));
      }
      List<Finding> findings =
          new ArrayList<>(
              about(
                  tables,
                  pipeline,
                  Preflight.check(
                      pipeline.withEndpoint(deployed.live().endpoint()),
                      task.or(deployed::settings),
                      mappings.or(deployed::mappings))));
      findings.addAll(deployed.findings());
      findings.addAll(new LandingFindings(pipeline, Landing.of(pipeline)).find(tables));
      List<Finding> ofCatalog = new CatalogFindings(chosen).find();
      findings.addAll(ofCatalog);
      if (aws
          && ofCatalog.stream().noneMatch(found -> found.check() == Check.CATALOG_UNREACHABLE)) {
        findings.addAll(HealthFindings.find(pipeline, tables));
      }
      return print(Preflight.inOrder(findings), tables.size());
    } catch (PipelineException e) {
      return print(e.problems().stream().map(this::finding).toList(), 0);
    }
  }

  private void checkOptions() {
    boolean isHinted = !queue.isEmpty() || !function.isEmpty() || !job.isEmpty();
    if (isHinted && !aws) {
      throw new ParameterException(
          spec.commandLine(), "--queue, --function and --job say where --aws looks; add --aws");
    }
    if (!queue.isEmpty() && !queue.matches("arn:aws[a-z-]*:sqs:[a-z0-9-]+:\\d{12}:\\S+")) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--queue': expected an ARN as"
              + " arn:aws:sqs:eu-central-1:111122223333:events but was "
              + queue);
    }
  }

  /**
   * Findings without the tables that were not asked for. The pipeline is checked whole, because
   * tables are compared with one another and rules are printed for all that need them.
   */
  private static List<Finding> about(
      List<PipelineTable> tables, Pipeline pipeline, List<Finding> findings) {
    Set<String> others =
        pipeline.tables().stream()
            .filter(table -> !tables.contains(table))
            .map(table -> table.name().toString())
            .collect(Collectors.toSet());
    List<Finding> about = new ArrayList<>();
    for (Finding finding : findings) {
      List<String> subjects =
          finding.subjects().stream().filter(subject -> !others.contains(subject)).toList();
      if (!subjects.isEmpty()) {
        about.add(new Finding(finding.check(), subjects, finding.what(), finding.remedy()));
      }
    }
    return about;
  }

  private Finding finding(Problem problem) {
    String file = problem.file().isEmpty() ? options.file() : problem.file();
    String line = problem.line() == 0 ? "" : " line " + problem.line();
    String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
    return Finding.of(
        Check.PIPELINE_FILE,
        file + line,
        path + problem.message(),
        "Correct the file; docs/pipeline-file.md has every key.");
  }

  private int print(List<Finding> findings, int tables) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.form() == OutputOptions.Form.TABLE) {
      out.print(FindingText.of(findings, tables));
      out.flush();
    } else {
      new RowWriter(HEADER, out)
          .write(output.form(), findings.stream().flatMap(CheckCommand::rows).iterator());
    }
    return findings.stream().anyMatch(found -> found.severity() == Severity.ERROR)
        ? FailureKind.CONFIGURATION.exitCode()
        : 0;
  }

  /** A row a subject, so that a machine need not take lists apart. */
  private static Stream<List<Object>> rows(Finding finding) {
    return finding.subjects().stream()
        .map(
            subject ->
                List.of(
                    finding.severity().name(),
                    finding.check().id(),
                    subject,
                    finding.what(),
                    finding.why(),
                    finding.remedy()));
  }
}
