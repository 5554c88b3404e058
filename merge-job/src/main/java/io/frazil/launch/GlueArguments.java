package io.frazil.launch;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.launch.RunRequest;
import io.frazil.model.pipeline.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The arguments of a Glue job's script: {@code --name value}, {@code --name=value}, or {@code
 * --name} alone. Glue passes on its own among those of the job, and may follow them by a {@code
 * true} that belongs to none. Names of Glue's are passed over; any other that is not ours is
 * refused, since a misspelt one would otherwise be a run of something else.
 *
 * <p>Source: AWS Glue User Guide, "Using job parameters in AWS Glue jobs" (read 2026-11-23),
 * "Logging for AWS Glue jobs" (read 2026-11-27).
 */
final class GlueArguments {

  /** How many tables are merged at once. */
  static final String SIDE_BY_SIDE = "side-by-side";

  /** Full loads are complete: do not wait for load-quiet-period. */
  static final String LOAD_COMPLETE = "load-complete";

  /** What is done: {@code merge}, or a command of {@link GlueCommand}. */
  static final String COMMAND = "command";

  private static final Set<String> OURS =
      Set.of(
          COMMAND,
          RunRequest.PIPELINE,
          RunRequest.TABLES,
          RunRequest.BUCKET,
          RunRequest.FILES,
          SIDE_BY_SIDE,
          LOAD_COMPLETE);

  /** Names that Glue documents or passes, beside {@code enable-..} and names in capitals. */
  private static final Set<String> OF_GLUE =
      Set.of(
          "additional-python-modules",
          "class",
          "conf",
          "continuous-log-conversionPattern",
          "continuous-log-logGroup",
          "continuous-log-logStreamPrefix",
          "custom-logGroup-prefix",
          "custom-logStream-prefix",
          "customer-driver-env-vars",
          "customer-executor-env-vars",
          "datalake-formats",
          "debug",
          "disable-proxy-v2",
          "encryption-type",
          "executor-cores",
          "extra-files",
          "extra-jars",
          "extra-py-files",
          "job-bookmark-from",
          "job-bookmark-option",
          "job-bookmark-to",
          "job-language",
          "mode",
          "python-modules-installer-option",
          "scriptLocation",
          "spark-event-logs-path",
          "use-postgres-driver",
          "user-jars-first",
          "write-shuffle-files-to-s3",
          "write-shuffle-spills-to-s3");

  private GlueArguments() {}

  /**
   * Frazil's arguments among them, by name; a name alone has the empty text.
   *
   * @throws FrazilException CONFIGURATION for a name that is nobody's, a name given twice, or a
   *     value without a name
   */
  static Map<String, String> parse(List<String> arguments) {
    Map<String, String> ours = new LinkedHashMap<>();
    int at = 0;
    while (at < arguments.size()) {
      String argument = arguments.get(at++);
      if (!argument.startsWith("--")) {
        requireStray(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
      String value = equals < 0 ? "" : argument.substring(equals + 1);
      if (equals < 0 && at < arguments.size() && !arguments.get(at).startsWith("--")) {
        value = arguments.get(at++);
      }
      if (isOurs(name) && ours.put(name, value) != null) {
        throw refused("--" + name + " is given twice. Give it once.");
      }
    }
    return ours;
  }

  private static boolean isOurs(String name) {
    if (OURS.contains(name)) {
      return true;
    }
    boolean isGlues =
        OF_GLUE.contains(name)
            || name.startsWith("enable-")
            || name.matches("[A-Z_]+|TempDir|RedshiftTempDir"); // JOB_NAME, WORKFLOW_RUN_ID
    if (isGlues) {
      return false;
    }
    Set<String> known = new TreeSet<>(OF_GLUE);
    known.addAll(OURS);
    throw refused(
        "--"
            + name
            + " is neither Frazil's nor Glue's"
            + Nearest.question(name, known)
            + " Frazil's are "
            + new TreeSet<>(OURS)
            + ".");
  }

  private static void requireStray(String value) {
    if (!Set.of("true", "false", "").contains(value)) {
      throw refused(
          "'" + value + "' belongs to no name. Several tables are separated by commas alone.");
    }
  }

  private static FrazilException refused(String reason) {
    return new FrazilException(
        FailureKind.CONFIGURATION, "Cannot read the job's arguments: " + reason);
  }
}
