package io.frazil.deploy;

import static io.frazil.deploy.Template.list;
import static io.frazil.deploy.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.endtoend.Repository;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in every template: least rights, everything encrypted, logs that end. */
final class TestTemplates {

  /** CloudFormation's limit of a template that comes without a bucket. */
  private static final int MOST_BYTES = 51_200;

  /** Actions of which AWS knows no resource. */
  private static final Set<String> WITHOUT_RESOURCE =
      Set.of(
          "cloudwatch:PutMetricData",
          "lakeformation:GetDataAccess",
          "dms:DescribeReplicationTasks",
          "dms:DescribeReplicationConfigs",
          "dms:DescribeReplications");

  static Stream<Template> templates() {
    return Stream.of(Template.read(Template.CORE), Template.read(Template.DMS));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void itFitsIntoTheCall(Template template) {
    assertThat(Template.text(template.name()).getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(MOST_BYTES);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyParameterIsExplainedAndInItsGroup(Template template) {
    Map<String, Object> parameters = template.section("Parameters");
    List<Object> grouped = new ArrayList<>();
    Map<String, Object> ui =
        map(template.section("Metadata").get("AWS::CloudFormation::Interface"));
    list(ui.get("ParameterGroups"))
        .forEach(group -> grouped.addAll(list(map(group).get("Parameters"))));

    assertThat(grouped).containsExactlyInAnyOrderElementsOf(parameters.keySet());
    parameters.forEach(
        (name, parameter) ->
            assertThat(map(parameter).get("Description"))
                .as("description of %s", name)
                .isNotNull());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyOutputIsExplained(Template template) {
    assertThat(template.section("Outputs").values())
        .isNotEmpty()
        .allMatch(output -> map(output).containsKey("Description"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void rightsNameActionsAndResources(Template template) {
    assertThat(Statement.of(template))
        .isNotEmpty()
        .allSatisfy(
            statement -> {
              assertThat(statement.sid()).isNotEqualTo("null");
              assertThat(statement.actions())
                  .isNotEmpty()
                  .noneMatch(action -> action.contains("*"));
              if (!WITHOUT_RESOURCE.containsAll(statement.actions())) {
                assertThat(statement.resources()).isNotEmpty().doesNotContain("*");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("templates")
  void metricsGoToNamespacesThatAreNamed(Template template) {
    assertThat(texts(template.section("Resources"), "cloudwatch:PutMetricData"))
        .allMatch(statement -> statement.toString().contains("cloudwatch:namespace"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyRoleCanBeBoundedAndTrustsOneService(Template template) {
    template
        .resources("AWS::IAM::Role")
        .forEach(
            (id, role) -> {
              assertThat(role).as(id).containsKeys("RoleName", "PermissionsBoundary");
              List<?> trust = list(map(role.get("AssumeRolePolicyDocument")).get("Statement"));
              assertThat(trust).as("trust of %s", id).hasSize(1);
              assertThat(map(map(trust.get(0)).get("Principal"))).containsOnlyKeys("Service");
            });
  }

  @ParameterizedTest
  @MethodSource("templates")
  void noPasswordCanBeGiven(Template template) {
    assertThat(template.section("Parameters").keySet())
        .noneMatch(name -> name.matches("(?i).*(password|username|credential).*"));
    template
        .resources("AWS::DMS::Endpoint")
        .forEach(
            (id, endpoint) ->
                assertThat(endpoint).as(id).doesNotContainKeys("Password", "Username"));
  }

  @Test
  void bucketsAreEncryptedClosedAndKept() {
    Template core = Template.read(Template.CORE);
    Map<String, Map<String, Object>> buckets = core.resources("AWS::S3::Bucket");

    assertThat(buckets).containsOnlyKeys("Landing", "Warehouse");
    buckets.forEach(
        (id, bucket) -> {
          assertThat(bucket).as(id).containsKey("BucketEncryption");
          assertThat(map(bucket.get("PublicAccessBlockConfiguration")).values())
              .as("public access to %s", id)
              .hasSize(4)
              .containsOnly(true);
          assertThat(bucket.get("VersioningConfiguration")).isEqualTo(Map.of("Status", "Enabled"));
          assertThat(core.resource(id))
              .containsEntry("DeletionPolicy", "Retain")
              .containsEntry("UpdateReplacePolicy", "Retain");
        });
  }

  @Test
  void bucketsAndQueueAnswerByTlsAlone() {
    Template core = Template.read(Template.CORE);
    List<Map<String, Object>> policies = new ArrayList<>();
    policies.addAll(core.resources("AWS::S3::BucketPolicy").values());
    policies.addAll(core.resources("AWS::SQS::QueuePolicy").values());

    assertThat(policies)
        .hasSize(3)
        .allSatisfy(
            policy -> {
              Map<String, Object> first =
                  map(list(map(policy.get("PolicyDocument")).get("Statement")).get(0));
              assertThat(first)
                  .containsEntry("Effect", "Deny")
                  .containsEntry("Principal", "*")
                  .containsEntry(
                      "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")));
            });
    assertThat(
            core.resources("AWS::S3::BucketPolicy").values().stream().map(one -> one.get("Bucket")))
        .containsExactly(Map.of("Ref", "Landing"), Map.of("Ref", "Warehouse"));
  }

  @Test
  void theQueueHearsOfTheLandingFolderAlone() {
    assertThat(Given.core().properties("Landing").get("NotificationConfiguration").toString())
        .contains("Event=s3:ObjectCreated:*", "Queue=Queue.Arn", "Name=prefix, Value=dms/");

    Decided byRule = Given.core("Notification", "eventbridge");
    assertThat(byRule.properties("Landing").get("NotificationConfiguration"))
        .isEqualTo(Map.of("EventBridgeConfiguration", Map.of("EventBridgeEnabled", true)));
    assertThat(byRule.properties("LandedRule").get("EventPattern").toString())
        .contains("name=[acme-landing]", "key=[{prefix=dms/}]");
  }

  @Test
  void landingFilesStayUnlessSomebodySaysOtherwise() {
    assertThat(rules("LandingExpireDays", "0")).containsExactly("forget-what-was-deleted");
    assertThat(rules("LandingExpireDays", "90"))
        .containsExactly("forget-what-was-deleted", "expire-landing");
  }

  private static List<Object> rules(String... others) {
    Map<String, Object> lifecycle =
        map(Given.core(others).properties("Landing").get("LifecycleConfiguration"));
    return new ArrayList<>(
        list(lifecycle.get("Rules")).stream().map(rule -> map(rule).get("Id")).toList());
  }

  @Test
  void theWarehouseLosesNoCurrentObject() {
    Map<String, Object> lifecycle =
        map(Given.core().properties("Warehouse").get("LifecycleConfiguration"));

    assertThat(list(lifecycle.get("Rules")))
        .isNotEmpty()
        .noneMatch(
            rule -> map(rule).keySet().stream().anyMatch(key -> key.startsWith("Expiration")));
  }

  @Test
  void everyFunctionAndJobHasALogThatEnds() {
    for (String launcher : List.of("glue", "emr-serverless", "lambda")) {
      Decided core = Given.core("Launcher", launcher).named();
      Set<Object> logs = new TreeSet<>();
      Set<Object> needed = new TreeSet<>();
      core.resources()
          .forEach(
              (id, resource) -> {
                Map<String, Object> properties = map(map(resource).get("Properties"));
                switch (map(resource).get("Type").toString()) {
                  case "AWS::Logs::LogGroup" -> {
                    assertThat(properties).containsEntry("RetentionInDays", "30");
                    logs.add(properties.get("LogGroupName"));
                  }
                  case "AWS::Lambda::Function" ->
                      needed.add("/aws/lambda/" + properties.get("FunctionName"));
                  case "AWS::Glue::Job" -> {
                    Object prefix =
                        map(properties.get("DefaultArguments")).get("--custom-logGroup-prefix");
                    needed.add(prefix + "/error");
                    needed.add(prefix + "/output");
                  }
                  case "AWS::EMRServerless::Application" ->
                      needed.add("/aws/emr-serverless/" + properties.get("Name"));
                  default -> {}
                }
              });
      assertThat(logs).as("log groups with launcher %s", launcher).isEqualTo(needed);
    }
  }

  @Test
  void ownKeyEncryptsWhateverHoldsData() {
    Decided core = Given.core("Encryption", "kms").named();

    assertThat(core.resources().toString()).doesNotContain("AES256");
    core.resources()
        .forEach(
            (id, resource) -> {
              Map<String, Object> properties = map(map(resource).get("Properties"));
              switch (map(resource).get("Type").toString()) {
                case "AWS::S3::Bucket" ->
                    assertThat(properties.get("BucketEncryption").toString()).contains("Key.Arn");
                case "AWS::SQS::Queue" ->
                    assertThat(properties).containsEntry("KmsMasterKeyId", "Key.Arn");
                case "AWS::Logs::LogGroup" ->
                    assertThat(properties).containsEntry("KmsKeyId", "Key.Arn");
                default -> {}
              }
            });
  }

  /**
   * What a function is made of, but for what never changes; else an update publishes no version.
   */
  @Test
  void theVersionIsPublishedAnewWithWhateverChangesTheFunction() {
    Template core = Template.read(Template.CORE);
    Set<String> used = new TreeSet<>();
    names(core.resource("TriggerFunction").get("Properties"), used);
    used.retainAll(core.section("Parameters").keySet());
    used.removeAll(
        Set.of("PipelineName")); // in the function's name: another one is another function
    if (used.removeIf(name -> name.startsWith("On"))) {
      used.add("Launcher");
    }

    String description =
        map(map(core.resource("TriggerVersion").get("Properties")).get("Description"))
            .get("Fn::Sub")
            .toString();
    assertThat(used)
        .contains("ReleaseFolder", "TriggerRuntime", "Launcher")
        .allMatch(name -> description.contains("${" + name + "}"));
  }

  private static void names(Object value, Set<String> found) {
    if (value instanceof List<?> many) {
      many.forEach(one -> names(one, found));
    } else if (value instanceof Map) {
      map(value).values().forEach(one -> names(one, found));
    } else {
      for (String part : value.toString().split("[^A-Za-z]+", -1)) {
        found.add(part);
      }
    }
  }

  /** Maps that have a text among their values, at any depth. */
  private static List<Object> texts(Object value, String text) {
    List<Object> found = new ArrayList<>();
    if (value instanceof List<?> many) {
      many.forEach(one -> found.addAll(texts(one, text)));
    } else if (value instanceof Map) {
      if (map(value).containsValue(text)) {
        found.add(value);
      }
      map(value).values().forEach(one -> found.addAll(texts(one, text)));
    }
    return found;
  }

  @Test
  void icebergIsTheOneThatIsTested() {
    String pom = Repository.text("pom.xml");
    String version = pom.substring(pom.indexOf("<dep.iceberg.version>") + 21).split("<", 2)[0];

    assertThat(Template.text(Template.CORE)).contains("/iceberg-aws-bundle-" + version + ".jar");
  }
}
