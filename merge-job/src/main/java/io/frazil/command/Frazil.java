package io.frazil.command;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The main class: reads the command line, runs one subcommand, ends with its exit code. */
@Command(
    name = "frazil",
    description = {
      "Turns the files AWS DMS writes to S3 into Apache Iceberg tables that mirror the source database:"
          + " one atomic MERGE commit per table and batch, progress inside the commit, every refused"
          + " row kept with its reason."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      CheckCommand.class,
      SetupCommand.class,
      MergeCommand.class,
      StatusCommand.class,
      QueryCommand.class,
      SnapshotsCommand.class,
      QuarantineCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a bug in Frazil",
      "2:configuration: the command line, the pipeline file or the catalog's state",
      "3:source data refused",
      "4:schema drift refused",
      "5:commit conflict after retries; run again",
      "6:commit outcome unknown; look with 'snapshots', run again",
      "7:an outside service is unavailable or denies access"
    },
    footer = {
      "",
      "Start with 'frazil demo'. A pipeline is one YAML file: docs/pipeline-file.md.",
      "Results go to stdout, progress and log to stderr."
    })
public final class Frazil {

  private Frazil() {}

  /** Runs the command and exits. */
  public static void main(String[] arguments) {
    int exitCode = run(arguments);
    if (Boolean.getBoolean("frazil.recording")) {
      System.err.println("frazil: done; recording loaded classes once, for faster starts ...");
    }
    System.exit(exitCode);
  }

  /** Runs the command; gives the exit code. */
  static int run(String... arguments) {
    CommandLine command = new CommandLine(new Frazil());
    command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    command.setUsageHelpWidth(100);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler(Frazil::report);
    return command.execute(arguments);
  }

  /** The one place a failure is shown: its message for a person, its trace in the log. */
  private static int report(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    if (failure instanceof FrazilException known) {
      command.getErr().println("frazil: " + known.getMessage());
      LoggerFactory.getLogger(Frazil.class).debug("The failure in full", failure);
      return known.kind().exitCode();
    }
    command.getErr().println("frazil: a bug: " + failure);
    LoggerFactory.getLogger(Frazil.class).error("Please report this", failure);
    return FailureKind.BUG.exitCode();
  }
}
