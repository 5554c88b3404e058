package io.frazil.command;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

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
      DiscoverCommand.class,
      CheckCommand.class,
      SetupCommand.class,
      MergeCommand.class,
      ServeCommand.class,
      StatusCommand.class,
      QueryCommand.class,
      SnapshotsCommand.class,
      QuarantineCommand.class,
      MaintainCommand.class,
      VerifyCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a bug in Frazil",
      "2:configuration: the command line, the pipeline file or the catalog's state",
      "3:source data refused, or not equal to its source",
      "4:schema drift refused",
      "5:commit conflict after retries; run again",
      "6:commit outcome unknown; look with 'snapshots', run again",
      "7:an outside service is unavailable or denies access"
    },
    footer = {
      "",
      "Start with 'frazil demo'. A pipeline is one YAML file: docs/pipeline-file.md.",
      "'frazil replicate' writes the files DMS would write, from a database of yours, for a rehearsal"
          + " without DMS; 'frazil replicate --help' is its manual.",
      "Results go to stdout, progress and log to stderr."
    })
public final class Frazil {

  private Frazil() {}

  /** Runs the command and exits with its code; returns where spark-submit waits for that. */
  public static void main(String[] arguments) {
    int exitCode = runLogged(arguments);
    if (exitCode == 0 && System.getProperty("spark.submit.deployMode") != null) {
      return; // in YARN's cluster mode to exit is to fail, with whatever code
    }
    if (Boolean.getBoolean("frazil.recording")) {
      System.err.println("frazil: recording loaded classes once, for faster starts ...");
    }
    System.exit(exitCode);
  }

  private static int runLogged(String... arguments) {
    try {
      LogFormat.ofEnvironment(System.getenv(), LogFormat.TEXT).use();
    } catch (FrazilException e) {
      System.err.println("frazil: " + e.getMessage());
      return e.kind().exitCode();
    }
    return run(arguments);
  }

  /** Runs the command; gives the exit code. For those whose process must not end with it. */
  public static int run(String... arguments) {
    return commandLine(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .execute(arguments);
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine command = new CommandLine(new Frazil());
    command.setOut(out);
    command.setErr(err);
    command.setUsageHelpWidth(100);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setParameterExceptionHandler(Frazil::refuse);
    command.setExecutionExceptionHandler(Frazil::report);
    return command;
  }

  /** A command line that cannot be understood: what is wrong with it, and where the manual is. */
  private static int refuse(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("frazil: " + failure.getMessage() + ".");
    if (!command.getSubcommands().isEmpty()) {
      command.getErr().println("Commands: " + String.join(", ", command.getSubcommands().keySet()));
    }
    command.getErr().println("'" + name + " --help' is the manual.");
    return FailureKind.CONFIGURATION.exitCode();
  }

  /** The one place a failure is shown: its message for a person, its trace in the log. */
  private static int report(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    if (failure instanceof FrazilException known) {
      FailureText.show(known, command.getErr());
      return known.kind().exitCode();
    }
    command.getErr().println("frazil: a bug: " + failure);
    LoggerFactory.getLogger(Frazil.class).error("Please report this", failure);
    return FailureKind.BUG.exitCode();
  }
}
