package io.frazil.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestVisible {

  @Test
  void whatPeopleReadStaysAsItIs() {
    assertThat(Visible.text("Zoë's naïve 'order'; \\u001b 日本 🧊"))
        .isEqualTo("Zoë's naïve 'order'; \\u001b 日本 🧊");
  }

  @Test
  void lineBreaksBeginNoLine() {
    assertThat(Visible.text("a\nINFO forged\r\u0085\u2028b"))
        .isEqualTo("a\\u000aINFO forged\\u000d\\u0085\\u2028b");
  }

  @Test
  void escapesSteerNoTerminalAndMarksTurnNoText() {
    assertThat(Visible.text("\u001b[2J\u0007\u009b31m\u202egpj.exe\u2066"))
        .isEqualTo("\\u001b[2J\\u0007\\u009b31m\\u202egpj.exe\\u2066");
  }
}
