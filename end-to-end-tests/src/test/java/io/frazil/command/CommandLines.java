package io.frazil.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The frazil command line, in this JVM. */
public final class CommandLines {

  private CommandLines() {}

  /**
   * Parses arguments of the frazil command.
   *
   * @throws CommandLine.ParameterException when they are not understood
   */
  public static void parse(String... arguments) {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Frazil.commandLine(nowhere, nowhere).parseArgs(arguments);
  }

  /** Runs the frazil command in this JVM; gives its exit code. What it says goes to {@code out}. */
  public static int run(PrintWriter out, String... arguments) {
    return Frazil.commandLine(out, out).execute(arguments);
  }
}
