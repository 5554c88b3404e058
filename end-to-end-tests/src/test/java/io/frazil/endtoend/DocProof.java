package io.frazil.endtoend;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a command of the documents is given, when {@link DocCommandsIT} does not give it.
 *
 * @param command matches the whole command
 * @param file of the repository: a test, or what CI runs
 * @param text that stands in it
 */
record DocProof(Pattern command, String file, String text) {

  private static final String CI = ".github/workflows/ci.yml";
  private static final String LAUNCH = "merge-job/src/test/java/io/frazil/launch/";

  private static final List<DocProof> ALL =
      List.of(
          proof(
              "\\./frazil demo",
              "merge-job/src/test/java/io/frazil/command/ExampleShopIT.java",
              "run(\"demo\""),
          proof("mvn -B verify", ".ci/run", "\nmvn -B verify\n"),
          proof("local-aws/up( --once)?", ".ci/laptop", "local-aws/up\" --once"),
          proof("source \\.frazil/local-aws/env", "local-aws/up", "$folder/env"),
          proof("docker compose up --build", CI, "docker compose up --build"),
          proof(
              "docker compose --profile floci up --build",
              CI,
              "docker compose --profile floci up --build"),
          proof(
              "docker compose exec trino .*",
              CI,
              "docker compose exec -T trino trino --catalog lake --schema shop"),
          proof("docker compose exec serve .*", CI, "docker compose exec -T serve ./frazil status"),
          proof("docker compose logs .*", CI, "docker compose logs"),
          proof(
              "spark-submit --class io.frazil.command.Frazil .*",
              LAUNCH + "SparkSubmitIT.java",
              "\"--class\", \"io.frazil.command.Frazil\""));

  static Optional<DocProof> of(DocCommand command) {
    return ALL.stream()
        .filter(proof -> proof.command.matcher(command.text()).matches())
        .findFirst();
  }

  static Stream<DocProof> all() {
    return ALL.stream();
  }

  boolean holds() {
    return Files.exists(Repository.home().resolve(file)) && Repository.text(file).contains(text);
  }

  private static DocProof proof(String command, String file, String text) {
    return new DocProof(Pattern.compile(command, Pattern.DOTALL), file, text);
  }
}
