package io.frazil.launch;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.launch.RunRequest;
import io.frazil.model.table.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What a Glue job does besides merging: a command of Frazil's, on the Spark that Glue has. */
final class GlueCommand {

  private static final String MERGE = "merge";
  private static final String MAINTAIN = "maintain";

  /** What a maintenance run knows of a {@link RunRequest}'s and the job's arguments. */
  private static final List<String> MERGES_ALONE =
      List.of(GlueArguments.SIDE_BY_SIDE, GlueArguments.LOAD_COMPLETE);

  private GlueCommand() {}

  /**
   * Whether the arguments ask for maintenance and not for a merge, which is what they ask for when
   * they say nothing.
   *
   * @throws FrazilException CONFIGURATION for any other command, and for an argument of a merge's
   */
  static boolean isMaintenance(Map<String, String> arguments) {
    String command = arguments.getOrDefault(GlueArguments.COMMAND, MERGE);
    if (command.equals(MERGE)) {
      return false;
    }
    if (!command.equals(MAINTAIN)) {
      throw refused("--command is wrong. Expected merge or maintain, got '" + command + "'.");
    }
    MERGES_ALONE.stream()
        .filter(arguments::containsKey)
        .findFirst()
        .ifPresent(
            name -> {
              throw refused("--" + name + " is of a merge, and --command is maintain. Remove one.");
            });
    return true;
  }

  /**
   * Maintains the request's tables, or all.
   *
   * @param frazil the command line; gives the exit code, having said what is wrong
   * @throws FrazilException where that is not 0
   */
  static void maintain(RunRequest request, ToIntFunction<String[]> frazil) {
    List<String> arguments =
        new ArrayList<>(
            List.of(MAINTAIN, "--pipeline", request.pipeline(), "--metrics", "cloudwatch"));
    for (TableName table : request.tables()) {
      arguments.addAll(List.of("--table", table.toString()));
    }
    int exitCode = frazil.applyAsInt(arguments.toArray(String[]::new));
    if (exitCode != 0) {
      throw new FrazilException(
          kind(exitCode),
          "Cannot maintain the tables of "
              + request.pipeline()
              + ": frazil maintain ended with exit code "
              + exitCode
              + ". What is wrong stands in the job's error log.");
    }
  }

  private static FailureKind kind(int exitCode) {
    return Arrays.stream(FailureKind.values())
        .filter(kind -> kind.exitCode() == exitCode)
        .findFirst()
        .orElse(FailureKind.BUG);
  }

  private static FrazilException refused(String reason) {
    return new FrazilException(
        FailureKind.CONFIGURATION, "Cannot read the job's arguments: " + reason);
  }
}
