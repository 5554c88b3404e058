package io.frazil.model.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a file that is written from code, between two lines that mark it. */
record GeneratedPart(Path file, String begin, String end) {

  /** Holds the part against what it must be; {@code UPDATE_GOLDEN=1} writes it anew. */
  void assertIs(String expected) throws IOException {
    String text = Files.readString(file);
    int from = text.indexOf(begin + "\n") + begin.length() + 1;
    int to = text.indexOf(end, from);
    assertThat(text).contains(begin + "\n");
    assertThat(to).as("%s after %s", end, begin).isGreaterThanOrEqualTo(from);
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.writeString(file, text.substring(0, from) + expected + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to))
        .as("%s after %s; UPDATE_GOLDEN=1 writes it anew", file, begin)
        .isEqualTo(expected);
  }
}
