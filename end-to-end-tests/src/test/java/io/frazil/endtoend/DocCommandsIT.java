package io.frazil.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.command.CommandLines;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gives the commands of the documents that need neither AWS nor a database: of most pages on what
 * the recipe for a DMS task leads to, of the quick start as they stand, from the first to the last.
 */
final class DocCommandsIT {

  /** Pages whose every command is given, in a folder that is empty before. */
  private static final Set<String> SCRIPTS = Set.of("docs/quick-start.md");

  /** Stay until they are stopped, or have a database to look at. */
  private static final Set<String> NOT_HERE = Set.of("serve", "verify", "replicate", "demo");

  private static final Set<String> PATHS =
      Set.of("--pipeline", "--into", "--task-settings", "--table-mappings");

  @TempDir private Path folder;

  /** Whether this test gives a command. */
  static boolean gives(DocCommand command) {
    if (!command.isFrazil()) {
      return SCRIPTS.contains(command.document()) && DocProof.of(command).isEmpty();
    }
    List<String> arguments = command.arguments();
    return !NOT_HERE.contains(arguments.get(0))
        && arguments.stream()
            .noneMatch(
                argument ->
                    argument.contains("://")
                        || argument.startsWith("jdbc:")
                        || argument.equals("--aws")
                        || argument.contains("shop-aws"));
  }

  @Test
  void quickStartLeadsWhereItSays() throws Exception {
    StringWriter said = new StringWriter();
    for (DocCommand command : DocCommand.of("docs/quick-start.md")) {
      if (gives(command)) {
        said.append(give(command));
      }
    }

    assertThat(said.toString())
        .contains("rows read 3 = applied 2 + superseded 0 + quarantined 1 + skipped 0")
        .contains("1,Ada,12.50")
        .doesNotContain("2,Bob,99");
    assertThat(Repository.text("docs/quick-start.md")).contains("1,Ada,12.50");
  }

  @Test
  void commandsOfOtherPagesDoWhatTheyAreFor() throws Exception {
    TaskRecipe.write(folder);
    Files.copy(folder.resolve("pipeline.yaml"), folder.resolve("shop.yaml"));
    Set<String> given = new HashSet<>();
    for (DocCommand command : DocCommand.all()) {
      if (gives(command) && !SCRIPTS.contains(command.document()) && given.add(command.text())) {
        give(command);
      }
    }
    assertThat(given).hasSizeGreaterThan(6);
  }

  private String give(DocCommand command) throws Exception {
    return command.isFrazil() ? frazil(command) : shell(command);
  }

  private String frazil(DocCommand command) {
    List<String> arguments = new ArrayList<>(command.arguments());
    for (int i = 0; i + 1 < arguments.size(); i++) {
      if (PATHS.contains(arguments.get(i))) {
        arguments.set(i + 1, folder.resolve(arguments.get(i + 1)).toString());
      }
    }
    StringWriter out = new StringWriter();
    int code = CommandLines.run(new PrintWriter(out, true), arguments.toArray(String[]::new));
    assertThat(code).as("%s%n%s", command, out).isZero();
    return out.toString();
  }

  private String shell(DocCommand command) throws Exception {
    File out = folder.resolve("out.txt").toFile();
    Process process =
        new ProcessBuilder("bash", "-euc", command.text())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out)
            .start();
    assertThat(process.waitFor()).as("%s%n%s", command, Files.readString(out.toPath())).isZero();
    return Files.readString(out.toPath());
  }
}
