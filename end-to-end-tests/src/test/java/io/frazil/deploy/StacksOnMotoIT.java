package io.frazil.deploy;

import static io.frazil.deploy.Template.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frazil.localaws.MotoServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The stacks on moto_server, where one is installed: somebody else's reading of what resources are
 * made of. moto knows some types and passes over the others, which is printed; of buckets it takes
 * the encryption alone. Conditions are decided before, since moto leaves {@code AWS::NoValue} in
 * lists.
 */
final class StacksOnMotoIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EMPTY_ZIP = "PK\5\6" + "\0".repeat(18);

  /** References to resources that moto passes over, and what stands for them. */
  private static final Map<String, String> UNKNOWN_TO_MOTO =
      Map.of(
          "{\"Ref\":\"TriggerAlias\"}",
          "{\"Fn::GetAtt\":[\"TriggerFunction\",\"Arn\"]}",
          "{\"Fn::GetAtt\":[\"EmrApplication\",\"Arn\"]}",
          "\"arn:aws:emr-serverless:eu-west-1:123456789012:/applications/00f\"",
          "{\"Ref\":\"EmrApplication\"}",
          "\"00f\"");

  private static MotoServer server;
  private static CloudFormationClient stacks;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    if (!MotoServer.isInstalled()) {
      System.out.println("StacksOnMotoIT SKIPPED: no moto_server on the PATH");
    }
    assumeTrue(MotoServer.isInstalled(), "SKIPPED: no moto_server on the PATH");
    server = MotoServer.start();
    stacks = at(server, CloudFormationClient.builder());
    s3 = at(server, S3Client.builder().forcePathStyle(true));
    s3.createBucket(
        bucket ->
            bucket
                .bucket("acme-frazil")
                .createBucketConfiguration(where -> where.locationConstraint(Decided.REGION)));
    s3.putObject(
        object -> object.bucket("acme-frazil").key("releases/1/trigger-lambda.zip"),
        RequestBody.fromString(EMPTY_ZIP));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C at(
      MotoServer server, B builder) {
    return builder
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(server.endpoint())
        .region(Region.of(Decided.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  @ParameterizedTest
  @CsvSource({"glue, s3, one", "emr-serverless, eventbridge, two", "lambda, s3, three"})
  void coreIsCreated(String launcher, String notification, String pipeline) {
    Decided core =
        Given.core(
            "PipelineName",
            pipeline,
            "LandingBucket",
            "landing-" + pipeline,
            "WarehouseBucket",
            "lake-" + pipeline,
            "Launcher",
            launcher,
            "MergeImage",
            "123456789012.dkr.ecr.eu-west-1.amazonaws.com/frazil:1",
            "Notification",
            notification,
            "Encryption",
            "kms");

    List<String> created = create(pipeline, core);

    assertThat(created)
        .contains(
            "Key",
            "KeyAlias",
            "Landing",
            "Warehouse",
            "Queue",
            "DeadLetters",
            "TriggerLog",
            "TriggerRole",
            "TriggerFunction",
            "TriggerVersion",
            "TriggerEvents",
            "SweepRule",
            "SweepPermission",
            "TablesPolicy",
            "MergeRole",
            "MaintainRole");
    assertThat(created.contains("LandedRule")).isEqualTo(notification.equals("eventbridge"));
    assertThat(created.contains("MergeFunction")).isEqualTo(launcher.equals("lambda"));
    assertQueue(pipeline);
    assertEvents(pipeline);
    assertBuckets(pipeline);
  }

  private static void assertQueue(String pipeline) {
    try (SqsClient sqs = at(server, SqsClient.builder())) {
      String url = sqs.getQueueUrl(queue -> queue.queueName("frazil-" + pipeline)).queueUrl();
      assertThat(
              sqs.getQueueAttributes(
                      queue -> queue.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                  .attributes()
                  .get(QueueAttributeName.REDRIVE_POLICY))
          .contains("frazil-" + pipeline + "-dead-letters")
          .contains("100");
    }
  }

  private static void assertEvents(String pipeline) {
    try (LambdaClient lambda = at(server, LambdaClient.builder())) {
      List<EventSourceMappingConfiguration> mappings =
          lambda.listEventSourceMappings().eventSourceMappings().stream()
              .filter(mapping -> mapping.eventSourceArn().endsWith(":frazil-" + pipeline))
              .toList();
      assertThat(mappings).hasSize(1);
      assertThat(mappings.get(0).batchSize()).isEqualTo(1_000);
      assertThat(mappings.get(0).maximumBatchingWindowInSeconds()).isEqualTo(30);
      assertThat(mappings.get(0).functionResponseTypesAsStrings())
          .containsExactly("ReportBatchItemFailures");
      assertThat(
              lambda
                  .getFunctionConfiguration(
                      function -> function.functionName("frazil-" + pipeline + "-trigger"))
                  .environment()
                  .variables())
          .containsEntry("FRAZIL_PIPELINES", "s3://acme-frazil/pipelines/pipeline.yaml");
    }
  }

  private static void assertBuckets(String pipeline) {
    for (String bucket : List.of("landing-" + pipeline, "lake-" + pipeline)) {
      assertThat(s3.getBucketEncryption(one -> one.bucket(bucket)).toString()).contains("aws:kms");
    }
  }

  @ParameterizedTest
  @CsvSource({"instance, dms-one", "serverless, dms-two"})
  void dmsIsCreatedAsFarAsMotoGoes(String compute, String pipeline) {
    List<String> created =
        create(pipeline, Given.dms("PipelineName", pipeline, "Compute", compute));

    assertThat(created).contains("TargetRole", "SecretRole");
  }

  @Test
  void observabilityIsCreatedOfWhatCoreAndDmsGive() {
    if (!Template.isThere(Template.OBSERVABILITY)) {
      System.out.println("StacksOnMotoIT SKIPPED: there is no " + Template.OBSERVABILITY);
    }
    assumeTrue(Template.isThere(Template.OBSERVABILITY), "SKIPPED: it is not there");
    Map<String, String> given = new LinkedHashMap<>(outputs(Given.core()));
    given.putAll(outputs(Given.dms()));

    List<String> created =
        create("observability", new Decided(Template.read(Template.OBSERVABILITY), given));

    assertThat(created).contains("Topic");
  }

  private static Map<String, String> outputs(Decided decided) {
    Map<String, String> values = new LinkedHashMap<>();
    map(decided.named().template().get("Outputs"))
        .forEach((name, output) -> values.put(name, map(output).get("Value").toString()));
    return values;
  }

  /** Creates the stack; gives the logical ids of what was created, and prints what was not. */
  private static List<String> create(String name, Decided decided) {
    Map<String, Object> template = decided.template();
    String text = replaced(json(template));
    stacks.createStack(
        stack ->
            stack
                .stackName(name)
                .templateBody(text)
                .parameters(parameters(decided))
                .capabilities(Capability.CAPABILITY_NAMED_IAM));
    List<StackResourceSummary> created =
        stacks.listStackResources(stack -> stack.stackName(name)).stackResourceSummaries();
    assertThat(
            stacks
                .describeStacks(stack -> stack.stackName(name))
                .stacks()
                .get(0)
                .stackStatusAsString())
        .isEqualTo("CREATE_COMPLETE");
    List<String> ids =
        new ArrayList<>(created.stream().map(StackResourceSummary::logicalResourceId).toList());
    ids.retainAll(map(template.get("Resources")).keySet());
    print(name, map(template.get("Resources")), ids);
    return ids;
  }

  private static String replaced(String json) {
    String text = json;
    for (Map.Entry<String, String> unknown : UNKNOWN_TO_MOTO.entrySet()) {
      text = text.replace(unknown.getKey(), unknown.getValue());
    }
    return text;
  }

  private static List<Parameter> parameters(Decided decided) {
    return decided.parameters().entrySet().stream()
        .map(
            one ->
                Parameter.builder()
                    .parameterKey(one.getKey())
                    .parameterValue(one.getValue())
                    .build())
        .toList();
  }

  private static String json(Map<String, Object> template) {
    try {
      return JSON.writeValueAsString(template);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void print(String stack, Map<String, Object> resources, List<String> created) {
    Map<String, Object> types = new LinkedHashMap<>();
    resources.forEach((id, resource) -> types.put(id, map(resource).get("Type")));
    Map<Boolean, TreeSet<String>> byFate =
        types.entrySet().stream()
            .collect(
                Collectors.partitioningBy(
                    one -> created.contains(one.getKey()),
                    Collectors.mapping(
                        one -> one.getValue().toString(), Collectors.toCollection(TreeSet::new))));
    System.out.println(
        "Stack "
            + stack
            + " on moto: created "
            + created.size()
            + " of "
            + types.size()
            + " resources, of types "
            + byFate.get(true)
            + "; passed over "
            + byFate.get(false));
  }
}
