package io.frazil.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The container of the function without the container: the command of deploy/lambda/Dockerfile. */
final class LambdaProcess implements AutoCloseable {

  private final Process process;
  private final Path log;

  private LambdaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts the runtime interface client with the handler.
   *
   * @param runtimeApi as host:port
   */
  static LambdaProcess start(Path folder, String runtimeApi) throws IOException {
    String classPath =
        String.join(
            File.pathSeparator,
            List.of(
                ThinJar.file().toString(),
                ThinJar.platform())); // the client for Lambda is among it, being a library
    ProcessBuilder builder =
        JavaProcess.builder(
            classPath,
            "-Dlog4j2.configurationFile=" + Path.of("..", "deploy", "lambda", "log4j2.xml"),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            "io.frazil.launch.lambda.LambdaMerge::handleRequest");
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "merge");
    Path log = folder.resolve("lambda.log");
    return new LambdaProcess(
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
