package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.failure.FailureKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;

/**
 * {@code docs/reference/commands.md} is what {@code --help} says, and every option says something.
 */
class TestCommandReference {

  private static final Path REFERENCE = Path.of("..", "docs", "reference", "commands.md");
  private static final String HEAD =
      """
      # Every command and option

      What `./frazil COMMAND --help` says, written by `TestCommandReference`; `UPDATE_GOLDEN=1` writes it anew.
      `frazil replicate` has [a page of its own](replicate.md). Environment variables: [environment.md](environment.md).

      ## Exit codes

      The code is that of the worst failure met, in the order of this table; no table's failure stops another. What to do:
      [operations](../operations.md#exit-codes).

      | code | kind | meaning |
      | --- | --- | --- |
      """;

  @Test
  void referenceSaysWhatHelpSays() throws IOException {
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.writeString(REFERENCE, reference());
    }
    assertThat(Files.readString(REFERENCE)).isEqualTo(reference());
  }

  @Test
  void everyCommandAndOptionSaysWhatItIsFor() {
    assertThat(commands(frazil()))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            command -> {
              String name = command.getCommandSpec().qualifiedName();
              assertThat(command.getCommandSpec().usageMessage().description())
                  .as(name)
                  .isNotEmpty();
              assertThat(arguments(command))
                  .as(name)
                  .allMatch(argument -> argument.description().length > 0);
            });
  }

  @Test
  void exitCodesAreThoseOfTheKindsOfFailure() {
    assertThat(exitCodes().keySet())
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of("0"),
                    Arrays.stream(FailureKind.values()).map(kind -> "" + kind.exitCode()))
                .toList());
  }

  private static String reference() {
    return HEAD
        + exitRows()
        + commands(frazil()).map(TestCommandReference::section).collect(Collectors.joining());
  }

  private static String exitRows() {
    Map<String, String> codes = exitCodes();
    return row("0", "", codes.get("0"))
        + Arrays.stream(FailureKind.values())
            .map(kind -> row("" + kind.exitCode(), kind.name(), codes.get("" + kind.exitCode())))
            .collect(Collectors.joining());
  }

  private static String row(String code, String kind, String meaning) {
    return "| "
        + code
        + " | "
        + (kind.isEmpty() ? "" : "`" + kind + "` ")
        + "| "
        + meaning
        + " |\n";
  }

  private static Map<String, String> exitCodes() {
    return frazil().getCommandSpec().usageMessage().exitCodeList();
  }

  private static String section(CommandLine command) {
    return "\n## "
        + command.getCommandSpec().qualifiedName()
        + "\n\n```text\n"
        + command
            .getUsageMessage(Ansi.OFF)
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"))
            .strip()
        + "\n```\n";
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(TestCommandReference::commands));
  }

  private static List<ArgSpec> arguments(CommandLine command) {
    return command.getCommandSpec().args().stream().filter(argument -> !argument.hidden()).toList();
  }

  private static CommandLine frazil() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return Frazil.commandLine(nowhere, nowhere);
  }
}
