package io.frazil.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.command.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in the documents is given by a test or by CI, or at least understood. */
final class TestDocCommands {

  private static final Pattern TESTS = Pattern.compile("-D(?:it\\.)?test='?([\\w,]+)'?");
  private static final Pattern FETCHED =
      Pattern.compile("mvn -B dependency:copy -Dartifact=org\\.apache\\.iceberg:\\S+:(\\S+) .*");

  /** A part of what CI runs first. */
  private static final String BUILD = "mvn -B package -DskipTests";

  private static final Pattern SETTING = Pattern.compile("export \\w+=\\S+");

  /** Needs an account. Templates and arguments they take have tests of their own. */
  private static final Pattern ON_AWS = Pattern.compile("(aws|sam|terraform) .*", Pattern.DOTALL);

  private static final Pattern INLINE = Pattern.compile("`(?:\\./)?frazil ((?:[a-z]+ ?)+)([^`]*)`");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  @ParameterizedTest
  @MethodSource("commands")
  void commandIsGivenSomewhereOrUnderstood(DocCommand command) {
    if (command.isFrazil()) {
      parse(command.arguments());
    } else if (!DocCommandsIT.gives(command)) {
      assertThat(
              DocProof.of(command).isPresent()
                  || runsTestsThatThereAre(command)
                  || fetchesWhatTheBuildHas(command)
                  || copiesWhatTheBuildMakes(command)
                  || BUILD.equals(command.text())
                  || SETTING.matcher(command.text()).matches()
                  || ON_AWS.matcher(command.text()).matches())
          .as("%s: let DocCommandsIT give it, or name in DocProof who does", command)
          .isTrue();
    }
  }

  @Test
  void proofsHold() {
    assertThat(DocProof.all()).allMatch(DocProof::holds);
  }

  @Test
  void everyProofIsOfACommand() {
    List<Optional<DocProof>> used = commands().map(DocProof::of).toList();

    assertThat(DocProof.all().filter(proof -> !used.contains(Optional.of(proof)))).isEmpty();
  }

  /** In a block of another kind nobody would look at them. */
  @Test
  void commandsStandInShellBlocks() {
    assertThat(
            DocCommand.documents()
                .flatMap(
                    document ->
                        Repository.text(document)
                            .replaceAll("(?s)```sh\\n.*?```", "")
                            .lines()
                            .filter(line -> line.startsWith("./frazil ") || line.startsWith("$ "))
                            .map(line -> document + ": " + line)))
        .isEmpty();
  }

  @Test
  void commandsInTheTextAreOnesThatThereAre() {
    String reference =
        Repository.text("docs/reference/commands.md")
            + Repository.text("docs/reference/replicate.md");
    List<String> unknown =
        DocCommand.documents()
            .flatMap(document -> INLINE.matcher(Repository.text(document)).results())
            .filter(
                command ->
                    !reference.contains("frazil " + command.group(1).strip())
                        || OPTION
                            .matcher(command.group(2))
                            .results()
                            .anyMatch(option -> !reference.contains(option.group())))
            .map(command -> command.group())
            .toList();

    assertThat(unknown).isEmpty();
  }

  static Stream<DocCommand> commands() {
    return DocCommand.all().stream();
  }

  private static void parse(List<String> arguments) {
    if (!arguments.get(0).equals("replicate")) {
      CommandLines.parse(arguments.toArray(String[]::new));
      return;
    }
    String reference = Repository.text("docs/reference/replicate.md");
    assertThat(arguments.stream().filter(argument -> argument.startsWith("--")))
        .isNotEmpty()
        .allMatch(option -> reference.contains(option.replaceFirst("=.*", "")));
  }

  private static boolean runsTestsThatThereAre(DocCommand command) {
    Matcher named = TESTS.matcher(command.text());
    boolean found = false;
    while (command.text().startsWith("mvn -B verify ") && named.find()) {
      for (String test : named.group(1).split(",", -1)) {
        found = test.equals("none") ? found : isTest(test);
        if (!test.equals("none") && !found) {
          return false;
        }
      }
    }
    return found;
  }

  private static boolean fetchesWhatTheBuildHas(DocCommand command) {
    Matcher fetched = FETCHED.matcher(command.text());
    return fetched.matches()
        && Repository.text("pom.xml")
            .contains("<dep.iceberg.version>" + fetched.group(1) + "</dep.iceberg.version>");
  }

  /** Each file is in the repository, or below target and named in its module's POM. */
  private static boolean copiesWhatTheBuildMakes(DocCommand command) {
    List<String> words = List.of(command.text().split(" ", -1));
    return words.get(0).equals("cp")
        && words.subList(1, words.size() - 1).stream()
            .allMatch(
                file ->
                    Files.exists(Repository.home().resolve(file))
                        || file.matches("[a-z-]+/target/[a-z-]+\\.(jar|zip)")
                            && Repository.text(file.replaceFirst("/.*", "/pom.xml"))
                                .contains(file.replaceFirst(".*/", "").replaceFirst("\\..*", "")));
  }

  private static boolean isTest(String name) {
    try (Stream<Path> modules = Files.list(Repository.home())) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .anyMatch(tests -> holds(tests, name + ".java"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean holds(Path folder, String name) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().equals(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
