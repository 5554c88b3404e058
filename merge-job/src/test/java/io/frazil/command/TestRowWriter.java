package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestRowWriter {

  private static final String HOSTILE = "=1+1\u001b[2J\nnext";

  @Test
  void tableSteersNoTerminal() {
    assertThat(written(OutputOptions.Form.TABLE).lines().skip(2))
        .containsExactly("=1+1\\u001b[2J\\nnext");
  }

  @Test
  void csvAndJsonAreWhatTheTableHolds() {
    assertThat(written(OutputOptions.Form.CSV)).isEqualTo("a\n\"" + HOSTILE + "\"\n");
    assertThat(written(OutputOptions.Form.JSON))
        .isEqualTo("[\n{\"a\":\"=1+1\\u001B[2J\\nnext\"}]\n");
  }

  private static String written(OutputOptions.Form form) {
    StringWriter text = new StringWriter();
    new RowWriter(List.of("a"), new PrintWriter(text))
        .write(form, List.of(List.of(HOSTILE)).iterator());
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
