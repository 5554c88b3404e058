package io.frazil.replicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.replicator.fault.Fault;
import io.frazil.replicator.form.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/dms-fidelity.md} lists every switch as the code has it, and no other. */
class TestFidelityDoc {

  @Test
  void everyFormIsListed() throws IOException {
    assertThat(rows(4))
        .isEqualTo(
            Arrays.stream(Form.values())
                .map(
                    form ->
                        "| `%s` | %s | %s | %s |"
                            .formatted(form.word(), form.subject(), form.likelier(), form.other()))
                .toList());
  }

  @Test
  void everyFaultIsListed() throws IOException {
    assertThat(rows(2))
        .isEqualTo(
            Arrays.stream(Fault.values())
                .map(fault -> "| `%s` | %s |".formatted(fault.word(), fault.text()))
                .toList());
  }

  /** Rows of the table with so many columns, the first of which is a switch. */
  private static List<String> rows(int columns) throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "dms-fidelity.md")).stream()
        .filter(line -> line.matches("\\| `[a-z0-9][a-z0-9-]*` \\|.*"))
        .filter(line -> line.chars().filter(c -> c == '|').count() == columns + 1)
        .toList();
  }
}
