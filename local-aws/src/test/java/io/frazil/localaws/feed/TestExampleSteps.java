package io.frazil.localaws.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestExampleSteps {

  @TempDir Path folder;

  @Test
  void fullLoadComesFirstThenMinuteByMinute() throws IOException {
    write("public/b/2024/06/12/20240612-103159999.csv", "b1");
    write("public/b/LOAD00000001.csv", "b0");
    write("public/a/2024/06/12/20240612-103200000.csv", "a2");
    write("public/a/2024/06/12/20240612-103100000.csv", "a1");
    write("public/a/LOAD00000002.csv", "a0");

    assertThat(ExampleSteps.read(folder))
        .extracting(step -> step.title() + " " + step.files().stream().map(this::text).toList())
        .containsExactly(
            "full load [public/a/LOAD00000002.csv=a0, public/b/LOAD00000001.csv=b0]",
            "changes of 2024-06-12 10:31 [public/a/2024/06/12/20240612-103100000.csv=a1,"
                + " public/b/2024/06/12/20240612-103159999.csv=b1]",
            "changes of 2024-06-12 10:32 [public/a/2024/06/12/20240612-103200000.csv=a2]");
  }

  private String text(FeedFile file) {
    return file.path() + "=" + new String(file.content(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private void write(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
