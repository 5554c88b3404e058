package io.frazil.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.localaws.LambdaServer;
import io.frazil.trigger.aws.FakeAws;
import io.frazil.trigger.aws.FakeAws.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip as it is deployed: small, with nothing in it that has no business there, and it runs. */
final class TriggerZipIT {

  private static final Path ZIP = Path.of("target", "trigger-lambda.zip");
  private static final Path JAR = Path.of("target", "lib", "trigger-lambda.jar");
  private static final long MOST_BYTES = 20_000_000;

  @TempDir Path task;

  @Test
  void zipIsSmallAndHoldsOneStoredJar() throws IOException {
    assertThat(Files.size(ZIP)).isLessThan(MOST_BYTES);
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      assertThat(zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
          .containsExactly("lib/trigger-lambda.jar");
    }
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      assertThat(jar.stream().map(ZipEntry::getMethod).distinct()).containsExactly(ZipEntry.STORED);
    }
  }

  @Test
  void jarHoldsNoMoreThanAFunctionNeeds() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      Set<String> owners = new TreeSet<>();
      jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
          .forEach(name -> owners.add(owner(name)));

      assertThat(owners)
          .containsExactly(
              "com/amazonaws",
              "com/fasterxml",
              "io/burt",
              "io/frazil",
              "org/apache/commons",
              "org/apache/logging",
              "org/crac",
              "org/javatuples",
              "org/joda",
              "org/reactivestreams",
              "org/slf4j",
              "org/yaml",
              "software/amazon");
      assertThat(jar.getEntry("software/amazon/awssdk/services/sqs/SqsClient.class")).isNull();
    }
  }

  @Test
  void pluginsOfEveryLog4jJarAreKnown() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile());
        InputStream in =
            jar.getInputStream(
                jar.getEntry(
                    "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat"))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
          .contains(
              "org.apache.logging.log4j.core.appender.ConsoleAppender",
              "org.apache.logging.log4j.layout.template.json.JsonTemplateLayout",
              "org.apache.logging.log4j.layout.template.json.resolver.PowertoolsResolverFactory");
    }
  }

  /** Lambda's runtime client in a process of its own, with the zip unpacked where it stands. */
  @Test
  void zipRunsOnLambdasRuntime() throws Exception {
    Assumptions.assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "Skipped: Lambda's runtime interface client runs on Linux alone");
    unpack();
    String yaml = Pipelines.yaml("s3://acme-landing/dms", "public.orders");
    try (FakeAws s3 = FakeAws.start(Answer.ok(yaml));
        FakeAws glue = FakeAws.start(Answer.ok("{\"JobRunId\":\"jr_1\"}"));
        LambdaServer lambda =
            LambdaServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      long started = System.nanoTime();
      Path log = task.resolve("log");
      Process function = start(lambda, s3, glue, log);
      try {
        HttpResponse<String> cold = invoke(lambda, "sqs-mixed");
        long coldMillis = millisSince(started);
        long again = System.nanoTime();
        HttpResponse<String> warm = invoke(lambda, "sqs-s3-put");
        System.out.println(
            "Trigger function: process start to first answer "
                + coldMillis
                + " ms, second invocation "
                + millisSince(again)
                + " ms");

        assertThat(cold.body()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m3\"}]}");
        assertThat(warm.body()).isEqualTo("{\"batchItemFailures\":[]}");
      } finally {
        function.destroy();
        function.waitFor(10, TimeUnit.SECONDS);
      }
      assertThat(s3.asked()).extracting(FakeAws.Asked::line).containsExactly("GET /acme/shop.yaml");
      assertThat(glue.asked()).hasSize(2);
      assertThat(Files.readString(log))
          .contains("{\"level\":\"INFO\",\"message\":\"run=STARTED pipeline=s3://acme/shop.yaml")
          .contains("\"cold_start\":true")
          .contains("\"Namespace\":\"Frazil\"", "\"EventsIgnoredControl\":1", "\"RunsStarted\":1");
    }
  }

  private Process start(LambdaServer lambda, FakeAws s3, FakeAws glue, Path log)
      throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx384m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            runtimeJars(),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            TriggerHandler.class.getName() + "::handleRequest");
    process.environment().clear();
    process
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API", lambda.runtimeApi("trigger"),
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_ENDPOINT_URL_S3", s3.endpoint().toString(),
                "AWS_ENDPOINT_URL_GLUE", glue.endpoint().toString(),
                "FRAZIL_PIPELINES", "s3://acme/shop.yaml",
                "FRAZIL_LAUNCHER", "glue",
                "FRAZIL_GLUE_JOB", "merge"));
    return process
        .directory(task.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** What stands beside a function in Lambda's managed runtime, and nothing of ours. */
  private static String runtimeJars() {
    List<String> own =
        List.of(
            "aws-lambda-java-runtime-interface-client",
            "aws-lambda-java-serialization",
            "aws-lambda-java-core");
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .filter(jar -> own.stream().anyMatch(jar::contains))
        .collect(Collectors.joining(":"));
  }

  private void unpack() throws IOException {
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      Files.createDirectories(task.resolve("lib"));
      try (InputStream in = zip.getInputStream(zip.getEntry("lib/trigger-lambda.jar"))) {
        Files.copy(in, task.resolve("lib").resolve("trigger-lambda.jar"));
      }
    }
  }

  private static HttpResponse<String> invoke(LambdaServer lambda, String event) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(lambda.endpoint() + "/2015-03-31/functions/trigger/invocations"))
                .POST(HttpRequest.BodyPublishers.ofString(LambdaEvents.text(event)))
                .timeout(Duration.ofSeconds(60))
                .build(),
            BodyHandlers.ofString());
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  /** Two folders, three where Apache is. */
  private static String owner(String name) {
    String[] parts = name.split("/", -1);
    boolean isApache = name.startsWith("org/apache/");
    return String.join("/", Arrays.asList(parts).subList(0, isApache ? 3 : 2));
  }
}
