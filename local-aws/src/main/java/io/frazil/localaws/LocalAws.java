package io.frazil.localaws;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** S3, SQS and Glue in a process of their own, until it is stopped. */
@Command(
    name = "LocalAws",
    mixinStandardHelpOptions = true,
    description = "Plays S3, SQS and Glue on 127.0.0.1 until it is stopped.")
public final class LocalAws implements Callable<Integer> {

  /** The variables that lead the SDK's clients to it; docker-compose.yml sets the same. */
  public static final List<String> ENDPOINTS =
      List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_GLUE");

  @Option(
      names = "--folder",
      required = true,
      description = "Where buckets and catalog are kept; goes on with what is there.")
  private Path folder;

  @Option(
      names = "--port",
      defaultValue = "4566",
      description =
          "Port of S3; Glue has the next, SQS the one after; 0 for any. ${DEFAULT-VALUE} by default.")
  private int port;

  @Option(
      names = "--landing",
      paramLabel = "BUCKET",
      required = true,
      defaultValue = "${env:FRAZIL_LANDING_BUCKET}",
      description = "The bucket whose new objects are told; $$FRAZIL_LANDING_BUCKET by default.")
  private String landing;

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      required = true,
      defaultValue = "${env:FRAZIL_QUEUE}",
      description = "The queue that is told; $$FRAZIL_QUEUE by default.")
  private String queue;

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      required = true,
      description = "Written when everything listens: the endpoints as lines a shell reads.")
  private Path envFile;

  /** Serves until the process is told to end. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new LocalAws())
            .setExecutionExceptionHandler(LocalAws::say)
            .execute(arguments));
  }

  private static int say(Exception failure, CommandLine command, ParseResult parsed) {
    String cause = failure.getCause() == null ? "" : ": " + failure.getCause().getMessage();
    command
        .getErr()
        .println(
            "local-aws: "
                + failure.getMessage()
                + cause
                + ". Choose another --port or --folder, or end who has it.");
    return 1;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    LocalCloud cloud = LocalCloud.start(new LocalCloud.Layout(folder, port, landing, queue));
    Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "close"));
    StringBuilder env = new StringBuilder();
    cloud.endpoints().forEach((name, url) -> env.append(name + "=" + url + "\n"));
    env.append("FRAZIL_QUEUE_URL=" + cloud.queueUrl() + "\n");
    write(env.toString());
    out.print(env);
    out.println("listening; objects created in " + landing + " are told to " + queue);
    new CountDownLatch(1).await();
    return 0;
  }

  /** Whole or not at all: whoever waits for the file reads it at once. */
  private void write(String env) throws IOException {
    Path next = envFile.resolveSibling(envFile.getFileName() + ".next");
    Files.writeString(next, env);
    Files.move(next, envFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
