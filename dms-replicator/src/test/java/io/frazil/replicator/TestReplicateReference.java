package io.frazil.replicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/reference/replicate.md} is what {@code --help} says. */
class TestReplicateReference {

  private static final Path REFERENCE = Path.of("..", "docs", "reference", "replicate.md");
  private static final String HEAD =
      """
      # Every option of frazil replicate

      What `./frazil replicate --help` says, written by `TestReplicateReference`; `UPDATE_GOLDEN=1` writes it anew. What it
      is for: [replicate](../replicate.md).
      """;

  @Test
  void referenceSaysWhatHelpSays() throws IOException {
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.writeString(REFERENCE, reference());
    }
    assertThat(Files.readString(REFERENCE)).isEqualTo(reference());
  }

  private static String reference() {
    CommandLine command =
        Replicate.commandLine(new Replicate(Sources::open, new StopSignal(Duration.ofSeconds(1))));
    return HEAD
        + "\n```text\n"
        + command
            .getUsageMessage(Ansi.OFF)
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"))
            .strip()
        + "\n```\n";
  }
}
