package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TestCommandLine {

  @TempDir private Path folder;

  @Test
  void noCommandIsRefusedWithTheCommandsThereAre() {
    assertThat(run())
        .isEqualTo(
            """
            2
            frazil: Missing required subcommand.
            Commands: demo, discover, check, setup, merge, serve, status, query, snapshots, quarantine, maintain, verify
            'frazil --help' is the manual.
            """);
  }

  @Test
  void unknownOptionIsRefusedInTwoLines() {
    assertThat(run("merge", "--bogus"))
        .isEqualTo(
            """
            2
            frazil: Unknown option: '--bogus'.
            'frazil merge --help' is the manual.
            """);
  }

  @Test
  void noTablesSideBySideAreRefused() {
    assertThat(run("merge", "--side-by-side=0"))
        .startsWith("2\nfrazil: Invalid value for option '--side-by-side': expected 1 or more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --side-by-side=0    | '--side-by-side': expected 1 or more but was 0
          --queue-url=my-queue | '--queue-url': expected a URL as https://sqs.eu-central-1.amazonaws.com/111122223333/events but was my-queue
          '--queue-url=my queue' | '--queue-url': expected a URL as https://sqs.eu-central-1.amazonaws.com/111122223333/events but was my queue
          --port=70000        | '--port': expected 0 to 65535 but was 70000
          --poll-interval=1ms | '--poll-interval': expected 100ms or longer but was 0.001s
          --poll-interval=30  | '--poll-interval': expected a span of time with its unit, such as 30s or 5m, but was '30'
          """)
  void optionsOfServeAreChecked(String option, String refusal) {
    assertThat(run("serve", option))
        .isEqualTo(
            "2\nfrazil: Invalid value for option "
                + refusal
                + ".\n'frazil serve --help' is the manual.\n");
  }

  @Test
  void tablesAreNamedOneByOneOrInAList() throws IOException {
    Files.createDirectories(folder.resolve("dms"));
    String file = pipelineOf("a", "b", "c");
    run("setup", "--pipeline", file);
    assertThat(run("status", "--pipeline", file, "--output=csv", "--tables", "app.b,app.c"))
        .isEqualTo(
            run("status", "--pipeline", file, "--output=csv", "--table=app.b", "--table=app.c"))
        .contains("app.b", "app.c")
        .doesNotContain("app.a");
  }

  @Test
  void queryTakesNoTable() {
    assertThat(run("query", "--table", "a.b", "SELECT 1")).startsWith("2\nfrazil: Unknown option");
  }

  @Test
  void missingPipelineFileIsSaid() {
    assertThat(run("status", "--pipeline", folder.resolve("none.yaml").toString()))
        .isEqualTo(
            "2\nfrazil: Cannot read pipeline file "
                + folder.resolve("none.yaml")
                + ": 1 problem.\n  there is no such file.\n");
  }

  @Test
  void folderForPipelineFileIsSaid() {
    assertThat(run("status", "--pipeline", folder.toString()))
        .endsWith("1 problem.\n  it is a directory.\n");
  }

  @Test
  void missingLandingFolderIsNotTakenForNothingPending() throws IOException {
    String file = pipelineOf("a", "b");
    assertThat(run("setup", "--pipeline", file)).startsWith("0\n");
    assertThat(run("status", "--pipeline", file))
        .isEqualTo(
            "2\nfrazil: Cannot list landing folder "
                + folder.resolve("dms")
                + ": it is not a directory. Correct landing in the pipeline file, or mount or"
                + " create the folder.\n");
  }

  @Test
  void tableThatIsNotSetUpStopsNoOther() throws IOException {
    Files.createDirectories(folder.resolve("dms"));
    run("setup", "--pipeline", pipelineOf("b"));
    for (String command : List.of("status", "snapshots")) {
      assertThat(run(command, "--pipeline", pipelineOf("a", "b"), "--output", "csv"))
          .startsWith("2\n")
          .contains("\napp.b,", "frazil: Cannot read table app.a: it does not exist.");
    }
  }

  private String pipelineOf(String... tables) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "pipeline: mine\nlanding: dms\ncatalog: {name: lake, warehouse: wh}\ntables:\n");
    for (String table : tables) {
      text.append("  - {source: app.%1$s, target: app.%1$s, key: id,".formatted(table));
      text.append(" columns: {id: long}}\n");
    }
    return Files.writeString(folder.resolve("pipeline.yaml"), text).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"discover", "merge", "check", "status", "query", "snapshots", "verify"})
  void optionTextsAreWrappedOnce(String command) {
    assertThat(run(command, "--help").lines().filter(line -> line.startsWith(" ".repeat(8))))
        .allMatch(line -> line.stripTrailing().length() > 40 || line.strip().endsWith("."));
  }

  private static String run(String... arguments) {
    StringWriter text = new StringWriter();
    CommandLine command = Frazil.commandLine(new PrintWriter(text), new PrintWriter(text));
    int exitCode = command.execute(arguments);
    return exitCode + "\n" + text;
  }
}
