package io.frazil.launch;

import java.util.List;
import java.util.Map;

/** The Glue job's reading of its arguments. */
public final class JobArguments {

  private JobArguments() {}

  /**
   * Frazil's own among them.
   *
   * @throws io.frazil.model.failure.FrazilException for one that is neither Frazil's nor Glue's
   */
  public static Map<String, String> parse(List<String> arguments) {
    return GlueArguments.parse(arguments);
  }

  /** Whether they ask for maintenance. */
  public static boolean isMaintenance(Map<String, String> arguments) {
    return GlueCommand.isMaintenance(arguments);
  }
}
