package io.frazil.trigger.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.event.Ignored;
import io.frazil.model.event.KnownPipeline;
import io.frazil.model.launch.RunRequest;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.model.table.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TestBatchPlanner {

  private static final String FILE = "/20261120-103125108.csv";
  private static final KnownPipelines PIPELINES =
      new KnownPipelines(
          List.of("shop", "hr"),
          List.of(
              known("shop", "s3://b/dms", "s.orders", "s.lines"), known("hr", "s3://b", "dms.s")));

  @Test
  void nothingAsksForNothing() {
    assertThat(BatchPlanner.plan(List.of(), PIPELINES))
        .isEqualTo(
            new BatchPlan(
                List.of(), Map.of(), Map.of(), List.of(), new Tally(0, 0, 0, Map.of(), 0, 0)));
  }

  @Test
  void manyMessagesBecomeOneRunForManyTables() {
    BatchPlan plan =
        BatchPlanner.plan(
            List.of(
                created("m1", "dms/s/orders" + FILE),
                created("m2", "dms/s/lines" + FILE),
                created("m3", "dms/s/orders" + FILE),
                created("m4", "dms/s/orders/20261120-103130000.csv")),
            PIPELINES);

    assertThat(plan)
        .isEqualTo(
            new BatchPlan(
                List.of(
                    new PlannedRun(
                        new RunRequest(
                            "shop",
                            List.of(TableName.parse("s.lines"), TableName.parse("s.orders")),
                            "b",
                            3),
                        Set.of("m1", "m2", "m3", "m4"))),
                Map.of(),
                Map.of(),
                List.of(),
                new Tally(4, 4, 4, Map.of(), 0, 0)));
  }

  @Test
  void messageOfTwoPipelinesWaitsForBoth() {
    BatchPlan plan =
        BatchPlanner.plan(List.of(created("m1", "dms/s/orders/LOAD00000001.csv")), PIPELINES);

    assertThat(plan.runs())
        .extracting(run -> run.request().pipeline() + " " + run.causes())
        .containsExactly("shop [m1]", "hr [m1]");
  }

  @Test
  void scheduleInTheQueueSweepsAndCoversNamedTables() {
    Message schedule =
        new Message("m2", "{\"source\": \"aws.scheduler\", \"detail-type\": \"Scheduled Event\"}");
    BatchPlan plan =
        BatchPlanner.plan(List.of(created("m1", "dms/s/orders" + FILE), schedule), PIPELINES);

    assertThat(plan.runs())
        .containsExactly(
            new PlannedRun(RunRequest.sweep("shop"), Set.of("m1", "m2")),
            new PlannedRun(RunRequest.sweep("hr"), Set.of("m2")));
    assertThat(plan.tally()).isEqualTo(new Tally(2, 2, 2, Map.of(), 0, 0));
  }

  @Test
  void everyEventIsCounted() {
    BatchPlan plan =
        BatchPlanner.plan(
            List.of(
                new Message("m1", "{\"Event\": \"s3:TestEvent\"}"),
                created("m2", "elsewhere/x"),
                created("m3", "elsewhere/x"),
                created("m4", "dms/s/orders/README"),
                new Message("m5", "no JSON")),
            new KnownPipelines(List.of("shop"), PIPELINES.known().subList(0, 1)));

    assertThat(plan.runs()).isEmpty();
    assertThat(plan.unreadable().keySet()).containsExactly("m5");
    assertThat(plan.stray()).containsExactly("s3://b/elsewhere/x");
    assertThat(plan.tally())
        .isEqualTo(
            new Tally(
                5,
                4,
                0,
                Map.of(Ignored.TEST_EVENT, 1, Ignored.NO_PIPELINE, 2, Ignored.NO_CHANGE_FILE, 1),
                0,
                1));
  }

  @Test
  void whatMayBelongToAPipelineThatCannotBeReadIsHeld() {
    BatchPlan plan =
        BatchPlanner.plan(
            List.of(
                created("m1", "elsewhere/s/orders" + FILE), created("m2", "dms/s/orders" + FILE)),
            new KnownPipelines(List.of("shop", "hr"), PIPELINES.known().subList(0, 1)));

    assertThat(plan.held()).isEqualTo(Map.of("m1", "it may belong to hr"));
    assertThat(plan.runs()).extracting(PlannedRun::causes).containsExactly(Set.of("m2"));
    assertThat(plan.tally()).isEqualTo(new Tally(2, 2, 1, Map.of(), 1, 0));
  }

  @Test
  void tablesThatCannotBeNamedInOneArgumentAreAllTables() {
    String[] many =
        IntStream.range(0, 300)
            .mapToObj(i -> "s.table_with_a_long_name_" + i)
            .toArray(String[]::new);
    KnownPipelines pipelines =
        new KnownPipelines(List.of("big"), List.of(known("big", "s3://big", many)));
    List<Message> messages = new ArrayList<>();
    for (String table : many) {
      messages.add(message("m" + table, "big", table.replace('.', '/') + FILE));
    }

    assertThat(BatchPlanner.plan(messages, pipelines).runs())
        .singleElement()
        .satisfies(
            run ->
                assertThat(run.request()).isEqualTo(new RunRequest("big", List.of(), "big", 300)));
  }

  @Test
  void tableWithACommaIsNamed() {
    KnownPipelines pipelines =
        new KnownPipelines(List.of("odd"), List.of(known("odd", "s3://odd", "s.a,b")));

    assertThat(BatchPlanner.plan(List.of(message("m", "odd", "s/a,b" + FILE)), pipelines).runs())
        .extracting(PlannedRun::request)
        .containsExactly(new RunRequest("odd", List.of(new TableName("s", "a,b")), "odd", 1));
  }

  @Test
  void orderAndRepetitionChangeNothing() {
    List<Message> messages =
        new ArrayList<>(
            List.of(
                created("m1", "dms/s/orders" + FILE),
                created("m2", "dms/s/lines" + FILE),
                created("m3", "dms/s/lines/LOAD00000001.csv")));
    List<PlannedRun> runs = BatchPlanner.plan(messages, PIPELINES).runs();

    messages.addAll(messages);
    Collections.shuffle(messages, new Random(7));

    assertThat(BatchPlanner.plan(messages, PIPELINES).runs()).isEqualTo(runs);
  }

  @Test
  void tokenIsTheSameForTheSameRequestAndOnlyThen() {
    PlannedRun run = new PlannedRun(RunRequest.sweep("shop"), Set.of("a", "b", "c"));

    assertThat(run.token())
        .isEqualTo(new PlannedRun(RunRequest.sweep("shop"), Set.of("c", "b", "a")).token())
        .isNotEqualTo(new PlannedRun(RunRequest.sweep("hr"), Set.of("a", "b", "c")).token())
        .isNotEqualTo(new PlannedRun(RunRequest.sweep("shop"), Set.of("a", "b")).token())
        .matches("[0-9a-f]{64}");
  }

  private static Message created(String id, String key) {
    return message(id, "b", key);
  }

  private static Message message(String id, String bucket, String key) {
    return new Message(
        id,
        "{\"source\": \"aws.s3\", \"detail-type\": \"Object Created\", \"detail\": {\"bucket\":"
            + " {\"name\": \""
            + bucket
            + "\"}, \"object\": {\"key\": \""
            + key
            + "\", \"size\": 9}}}");
  }

  private static KnownPipeline known(String place, String landing, String... tables) {
    StringBuilder yaml =
        new StringBuilder("pipeline: p\nlanding: " + landing)
            .append("\ncatalog: {name: lake, warehouse: /w}\ntables:\n");
    for (String table : tables) {
      yaml.append("  - {source: '" + table + "', target: '" + table + "', key: id, ")
          .append("columns: {id: long}}\n");
    }
    return new KnownPipeline(place, PipelineReader.parse(yaml.toString(), Path.of("/")));
  }
}
