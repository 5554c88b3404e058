package io.frazil.command;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.setup.SetupReport;
import io.frazil.setup.SetupRun;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.IcebergTables;
import io.frazil.setup.iceberg.OpenCatalog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frazil setup}. */
@Command(
    name = "setup",
    header = "Create and evolve the tables in the catalog.",
    description = {
      "Creates the pipeline's databases and tables in the catalog and evolves those that are there:",
      "new columns, wider types, docs. Anything else is refused with the difference. Running it",
      "again changes nothing. Starts no Spark and infers nothing from data."
    },
    mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private PipelineOptions options;

  @Option(names = "--dry-run", description = "Prints the plan and changes nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Pipeline pipeline = options.read();
    Pipeline chosen = pipeline.withTables(options.tables(pipeline));
    SetupReport report = run(chosen, dryRun);
    spec.commandLine().getOut().print(report.text());
    spec.commandLine().getOut().flush();
    return FailureKind.exitCode(report.failures().stream().map(FrazilException::kind));
  }

  static SetupReport run(Pipeline pipeline, boolean dryRun) {
    try (OpenCatalog catalog = IcebergCatalogs.open(pipeline.catalog())) {
      SetupRun run = new SetupRun(new IcebergTables(catalog, Version.text()));
      return dryRun ? run.plan(pipeline) : run.apply(pipeline);
    }
  }
}
