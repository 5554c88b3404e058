package io.frazil.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.command.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recipe for a DMS task is one in which {@code frazil check} finds nothing but the limit of
 * LOBs.
 */
final class TestTaskRecipe {

  @TempDir private Path folder;

  @Test
  void recipeLosesNothingButLongLobs() throws IOException {
    TaskRecipe.write(folder);
    run("setup", "--pipeline", at("pipeline.yaml"));

    String said =
        run(
            "check",
            "--pipeline",
            at("pipeline.yaml"),
            "--task-settings",
            at("task.json"),
            "--table-mappings",
            at("task.json"));

    assertThat(said)
        .startsWith("INFO lobs-cut-off\n")
        .endsWith("\n1 table checked: 0 errors, 0 warnings, 1 note.\n");
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    int code = CommandLines.run(new PrintWriter(out, true), arguments);
    assertThat(code).as("%s", out).isZero();
    return out.toString();
  }
}
