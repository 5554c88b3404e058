package io.frazil.deployed.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frazil.setup.deployed.EventMapping;
import io.frazil.setup.deployed.EventQueue;
import io.frazil.setup.deployed.MergeJob;
import io.frazil.setup.deployed.TriggerFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queue, event source, function and job, in one region. */
final class ChainReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<String> region;

  /**
   * @param region the SDK's own where it is empty
   */
  ChainReader(Optional<String> region) {
    this.region = region;
  }

  EventQueue queue(String arn) {
    String[] parts = arn.split(":", -1);
    Map<QueueAttributeName, String> found =
        Calls.look(
            "look at queue " + arn,
            "sqs:GetQueueAttributes",
            arn,
            () -> {
              try (SqsClient sqs =
                  in(SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()))
                      .build()) {
                String url =
                    sqs.getQueueUrl(get -> get.queueName(parts[5]).queueOwnerAWSAccountId(parts[4]))
                        .queueUrl();
                return sqs.getQueueAttributes(
                        get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                    .attributes();
              }
            });
    JsonNode redrive = json(found.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "{}"));
    return new EventQueue(
        arn,
        Duration.ofSeconds(
            Long.parseLong(found.getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "30"))),
        found.getOrDefault(QueueAttributeName.POLICY, ""),
        redrive.path("deadLetterTargetArn").asText(""),
        redrive.path("maxReceiveCount").asInt(0));
  }

  List<EventMapping> mappings(String queueArn) {
    return Calls.look(
        "look at the event sources of queue " + queueArn,
        "lambda:ListEventSourceMappings",
        "*",
        () -> {
          try (LambdaClient lambda = lambda()) {
            return lambda
                .listEventSourceMappingsPaginator(list -> list.eventSourceArn(queueArn))
                .eventSourceMappings()
                .stream()
                .map(ChainReader::mapping)
                .toList();
          }
        });
  }

  TriggerFunction function(String name) {
    GetFunctionConfigurationResponse found =
        Calls.look(
            "look at function " + name,
            "lambda:GetFunctionConfiguration",
            name.startsWith("arn:") ? name : "",
            () -> {
              try (LambdaClient lambda = lambda()) {
                return lambda.getFunctionConfiguration(get -> get.functionName(name));
              }
            });
    return new TriggerFunction(
        found.functionArn(),
        Duration.ofSeconds(found.timeout()),
        found.role(),
        found.environment() == null ? Map.of() : found.environment().variables());
  }

  MergeJob job(String name) {
    Job found =
        Calls.look(
            "look at Glue job " + name,
            "glue:GetJob",
            "",
            () -> {
              try (GlueClient glue =
                  in(GlueClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()))
                      .build()) {
                return glue.getJob(get -> get.jobName(name)).job();
              }
            });
    return new MergeJob(
        name,
        found.executionProperty() == null || found.executionProperty().maxConcurrentRuns() == null
            ? 1
            : found.executionProperty().maxConcurrentRuns(),
        Boolean.TRUE.equals(found.jobRunQueuingEnabled()),
        found.glueVersion() == null ? "" : found.glueVersion(),
        found.role() == null ? "" : found.role(),
        found.defaultArguments());
  }

  private LambdaClient lambda() {
    return in(LambdaClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder())).build();
  }

  private <B extends AwsClientBuilder<B, C>, C> B in(B builder) {
    region.ifPresent(name -> builder.region(Region.of(name)));
    return builder;
  }

  private static EventMapping mapping(EventSourceMappingConfiguration found) {
    return new EventMapping(
        found.functionArn(),
        found.state() == null ? "unknown" : found.state(),
        found.functionResponseTypes().contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES),
        Duration.ofSeconds(
            found.maximumBatchingWindowInSeconds() == null
                ? 0
                : found.maximumBatchingWindowInSeconds()));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
