package io.frazil.replicator;

import io.frazil.aws.S3Access;
import io.frazil.aws.S3PipelineFiles;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Location;
import io.frazil.replicator.fault.Fault;
import io.frazil.replicator.fault.FaultyStore;
import io.frazil.replicator.source.SourceAddress;
import io.frazil.replicator.source.SourceDatabase;
import io.frazil.replicator.source.SourceOpener;
import io.frazil.replicator.store.DirectoryStore;
import io.frazil.replicator.store.FileStore;
import io.frazil.replicator.store.aws.S3Store;
import io.frazil.replicator.task.ReplicationTask.Until;
import io.frazil.replicator.task.StateFile;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main class of {@code frazil replicate}. */
@Command(
    name = "frazil replicate",
    description = {
      "A local stand-in for AWS DMS: reads a real PostgreSQL, MySQL or MariaDB and writes the files"
          + " that DMS would write to S3, to a directory or a bucket. First a full load, then"
          + " changes, until it is stopped; started again, it goes on where it was.",
      "",
      "What is not confirmed of DMS is listed in docs/dms-fidelity.md."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or stopped by a signal with everything buffered written",
      "1:a bug in Frazil",
      "2:configuration: the command line, the settings, or what the database allows",
      "3:a value or a column's type that DMS has no form for",
      "4:a table was altered or dropped while it was loaded",
      "7:the database or the storage is unavailable or denies access; run again to go on"
    })
public final class Replicate implements Callable<Integer> {

  /** How long a stop may take, from the signal on. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  @Option(
      names = "--source",
      paramLabel = "URL",
      required = true,
      description =
          "The database: jdbc:postgresql://..., or for MariaDB and MySQL jdbc:mariadb://...")
  private String url;

  @Option(names = "--user", defaultValue = "", description = "Who enters it.")
  private String user;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      defaultValue = "FRAZIL_SOURCE_PASSWORD",
      description =
          "The environment variable that holds the password; ${DEFAULT-VALUE} by default.")
  private String passwordVariable;

  @Option(
      names = "--to",
      paramLabel = "PLACE",
      description =
          "Where the files go, bucket folder included: a directory or s3://bucket/folder. The"
              + " landing of --pipeline by default.")
  private String to;

  @Mixin private SettingsOptions settings;

  @Option(
      names = "--until-caught-up",
      description = "Load, take what the log holds by then, write it, end.")
  private boolean untilCaughtUp;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description =
          "Where a stop keeps how far it was; .frazil/replicate/PIPELINE.json in this directory by"
              + " default.")
  private Path state;

  @Option(
      names = "--reload",
      description = "Forget the state and load everything anew, as DMS's reload-target does.")
  private boolean reload;

  @Option(
      names = "--fault",
      paramLabel = "NAME=N",
      converter = FaultOption.Converter.class,
      description =
          "A fault that a pipeline must live through: docs/dms-fidelity.md has their names. May be"
              + " given more than once.")
  private List<FaultOption> faults = List.of();

  @Spec private CommandSpec spec;

  private final SourceOpener sources;
  private final StopSignal signal;

  Replicate(SourceOpener sources, StopSignal signal) {
    this.sources = sources;
    this.signal = signal;
  }

  /** Runs the command and exits with its code. */
  public static void main(String[] arguments) {
    StopSignal signal = new StopSignal(GRACE);
    signal.listen();
    int exitCode =
        commandLine(new Replicate(Sources::open, signal))
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .execute(arguments);
    signal.finish(exitCode);
    System.exit(exitCode);
  }

  static CommandLine commandLine(Replicate replicate) {
    CommandLine command = new CommandLine(replicate);
    command.setUsageHelpWidth(100);
    command.setParameterExceptionHandler(Replicate::refuse);
    command.setExecutionExceptionHandler(Replicate::report);
    return command;
  }

  @Override
  public Integer call() {
    SettingsOptions.Read read = settings.read(new S3PipelineFiles());
    Location place = place(read);
    String task = read.name().isEmpty() ? "replicate" : read.name();
    StateFile stateFile = new StateFile(state == null ? defaultState(task) : state);
    if (reload) {
      stateFile.delete();
    }
    SourceAddress address =
        new SourceAddress(
            url,
            user,
            Optional.ofNullable(System.getenv(passwordVariable)).orElse(""),
            task,
            read::selects);
    try (SourceDatabase database = sources.open(address);
        FileStore store = new FaultyStore(store(place), faults())) {
      new ReplicateRun(read.settings(), faults(), spec.commandLine().getErr(), signal)
          .run(database, store, stateFile, untilCaughtUp ? Until.CAUGHT_UP : Until.STOPPED);
    }
    return 0;
  }

  private Location place(SettingsOptions.Read read) {
    if (to == null) {
      return read.landing()
          .orElseThrow(
              () ->
                  new FrazilException(
                      FailureKind.CONFIGURATION,
                      "Cannot replicate: there is no place for the files. Expected --to, or a"
                          + " --pipeline, whose landing it then is. Give one of them."));
    }
    return new Location(
        to.startsWith("s3://") ? to : Path.of(to).toAbsolutePath().normalize().toString());
  }

  private static FileStore store(Location place) {
    return place.isLocal()
        ? new DirectoryStore(place.path())
        : new S3Store(S3Access.client(), place);
  }

  private static Path defaultState(String task) {
    return Path.of(".frazil", "replicate", task + ".json");
  }

  private Map<Fault, Integer> faults() {
    Map<Fault, Integer> numbers = new EnumMap<>(Fault.class);
    faults.forEach(option -> numbers.put(option.fault(), option.number()));
    return numbers;
  }

  private static int refuse(ParameterException failure, String[] arguments) {
    PrintWriter err = failure.getCommandLine().getErr();
    err.println("frazil: " + failure.getMessage() + ".");
    err.println("'frazil replicate --help' is the manual.");
    return FailureKind.CONFIGURATION.exitCode();
  }

  private static int report(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    if (failure instanceof FrazilException known) {
      command.getErr().println("frazil: " + known.getMessage());
      return known.kind().exitCode();
    }
    command.getErr().println("frazil: a bug: " + failure);
    LoggerFactory.getLogger(Replicate.class).error("Please report this", failure);
    return FailureKind.BUG.exitCode();
  }
}
