package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.deployed.aws.SdkSettings;
import io.frazil.fixture.S3LandingPlace;
import io.frazil.localaws.DmsServer;
import io.frazil.localaws.JsonServer;
import io.frazil.localaws.S3Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check --aws} says of a task, and of what it may not look at. */
class TestCheckAws {

  private static final String TASK = "arn:aws:dms:us-east-1:111122223333:task:SHOP";
  private static final String ENDPOINT = "arn:aws:dms:us-east-1:111122223333:endpoint:TARGET";
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final String SETTINGS =
      "{\"TargetMetadata\": {\"BatchApplyEnabled\": true, \"LimitedSizeLobMode\": true},"
          + " \"FullLoadSettings\": {\"TargetTablePrepMode\": \"DO_NOTHING\"}}";

  @TempDir private Path folder;
  private S3Server s3;
  private DmsServer dms;
  private JsonServer others;
  private S3LandingPlace landing;
  private SdkSettings settings;

  @BeforeEach
  void start() {
    s3 = S3Server.start(ANY);
    dms = DmsServer.start(ANY);
    others =
        JsonServer.start(
            ANY,
            (operation, request) -> {
              throw new JsonServer.AwsError(400, "AccessDeniedException", "no " + operation);
            });
    settings =
        SdkSettings.at(others.endpoint())
            .with("aws.endpointUrlDatabaseMigrationService", dms.endpoint().toString());
    landing = S3LandingPlace.at(s3.endpoint());
    landing.put("public/orders/LOAD00000001.csv", "I,2024-06-12 10:28:17.798779,1,a\n");
    putTask("running", "");
    putEndpoint("\"IncludeOpForFullLoad\": true, \"TimestampColumnName\": \"ts\"");
    dms.putTable(TASK, "public.orders", "Full load", null);
  }

  @AfterEach
  void stop() {
    settings.close();
    landing.close();
    others.close();
    dms.close();
    s3.close();
  }

  @Test
  void settingsAndMappingsOfTheTaskAreCheckedAsIfTheyWereGiven() throws IOException {
    List<String> rows = check("--aws");

    assertThat(rows)
        .anySatisfy(row -> assertThat(row).startsWith("ERROR,batch-apply,task,"))
        .noneSatisfy(row -> assertThat(row).contains("task-not-checked"))
        .noneSatisfy(row -> assertThat(row).contains("endpoint-differs"))
        .noneSatisfy(row -> assertThat(row).contains("table-given-up"));
  }

  @Test
  void failedTaskTablesGivenUpAndOtherSettingsAreErrors() throws IOException {
    putTask("failed", "Stop Reason FATAL_ERROR");
    putEndpoint("\"IncludeOpForFullLoad\": false, \"TimestampColumnName\": \"ts\"");
    dms.putTable(TASK, "public.orders", "Table error", null);

    assertThat(check("--aws"))
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("ERROR,task-not-running,task,it is failed (FATAL_ERROR)"))
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("ERROR,table-given-up,shop.orders,DMS says 'Table error' of"))
        .anySatisfy(
            row ->
                assertThat(row)
                    .contains(
                        "endpoint-differs",
                        "IncludeOpForFullLoad is 'false', and the pipeline file says 'true'"))
        .anySatisfy(row -> assertThat(row).startsWith("INFO,no-op-in-full-load,dms-endpoint,"));
  }

  @Test
  void whatIsDeniedIsAFindingWithItsRightAndNoCrash() throws IOException {
    dms.deny("DescribeEndpoints");

    assertThat(
            check(
                "--aws",
                "--queue",
                "arn:aws:sqs:us-east-1:111122223333:events",
                "--function",
                "trigger",
                "--job",
                "merge"))
        .filteredOn(row -> row.startsWith("UNKNOWN,not-looked-at,"))
        .anySatisfy(row -> assertThat(row).contains("Allow dms:DescribeEndpoints on "))
        .anySatisfy(row -> assertThat(row).contains("look at queue arn:aws:sqs:us-east-1"))
        .anySatisfy(row -> assertThat(row).contains("look at the event sources of queue"))
        .anySatisfy(row -> assertThat(row).contains("look at function trigger"))
        .anySatisfy(row -> assertThat(row).contains("look at Glue job merge", "Allow glue:GetJob"));
  }

  @Test
  void withoutTheOptionNothingIsAsked() throws IOException {
    assertThat(check()).noneSatisfy(row -> assertThat(row).contains("not-looked-at"));
    assertThat(dms.faults().calls()).isEmpty();
  }

  @Test
  void pipelineWithoutATaskSaysSo() throws IOException {
    assertThat(checkWith("", "--aws"))
        .anySatisfy(
            row ->
                assertThat(row).contains("not-looked-at,task,the pipeline file names no DMS task"));
  }

  private void putTask(String status, String stopReason) {
    dms.putTask(
        TASK,
        Map.of(
            "Status", status,
            "StopReason", stopReason,
            "TargetEndpointArn", ENDPOINT,
            "ReplicationTaskSettings", SETTINGS,
            "TableMappings",
                "{\"rules\": [{\"rule-type\": \"selection\", \"rule-action\": \"include\","
                    + " \"object-locator\": {\"schema-name\": \"%\", \"table-name\": \"%\"}}]}"));
  }

  private void putEndpoint(String more) {
    dms.putEndpoint(
        ENDPOINT,
        "{\"BucketName\": \"%s\", \"BucketFolder\": \"dms\", %s}"
            .formatted(landing.location().bucket(), more));
  }

  private List<String> check(String... arguments) throws IOException {
    return checkWith("dms-task: " + TASK, arguments);
  }

  private List<String> checkWith(String task, String... arguments) throws IOException {
    String properties =
        S3LandingPlace.properties(s3.endpoint()).entrySet().stream()
            .map(property -> "    " + property.getKey() + ": '" + property.getValue() + "'")
            .collect(Collectors.joining("\n"));
    String yaml =
        """
        pipeline: shop
        landing: %s
        dms-endpoint: {IncludeOpForFullLoad: true, TimestampColumnName: ts}
        %s
        catalog:
          name: lake
          warehouse: warehouse
          properties:
        %s
        tables:
          - {source: public.orders, target: shop.orders, key: id, columns: {id: long, name: string}}
        """
            .formatted(landing.location(), task, properties);
    Path file = Files.writeString(folder.resolve("shop.yaml"), yaml);
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    List<String> all = new ArrayList<>(List.of("check", "--pipeline", file.toString()));
    all.addAll(List.of("--output", "csv"));
    all.addAll(List.of(arguments));
    Frazil.commandLine(writer, writer).execute(all.toArray(String[]::new));
    return out.toString().lines().toList();
  }
}
