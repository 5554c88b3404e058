package io.frazil.deploy;

import static io.frazil.deploy.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.endtoend.Repository;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/deploy.md says to build, copy and deploy is what there is. */
final class TestDeployGuide {

  private static final String GUIDE = Repository.text("docs/deploy.md");
  private static final Pattern OVERRIDE = Pattern.compile("(?<=[ \\n])([A-Z][A-Za-z]+)=(\\S+)");

  @Test
  void theReleaseHasWhatTheTemplateNames() {
    List<String> copied =
        Arrays.stream(
                GUIDE
                    .lines()
                    .filter(line -> line.startsWith("cp "))
                    .findFirst()
                    .orElseThrow()
                    .split(" "))
            .skip(1)
            .filter(file -> !file.equals("target/release/"))
            .toList();
    Set<String> needed = new TreeSet<>();
    Matcher named =
        Pattern.compile("\\$\\{ReleaseFolder}/([A-Za-z0-9._-]+)")
            .matcher(Template.text(Template.CORE));
    while (named.find()) {
      needed.add(named.group(1));
    }
    Set<String> released = new TreeSet<>();
    copied.forEach(file -> released.add(Path.of(file).getFileName().toString()));
    released.addAll(jars());

    assertThat(released).isEqualTo(needed);
    assertThat(copied)
        .containsExactlyInAnyOrder(
            "trigger-lambda/target/trigger-lambda.zip", // of TriggerZipIT
            "merge-job/target/frazil-merge-job.jar", // of ThinJarIT
            "deploy/glue/FrazilMerge.scala"); // of TestGlueScript
  }

  /** Of {@code mvn -B dependency:copy -Dartifact=group:name:version}. */
  private static List<String> jars() {
    List<String> jars = new ArrayList<>();
    Matcher copy =
        Pattern.compile("mvn -B dependency:copy -Dartifact=org.apache.iceberg:(\\S+):(\\S+) ")
            .matcher(GUIDE);
    while (copy.find()) {
      jars.add(copy.group(1) + "-" + copy.group(2) + ".jar");
    }
    return jars;
  }

  @Test
  void thePipelineFileIsOfTheTemplates() {
    String yaml = GUIDE.substring(GUIDE.indexOf("```yaml\n") + 8);
    Pipeline pipeline = PipelineReader.parse(yaml.substring(0, yaml.indexOf("```")), Path.of("/"));
    Map<String, Object> settings = map(Given.dms().properties("Target").get("S3Settings"));

    assertThat(pipeline.landing().text()).isEqualTo("s3://acme-landing/dms");
    settings.keySet().stream()
        .filter(
            name ->
                !Set.of(
                        "BucketName",
                        "ServiceAccessRoleArn",
                        "ExpectedBucketOwner",
                        "EncryptionMode",
                        "CdcMaxBatchInterval",
                        "CdcMinFileSize")
                    .contains(name))
        .forEach(name -> assertThat(yaml).contains("  " + name + ": " + settings.get(name) + "\n"));
  }

  @Test
  void whatIsDeployedIsWhatTheTemplatesTake() {
    Map<String, String> given = new TreeMap<>();
    Matcher override = OVERRIDE.matcher(GUIDE);
    while (override.find()) {
      given.putIfAbsent(override.group(1), override.group(2));
    }
    Set<String> known = new TreeSet<>();
    for (String name : List.of(Template.CORE, Template.DMS, Template.OBSERVABILITY)) {
      Map<String, Object> parameters = Template.read(name).section("Parameters");
      known.addAll(parameters.keySet());
      parameters.forEach(
          (parameter, declared) -> {
            if (!map(declared).containsKey("Default")) {
              assertThat(given).as(name).containsKey(parameter);
            }
            if (given.containsKey(parameter) && map(declared).containsKey("AllowedPattern")) {
              assertThat(given.get(parameter))
                  .matches(map(declared).get("AllowedPattern").toString());
            }
          });
    }
    given.keySet().removeAll(Set.of("Status", "Name", "Values"));
    assertThat(known).containsAll(given.keySet());
  }
}
