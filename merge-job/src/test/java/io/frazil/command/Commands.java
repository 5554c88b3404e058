package io.frazil.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands for the tests of other packages. */
public final class Commands {

  private Commands() {}

  /** Runs a command that must succeed; gives what it wrote. */
  public static String run(String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int code = Frazil.commandLine(out, out).execute(arguments);
    if (code != 0) {
      throw new AssertionError(String.join(" ", arguments) + " ended with " + code + ":\n" + text);
    }
    return text.toString();
  }
}
