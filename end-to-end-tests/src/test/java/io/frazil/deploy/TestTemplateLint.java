package io.frazil.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.endtoend.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The templates by AWS's own schemas of resources. */
final class TestTemplateLint {

  @Test
  void lintFindsNothing() throws IOException {
    Tool lint = new Tool("cfn-lint");
    lint.assumeInstalled();
    List<String> templates;
    try (Stream<Path> files = Files.list(Repository.home().resolve("deploy/cloudformation"))) {
      templates =
          files.map(Path::toString).filter(file -> file.endsWith(".yaml")).sorted().toList();
    }

    assertThat(templates).hasSizeGreaterThanOrEqualTo(2);
    assertThat(lint.complaint(templates)).isEmpty();
  }
}
