package io.frazil.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.endtoend.JavaProcess.Program;
import io.frazil.localaws.EventSourceMapping;
import io.frazil.localaws.LambdaFunction;
import io.frazil.localaws.feed.ExampleSteps;
import io.frazil.localaws.feed.FeedStep;
import io.frazil.localaws.feed.ShopChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The example shop, from a file put on S3 to the rows that an independent reader finds through
 * Glue. Whatever is a process of its own on AWS is one here.
 */
final class ShopOnAwsIT {

  private static final List<FeedStep> EXAMPLE =
      ExampleSteps.read(Repository.home().resolve("examples/shop/dms"));

  /** The load and the first day; the second follows. */
  private static final int FIRST_DAY = 6;

  private static final int FURTHER_STEPS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String SCHEDULED =
      """
      {"version":"0","id":"5c5e2d41","detail-type":"Scheduled Event","source":"aws.events",
       "account":"000000000000","time":"2024-06-14T09:00:00Z","region":"us-east-1",
       "resources":["arn:aws:events:us-east-1:000000000000:rule/sweep"],"detail":{}}
      """;

  @TempDir Path folder;

  private final EventChaos chaos = EventChaos.seeded();
  private final ShopChanges further = new ShopChanges();

  @Test
  void queueTriggerAndMergeFunctionKeepTheTablesEqualToTheSource() throws IOException {
    try (ShopCloud shop = ShopCloud.start(folder);
        JavaProcess trigger = startTrigger(shop);
        JavaProcess merge = startMerge(shop);
        SqsClient sqs = shop.sqs();
        LambdaClient lambda = shop.lambdaClient();
        EventSourceMapping mapping =
            EventSourceMapping.start(
                sqs,
                lambda,
                new EventSourceMapping.Mapping(shop.aws().queueUrl(), "trigger", 10, 1))) {
      dropFirstDay(shop, List.of(merge));
      await(shop, ExpectedShop.after("wave1"), List.of(trigger, merge));

      dropTheRestAmidChaos(shop);
      sweep(lambda, List.of(merge));
      assertThat(ExpectedShop.differences(shop, ExpectedShop.after(further))).isEmpty();
    }
  }

  @Test
  void queueAndServiceKeepTheTablesEqualToTheSource() throws IOException {
    try (ShopCloud shop = ShopCloud.start(folder)) {
      // Looks at everything every five minutes: what is merged is merged for a message.
      try (JavaProcess serve = startService(shop, "5m")) {
        dropFirstDay(shop, List.of(serve));
        await(shop, ExpectedShop.after("wave1"), List.of(serve));
        assertEndsWhenTold(serve);
      }
      // Looks at everything every few seconds, which is the sweep; lost messages wait for it.
      try (JavaProcess serve = startService(shop, "3s")) {
        dropTheRestAmidChaos(shop);
        await(shop, ExpectedShop.after(further), List.of(serve));
        assertEndsWhenTold(serve);
      }
    }
  }

  private static void assertEndsWhenTold(JavaProcess serve) {
    serve.terminate();
    assertThat(serve.exitCode(PATIENCE)).as(serve.output()).isZero();
  }

  private static JavaProcess startTrigger(ShopCloud shop) {
    String runtime = shop.lambda().runtimeApi("trigger");
    return shop.run(
        "trigger",
        Map.of(
            "AWS_LAMBDA_RUNTIME_API", runtime,
            "AWS_LAMBDA_FUNCTION_NAME", "trigger",
            "FRAZIL_PIPELINES", ShopCloud.PIPELINE,
            "FRAZIL_LAUNCHER", "lambda",
            "FRAZIL_MERGE_FUNCTION", "merge"),
        Program.triggerFunction(
            shop.folder().resolve("task"), "io.frazil.trigger.TriggerHandler::handleRequest"));
  }

  private static JavaProcess startMerge(ShopCloud shop) {
    String runtime = shop.lambda().runtimeApi(new LambdaFunction("merge"));
    return shop.run(
        "merge",
        Map.of("AWS_LAMBDA_RUNTIME_API", runtime, "AWS_LAMBDA_FUNCTION_NAME", "merge"),
        Program.mergeFunction("io.frazil.launch.lambda.LambdaMerge::handleRequest"));
  }

  private static JavaProcess startService(ShopCloud shop, String interval) {
    return shop.run(
        "serve",
        Map.of(),
        Program.frazil(
            "serve",
            "--pipeline",
            ShopCloud.PIPELINE,
            "--queue-url",
            shop.aws().queueUrl(),
            "--poll-interval",
            interval,
            "--port",
            "0"));
  }

  /**
   * The changes a second after the load: S3 tells times by the second, and a load is known to be
   * complete by a change file that is newer.
   */
  private static void dropFirstDay(ShopCloud shop, List<JavaProcess> processes) {
    shop.drop(EXAMPLE.get(0));
    leaveTheProcessorTo(processes);
    EXAMPLE.subList(1, FIRST_DAY).forEach(shop::drop);
  }

  private void dropTheRestAmidChaos(ShopCloud shop) {
    for (FeedStep step : EXAMPLE.subList(FIRST_DAY, EXAMPLE.size())) {
      chaos.next(shop.aws().sqs());
      shop.drop(step);
    }
    for (int i = 0; i < FURTHER_STEPS; i++) {
      chaos.next(shop.aws().sqs());
      shop.drop(further.next());
    }
    chaos.end(shop.aws().sqs());
  }

  /** Reads until the rows are there, and no longer than anybody would wait. */
  private static void await(
      ShopCloud shop, Map<String, List<String>> expected, List<JavaProcess> processes) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> differences = ExpectedShop.differences(shop, expected);
    while (!differences.isEmpty()) {
      boolean all = processes.stream().allMatch(JavaProcess::isRunning);
      if (!all || System.nanoTime() > deadline) {
        processes.forEach(process -> System.out.println(process.output()));
        assertThat(all).as("every process runs").isTrue();
        assertThat(differences).isEmpty();
      }
      leaveTheProcessorTo(processes);
      differences = ExpectedShop.differences(shop, expected);
    }
  }

  /** Other processes do the work; looking without pause takes it from them. */
  private static void leaveTheProcessorTo(List<JavaProcess> processes) {
    processes.get(0).endsWithin(Duration.ofMillis(1100));
  }

  /** The scheduled event; refused while the function is at work on messages. */
  private static void sweep(LambdaClient lambda, List<JavaProcess> processes) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String refused = "";
    while (System.nanoTime() < deadline) {
      try {
        InvokeResponse answer =
            lambda.invoke(
                invoke ->
                    invoke.functionName("trigger").payload(SdkBytes.fromUtf8String(SCHEDULED)));
        if (answer.functionError() == null) {
          return;
        }
        refused = answer.payload().asUtf8String();
      } catch (TooManyRequestsException e) {
        refused = e.getMessage();
      }
      leaveTheProcessorTo(processes);
    }
    throw new AssertionError("Cannot sweep: " + refused);
  }
}
