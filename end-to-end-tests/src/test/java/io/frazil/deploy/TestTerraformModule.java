package io.frazil.deploy;

import static io.frazil.deploy.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.endtoend.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The Terraform module takes and gives what the templates take and give, under its own spelling.
 */
final class TestTerraformModule {

  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(\\w+) ((?:\"\\w+\" ?)+)\\{\\n(.*?)^}");
  private static final Pattern LINE = Pattern.compile("(?m)^ +(\\w+) += (.+)$");

  /** Parameters that the module knows from another stack. */
  private static final Set<String> FED =
      Set.of(
          "KeyArn",
          "TopicKeyArn",
          "QueueName",
          "DeadLetterQueueName",
          "TriggerFunctionName",
          "GlueJobName",
          "MaintainJobName",
          "EmrApplicationId",
          "MergeFunctionName",
          "DmsInstance",
          "DmsTask");

  @Test
  void variablesAreTheParameters() {
    Map<String, Map<String, Object>> parameters = new LinkedHashMap<>();
    for (String template : List.of(Template.CORE, Template.DMS, Template.OBSERVABILITY)) {
      Template.read(template)
          .section("Parameters")
          .forEach((name, parameter) -> parameters.putIfAbsent(name, map(parameter)));
    }
    parameters.keySet().removeAll(FED);
    Map<String, Map<String, String>> variables = blocks("variables.tf", "variable");

    assertThat(variables.keySet())
        .containsExactlyElementsOf(
            parameters.keySet().stream().map(TestTerraformModule::snake).toList());
    parameters.forEach(
        (name, parameter) -> {
          Map<String, String> variable = variables.get(snake(name));
          assertThat(variable.get("description"))
              .as("description of %s", name)
              .isEqualTo(quoted(parameter.get("Description")));
          assertThat(variable.get("default")).as("default of %s", name).isEqualTo(value(parameter));
        });
  }

  private static String value(Map<String, Object> parameter) {
    Object value = parameter.get("Default");
    return value == null || parameter.get("Type").equals("Number")
        ? (value == null ? null : value.toString())
        : quoted(value);
  }

  private static String quoted(Object text) {
    return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @ParameterizedTest
  @CsvSource({"core, core.yaml", "dms, dms.yaml", "observability, observability.yaml"})
  void stacksAreGivenEveryParameter(String stack, String template) {
    Map<String, String> given =
        new LinkedHashMap<>(blocks("main.tf", "resource").get("aws_cloudformation_stack." + stack));

    assertThat(given.get("template_body"))
        .isEqualTo("file(\"${path.module}/../cloudformation/" + template + "\")");
    given.keySet().removeAll(Set.of("name", "template_body", "capabilities", "parameters"));
    assertThat(given.keySet())
        .containsExactlyElementsOf(Template.read(template).section("Parameters").keySet());
    given.forEach((name, value) -> assertThat(value).as(name).isIn(allowed(name)));
  }

  /** What may be given for a parameter: its variable, or the output of that name. */
  private static List<String> allowed(String parameter) {
    List<String> allowed = new ArrayList<>();
    if (!FED.contains(parameter)) {
      allowed.add("var." + snake(parameter));
      allowed.add("join(\",\", var." + snake(parameter) + ")");
    }
    String output = parameter.replace("TopicKeyArn", "KeyArn");
    for (String stack : List.of("core", "dms")) {
      if (Template.read(stack + ".yaml").section("Outputs").containsKey(output)) {
        allowed.add("aws_cloudformation_stack." + stack + ".outputs[\"" + output + "\"]");
      }
    }
    return allowed;
  }

  @Test
  void outputsAreThoseOfTheTemplates() {
    Map<String, String> expected = new LinkedHashMap<>();
    for (String stack : List.of("core", "dms", "observability")) {
      Template.read(stack + ".yaml")
          .section("Outputs")
          .keySet()
          .forEach(
              name ->
                  expected.put(
                      snake(name),
                      "aws_cloudformation_stack." + stack + ".outputs[\"" + name + "\"]"));
    }
    Map<String, String> outputs = new LinkedHashMap<>();
    blocks("outputs.tf", "output")
        .forEach((name, output) -> outputs.put(name, output.get("value")));

    assertThat(outputs).isEqualTo(expected);
    assertThat(new ArrayList<>(outputs.keySet())).containsExactlyElementsOf(expected.keySet());
  }

  @Test
  void theGuidesExampleGivesWhatIsNeeded() {
    String guide = Repository.text("docs/deploy.md");
    String example = guide.substring(guide.indexOf("module \"shop\""));
    Set<String> given = new LinkedHashSet<>();
    Matcher line = LINE.matcher(example.substring(0, example.indexOf("```")));
    while (line.find()) {
      given.add(line.group(1));
    }
    Map<String, Map<String, String>> variables = blocks("variables.tf", "variable");
    given.remove("source");

    assertThat(variables.keySet()).containsAll(given);
    variables.forEach(
        (name, variable) -> {
          if (!variable.containsKey("default")) {
            assertThat(given).contains(name);
          }
        });
  }

  @Test
  void terraformHasNothingToFormat() {
    Tool terraform = new Tool("terraform");
    terraform.assumeInstalled();

    assertThat(terraform.complaint(List.of("fmt", "-check", "-diff", "deploy/terraform")))
        .isEmpty();
  }

  /** What stands in each block of a kind, by its labels. */
  private static Map<String, Map<String, String>> blocks(String file, String kind) {
    Map<String, Map<String, String>> blocks = new LinkedHashMap<>();
    Matcher block = BLOCK.matcher(Repository.text("deploy/terraform/" + file));
    while (block.find()) {
      if (block.group(1).equals(kind)) {
        Map<String, String> lines = new LinkedHashMap<>();
        LINE.matcher(block.group(3))
            .results()
            .forEach(line -> lines.put(line.group(1), line.group(2)));
        blocks.put(block.group(2).strip().replace("\"", "").replace(' ', '.'), lines);
      }
    }
    return blocks;
  }

  /** PipelineName becomes pipeline_name. */
  private static String snake(String name) {
    return name.replaceAll("(?<!^)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
