package io.frazil.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.frazil.command.CommandLines;
import io.frazil.endtoend.ComposeFile.Service;
import io.frazil.localaws.Feeder;
import io.frazil.localaws.LocalAws;
import io.frazil.localaws.SetUp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** What can be told of docker-compose.yml without a Docker engine. */
final class TestComposeFile {

  private static final ComposeFile COMPOSE = ComposeFile.read();
  private static final String PINNED = "[^:@]+:v?[0-9][^:@]*";

  private static final Map<String, Object> MAINS =
      Map.of("SetUp", new SetUp(), "Feeder", new Feeder(), "LocalAws", new LocalAws());

  static Stream<Service> services() {
    return COMPOSE.services();
  }

  @ParameterizedTest
  @MethodSource("services")
  void imagesArePinned(Service service) {
    assertThat(service.text("image")).matches(PINNED);
  }

  @Test
  void imagesOfTheContainerFileArePinned() {
    List<String> from =
        Repository.text("deploy/local/Dockerfile")
            .lines()
            .filter(line -> line.startsWith("FROM "))
            .map(line -> line.split(" ", -1)[1])
            .toList();

    assertThat(from).hasSize(2).allMatch(image -> image.matches(PINNED));
  }

  @Test
  void theImageRunsAsSomebody() {
    assertThat(Repository.text("deploy/local/Dockerfile")).containsPattern("(?m)^USER [1-9]\\d*:");
  }

  @ParameterizedTest
  @MethodSource("services")
  void whatRunsOnSaysWhetherItIsWell(Service service) {
    assertThat(service.has("healthcheck") != service.isOneShot())
        .as("%s has a health check or runs to its end", service)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("services")
  void nothingStartsBeforeWhatItNeeds(Service service) {
    service
        .map("depends_on")
        .forEach(
            (needed, how) ->
                assertThat(((Map<?, ?>) how).get("condition"))
                    .as("%s waits for %s", service, needed)
                    .isEqualTo(
                        COMPOSE.service(needed).isOneShot()
                            ? "service_completed_successfully"
                            : "service_healthy"));
    assertThat(service.has("depends_on") || service.has("profiles")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("services")
  void whatAProfileLeavesOutIsNotWaitedFor(Service service) {
    service
        .map("depends_on")
        .forEach(
            (needed, how) ->
                assertThat(((Map<?, ?>) how).get("required"))
                    .as("%s needs %s in every profile", service, needed)
                    .isEqualTo(COMPOSE.service(needed).has("profiles") ? false : null));
  }

  @ParameterizedTest
  @MethodSource("services")
  void noServiceReachesTheMachine(Service service) {
    assertThat(service.has("privileged") || service.has("network_mode") || service.has("pid"))
        .isFalse();
    assertThat(service.list("security_opt")).contains("no-new-privileges:true");
    assertThat(service.list("ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
    assertThat(service.list("volumes")).noneMatch(volume -> volume.contains("docker.sock"));
  }

  @ParameterizedTest
  @MethodSource("services")
  void volumesAreNamedOrReadOnly(Service service) {
    assertThat(service.list("volumes"))
        .allMatch(
            volume ->
                volume.endsWith(":ro")
                    || COMPOSE.section("volumes").containsKey(volume.split(":", -1)[0]));
  }

  @Test
  void everyProfileHasSomebodyToPlayS3AndGlue() {
    Map<String, Set<String>> names =
        services()
            .filter(service -> service.has("profiles"))
            .collect(
                Collectors.groupingBy(
                    service -> service.list("profiles").toString(),
                    Collectors.flatMapping(TestComposeFile::names, Collectors.toSet())));

    assertThat(names)
        .isEqualTo(
            Map.of(
                "[localstack]", Set.of("localstack", "aws", "glue"),
                "[floci]", Set.of("floci", "aws", "glue")));
    assertThat(Repository.text(".env")).containsPattern("(?m)^COMPOSE_PROFILES=localstack$");
  }

  private static Stream<String> names(Service service) {
    Map<?, ?> network = (Map<?, ?>) service.map("networks").get("default");
    List<?> aliases = network == null ? List.of() : (List<?>) network.get("aliases");
    return Stream.concat(Stream.of(service.name()), aliases.stream().map(Object::toString));
  }

  @ParameterizedTest
  @MethodSource("services")
  void commandsAreOnesThatThereAre(Service service) {
    List<String> command = service.list("command");
    if (command.isEmpty()) {
      return;
    }
    assertThat(Repository.home().resolve(command.get(0))).isExecutable();
    switch (command.get(0)) {
      case "./frazil" ->
          CommandLines.parse(command.subList(1, command.size()).toArray(String[]::new));
      case "local-aws/run" ->
          assertThatCode(
                  () ->
                      new CommandLine(MAINS.get(command.get(1)))
                          .setDefaultValueProvider(TestComposeFile::fromEnvironment)
                          .parseArgs(command.subList(2, command.size()).toArray(String[]::new)))
              .doesNotThrowAnyException();
      default -> throw new AssertionError("No such command: " + command);
    }
  }

  /** Names that containers find in their environment. */
  private static String fromEnvironment(ArgSpec option) {
    return Set.of("BUCKET", "NAME").contains(option.paramLabel()) ? "name" : null;
  }

  @Test
  void everyoneIsToldTheSame() {
    services()
        .filter(service -> service.has("command") || service.name().equals("trino"))
        .forEach(
            service -> {
              assertThat(service.text("env_file")).isEqualTo("deploy/local/aws.env");
              assertThat(service.map("environment").keySet())
                  .as("environment of %s", service)
                  .containsAll(LocalAws.ENDPOINTS)
                  .filteredOn(name -> name.startsWith("AWS_"))
                  .hasSameElementsAs(LocalAws.ENDPOINTS);
            });
  }

  @Test
  void namesAgree() {
    Map<String, String> env =
        Repository.text("deploy/local/aws.env")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    String pipeline = Repository.text("examples/shop-aws/pipeline.yaml");

    assertThat(pipeline)
        .contains("landing: s3://" + env.get("FRAZIL_LANDING_BUCKET") + "/dms\n")
        .contains("warehouse: s3://" + env.get("FRAZIL_LAKE_BUCKET") + "/warehouse\n");
    assertThat(COMPOSE.service("feeder").list("command"))
        .contains("s3://" + env.get("FRAZIL_LANDING_BUCKET") + "/dms");
    assertThat(COMPOSE.service("serve").list("command"))
        .contains("http://aws:4566/000000000000/" + env.get("FRAZIL_QUEUE"));
  }

  @Test
  void theShopOnAwsIsTheShop() {
    assertThat(tables("examples/shop-aws/pipeline.yaml"))
        .isEqualTo(tables("examples/shop/pipeline.yaml"));
  }

  private static String tables(String path) {
    String text = Repository.text(path);
    return text.substring(text.indexOf("\ntables:"));
  }
}
