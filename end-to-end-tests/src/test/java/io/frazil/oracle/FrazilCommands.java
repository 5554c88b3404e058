package io.frazil.oracle;

import io.frazil.command.CommandLines;
import io.frazil.command.PipelineMerge;
import io.frazil.model.table.TableDefinition;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the commands say that compare the pipeline with its source, or follow it. */
final class FrazilCommands {

  private final String mirror;
  private final String discovered;
  private final String source;

  /**
   * @param folder where {@code mirror.yaml} is
   * @param source the database as a JDBC URL, with user and password
   */
  FrazilCommands(Path folder, String source) {
    this.mirror = folder.resolve("mirror.yaml").toString();
    this.discovered = folder.resolve("discovered.yaml").toString();
    this.source = source;
  }

  /** Whether verify finds each table equal. */
  List<String> verify() {
    StringWriter said = new StringWriter();
    int exitCode = run(said, "verify", "--pipeline", mirror, "--source", source);
    return exitCode == 0 ? List.of() : List.of("verify, exit code " + exitCode + ": " + said);
  }

  /** Whether discover finds each table as it is now, and leaves out the one without a key. */
  List<String> discover(SourceKind kind, List<OracleTable> tables) {
    StringWriter said = new StringWriter();
    run(said, "discover", "--source", source, "--into", discovered);
    List<String> differences = new ArrayList<>();
    if (!said.toString().contains(Shapes.KEYLESS.name() + ": it has no primary key")) {
      differences.add("discover says nothing of the table without a key: " + said);
    }
    List<String> expected =
        tables.stream().map(table -> table.name() + " " + table.discovered(kind)).sorted().toList();
    List<String> found =
        PipelineMerge.read(discovered).tables().stream()
            .map(table -> table.source().table() + " " + shape(table.target()))
            .sorted()
            .toList();
    if (!found.equals(expected)) {
      differences.add("discover finds " + found + ", expected " + expected);
    }
    return differences;
  }

  private static String shape(TableDefinition table) {
    return table.key()
        + " "
        + table.columns().stream().map(column -> column.name() + " " + column.type()).toList();
  }

  /** Writes what a table of the source has become into the pipeline file, and sets it up. */
  void followSource(String table) {
    StringWriter said = new StringWriter();
    int exitCode =
        run(said, "discover", "--source", source, "--tables", table, "--into", mirror)
            + run(said, "setup", "--pipeline", mirror);
    if (exitCode != 0) {
      throw new AssertionError(said.toString());
    }
  }

  private static int run(StringWriter said, String... arguments) {
    return CommandLines.run(new PrintWriter(said), arguments);
  }
}
