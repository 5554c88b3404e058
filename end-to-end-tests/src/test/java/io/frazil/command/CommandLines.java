package io.frazil.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The frazil command line as text that is understood or not, without running it. */
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
}
