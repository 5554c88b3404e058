package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.ChangeFiles;
import io.frazil.localaws.SqsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The resident mode as a process, woken by a queue and ended by a signal in the middle of it. */
class ServeIT {

  private static final int FILES = 8;

  @TempDir private Path folder;

  @Test
  @Timeout(180)
  void messageWakesItAndASignalEndsItBetweenTwoBatches() throws Exception {
    Path pipeline = pipeline(1);
    Commands.run("setup", "--pipeline", pipeline.toString());
    try (SqsServer sqs = SqsServer.start(new InetSocketAddress("127.0.0.1", 0))) {
      String queue = sqs.createQueue("events");
      sqs.deliveries().deliverTwice(1);
      try (ServeProcess serve =
          ServeProcess.start(
              sqs.endpoint(),
              "--pipeline",
              pipeline.toString(),
              "--queue-url",
              queue,
              "--poll-interval",
              "10m",
              "--port",
              "0")) {
        String metrics = serve.await("  metrics ").replaceFirst(" *metrics *", "");
        serve.await("table=shop.notes up to date");

        put(1);
        sqs.send(queue, "one file");
        serve.await("drained=DONE");
        for (int file = 2; file <= FILES; file++) {
          put(file);
        }
        sqs.send(queue, "many files");
        serve.await("kind=CHANGES");
        serve.terminate();

        assertThat(serve.exitCode()).as(String.join("\n", serve.lines())).isZero();
        assertThat(serve.lines())
            .anySatisfy(line -> assertThat(line).contains("SIGTERM: stopping"))
            .anySatisfy(line -> assertThat(line).contains("table=shop.notes drained=CUT_SHORT"))
            .contains("frazil serve: stopped.");
        assertThat(metrics).startsWith("http://127.0.0.1:");
      }
      assertThat(bodies(sqs, queue)).containsExactly("many files"); // given back, the first deleted
    }
    assertThat(Commands.run("status", "--pipeline", pipeline.toString(), "--output", "csv"))
        .contains(",pending,"); // it did not wait until all was done

    pipeline(500);
    Commands.run("merge", "--pipeline", pipeline.toString());

    assertThat(rows(pipeline)).isEqualTo(expected());
  }

  @Test
  @Timeout(180)
  void metricsAndHealthAreOverHttpAndTheGraceIsKept() throws Exception {
    Path pipeline = pipeline(1);
    Commands.run("setup", "--pipeline", pipeline.toString());
    for (int file = 1; file <= FILES; file++) {
      put(file);
    }
    try (ServeProcess serve =
        ServeProcess.start(
            URI.create("http://127.0.0.1:1"),
            "--pipeline",
            pipeline.toString(),
            "--poll-interval",
            "10m",
            "--port",
            "0",
            "--grace",
            "0s")) {
      String metrics = serve.await("  metrics ").replaceFirst(" *metrics *", "");
      assertThat(ask(metrics)).contains("frazil_wakeups_total");
      assertThat(ask(metrics.replace("/metrics", "/health"))).startsWith("ok\nshop.notes: ");
      serve.await("kind=CHANGES");
      serve.terminate();

      assertThat(serve.exitCode()).isEqualTo(143); // in the middle of a batch
    }

    pipeline(500);
    Commands.run("merge", "--pipeline", pipeline.toString());

    assertThat(rows(pipeline)).isEqualTo(expected());
  }

  @Test
  @Timeout(180)
  void secondSignalEndsItAtOnce() throws Exception {
    Path pipeline = pipeline(1);
    Commands.run("setup", "--pipeline", pipeline.toString());
    try (SqsServer sqs = SqsServer.start(new InetSocketAddress("127.0.0.1", 0));
        ServeProcess serve =
            ServeProcess.start(
                sqs.endpoint(),
                "--pipeline",
                pipeline.toString(),
                "--queue-url",
                sqs.createQueue("events"),
                "--port",
                "0",
                "--grace",
                "2m")) {
      serve.await("table=shop.notes up to date");

      serve.terminate(); // ends when the poll that is under way does
      serve.await("SIGTERM: stopping after the batches in hand, in 120 s at most");
      serve.terminate();

      assertThat(serve.exitCode()).isEqualTo(143);
      assertThat(serve.lines())
          .anySatisfy(line -> assertThat(line).endsWith("ending at once: a second signal"))
          .doesNotContain("frazil serve: stopped.");
    }
  }

  @Test
  @Timeout(180)
  void tableIsMaintainedOnceEnoughBatchesWereMerged() throws Exception {
    Path pipeline = pipeline(1);
    Files.writeString(
        pipeline,
        Files.readString(pipeline)
            .replace("defaults:\n", "defaults:\n  maintenance: {when: {batches: 3}}\n"));
    Commands.run("setup", "--pipeline", pipeline.toString());
    for (int file = 1; file <= 3; file++) {
      put(file);
    }
    try (ServeProcess serve =
        ServeProcess.start(
            URI.create("http://127.0.0.1:1"),
            "--pipeline",
            pipeline.toString(),
            "--poll-interval",
            "10m",
            "--port",
            "0")) {
      serve.await("drained=DONE batches=3");
      serve.await("maintenance: shop.notes: compacted ");
      serve.terminate();

      assertThat(serve.exitCode()).as(String.join("\n", serve.lines())).isZero();
    }

    assertThat(rows(pipeline)).isEqualTo(expected(3));
    assertThat(Commands.run("status", "--pipeline", pipeline.toString(), "--output", "csv"))
        .contains("shop.notes,up to date,");
  }

  private Path pipeline(int batchFiles) throws IOException {
    Files.createDirectories(folder.resolve("landing"));
    return Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        pipeline: test
        landing: landing
        dms-endpoint:
          DataFormat: csv
          TimestampColumnName: dms_commit_ts
          IncludeOpForFullLoad: true
        catalog:
          name: lake
          type: jdbc
          warehouse: warehouse
        defaults:
          batch-files: BATCH_FILES
        tables:
          - source: public.notes
            target: shop.notes
            key: [id]
            columns: {id: long, text: string}
        """
            .replace("BATCH_FILES", Integer.toString(batchFiles)));
  }

  /** A new row, and another text of row 0. */
  private void put(int file) throws IOException {
    int second = 10 + file;
    String time = "2024-06-12 10:30:" + second + ".000000";
    ChangeFiles.changeFile(
        folder.resolve("landing/public/notes"),
        "20240612-1030" + second + "000.csv",
        "U," + time + ",0,newest " + file,
        "I," + time + "," + file + ",text");
  }

  private static String rows(Path pipeline) {
    return Commands.run(
        "query",
        "--pipeline",
        pipeline.toString(),
        "--output",
        "csv",
        "SELECT id, text FROM lake.shop.notes ORDER BY id");
  }

  private static String expected() {
    return expected(FILES);
  }

  private static String expected(int files) {
    return IntStream.rangeClosed(1, files)
        .mapToObj(file -> file + ",text\n")
        .collect(Collectors.joining("", "id,text\n0,newest " + files + "\n", ""));
  }

  private static String ask(String place) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(place)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static List<String> bodies(SqsServer server, String queue) {
    try (SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      return sqs
          .receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
          .messages()
          .stream()
          .map(Message::body)
          .toList();
    }
  }
}
