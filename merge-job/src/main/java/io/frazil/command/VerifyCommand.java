package io.frazil.command;

import io.frazil.model.dms.TableMappings;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.pipeline.TaskFile;
import io.frazil.setup.discover.FoundTable;
import io.frazil.setup.jdbc.SourceDatabase;
import io.frazil.setup.verify.TableVerdict;
import io.frazil.setup.verify.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frazil verify}. */
@Command(
    name = "verify",
    header = "Compare the tables with the source database.",
    description = {
      "Compares each table with its source: both sides digest the same ranges of keys, and ranges",
      "that differ are split down to the keys. The result says which snapshot and watermark was",
      "compared, and per table: equal, different, or moving when files are pending or rows changed",
      "between two looks. Changes nothing and starts no Spark. Exit code 3 if a table is different,",
      "7 if one is moving. docs/verify.md says what is compared."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private PipelineOptions options;

  @Mixin private SourceOptions source;

  @Mixin private OutputOptions output;

  @Option(
      names = "--mappings",
      paramLabel = "FILE",
      description = "The DMS task's table mappings, where its rules rename tables or columns.")
  private Path mappings;

  @Option(
      names = "--limit",
      paramLabel = "KEYS",
      defaultValue = "100",
      description = "Most keys that are reported of a table; ${DEFAULT-VALUE} by default.")
  private int limit;

  @Option(
      names = "--looks",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How often keys that differ are looked at before a table counts as moving;"
              + " ${DEFAULT-VALUE} by default, 2 or more.")
  private int looks;

  @Option(
      names = "--pause",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = TimeConverter.class,
      description = "How long to wait between two looks; ${DEFAULT-VALUE} by default.")
  private Duration pause;

  @Override
  public Integer call() {
    if (!source.isGiven()) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--source=URL'");
    }
    if (limit < 1 || looks < 2) {
      throw new ParameterException(
          spec.commandLine(), "Expected 1 or more for --limit and 2 or more for --looks");
    }
    Pipeline pipeline = options.read();
    List<PipelineTable> tables = options.tables(pipeline);
    Optional<TableMappings> rules = Optional.ofNullable(mappings).map(TaskFile::mappings);
    List<VerifiedTable> verified = new ArrayList<>();
    TableByTable each = new TableByTable();
    try (SourceDatabase database = SourceDatabase.open(source.access());
        Workbench bench = new Workbench(pipeline)) {
      List<FoundTable> found = database.tables();
      TableComparison comparison =
          new TableComparison(
              bench, database, found, rules, new Verification.Limits(limit, looks, this::pause));
      each.run(tables, table -> verified.add(comparison.verify(table)));
    }
    new VerdictWriter(spec.commandLine().getOut()).write(output.form(), verified);
    int failed = each.report(spec.commandLine().getErr());
    return FailureKind.exitCode(
        Stream.concat(
            Stream.of(FailureKind.values()).filter(kind -> kind.exitCode() == failed),
            verified.stream().map(VerifiedTable::verdict).flatMap(VerifyCommand::kind)));
  }

  private static Stream<FailureKind> kind(TableVerdict verdict) {
    return switch (verdict.verdict()) {
      case EQUAL -> Stream.empty();
      case DIFFERENT -> Stream.of(FailureKind.SOURCE_DATA);
      case MOVING -> Stream.of(FailureKind.EXTERNAL);
    };
  }

  private void pause() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FrazilException(FailureKind.EXTERNAL, "Cannot go on: interrupted.", e);
    }
  }
}
