package io.frazil.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM of its own, its output in a file below {@code target}. */
public final class JavaProcess implements AutoCloseable {

  /** What is started: options of the JVM, its class path, main class and arguments. */
  public record Program(List<String> options, List<Path> classPath, List<String> arguments) {

    /** As in the parent POM. */
    private static final List<String> SHORT_LIVED =
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** The frazil command, as the script of that name starts it. */
    static Program frazil(String... arguments) {
      List<String> all = new ArrayList<>(List.of("io.frazil.command.Frazil"));
      all.addAll(List.of(arguments));
      return new Program(mergeOptions(), mergeClassPath(), all);
    }

    /** A main class of these tests, beside all that the frazil command has. */
    public static Program withMergeJob(List<String> options, String... arguments) {
      List<String> all = new ArrayList<>(mergeOptions());
      all.addAll(options);
      List<Path> tests = List.of(Repository.file("end-to-end-tests/target", ".*-tests\\.jar"));
      return new Program(all, with(tests, mergeClassPath()), List.of(arguments));
    }

    /** A main class of local-aws, as {@code local-aws/run} starts it. */
    static Program localAws(String... arguments) {
      List<String> all = new ArrayList<>(List.of(arguments));
      all.set(0, "io.frazil.localaws." + arguments[0]);
      return new Program(SHORT_LIVED, own(), all);
    }

    /** A function of the merge job, on Lambda's runtime interface client. */
    static Program mergeFunction(String handler) {
      return new Program(mergeOptions(), with(runtimeClient(), mergeClassPath()), client(handler));
    }

    /**
     * A function of the trigger, likewise, from the zip that is deployed.
     *
     * @param folder where to unpack it, as Lambda does
     */
    static Program triggerFunction(Path folder, String handler) {
      return new Program(
          with(List.of("-Xmx256m"), SHORT_LIVED),
          with(
              runtimeClient(),
              Repository.unpack("trigger-lambda/target/trigger-lambda.zip", folder)),
          client(handler));
    }

    private static List<String> client(String handler) {
      return List.of("com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler);
    }

    private static List<String> mergeOptions() {
      String text = Repository.text("merge-job/target/frazil/jvm.options").strip();
      return with(with(List.of("-Xmx1g"), SHORT_LIVED), List.of(text.split("\\s+")));
    }

    private static List<Path> mergeClassPath() {
      String dependencies = Repository.text("merge-job/target/frazil/dependencies").strip();
      return with(
          List.of(Repository.file("merge-job/target", "merge-job-.*\\.jar")),
          Stream.of(dependencies.split(":", -1)).map(Path::of).toList());
    }

    private static List<Path> runtimeClient() {
      return own().stream()
          .filter(jar -> jar.getFileName().toString().startsWith("aws-lambda-java-"))
          .toList();
    }

    /** The class path of this JVM. */
    private static List<Path> own() {
      return Stream.of(System.getProperty("java.class.path").split(":", -1)).map(Path::of).toList();
    }

    private static <T> List<T> with(List<T> first, List<T> then) {
      return Stream.concat(first.stream(), then.stream()).toList();
    }
  }

  private static final int SIGKILLED = 137;

  private final Process process;
  private final Path log;

  private JavaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it, with variables beside those of this JVM. */
  public static JavaProcess start(Path log, Map<String, String> environment, Program program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program.options());
    command.add("-cp");
    command.add(String.join(":", program.classPath().stream().map(Path::toString).toList()));
    command.addAll(program.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.getParent());
      return new JavaProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + program.arguments(), e);
    }
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Waits for its end; gives the exit code. */
  public int exitCode(Duration most) {
    if (!endsWithin(most)) {
      throw new AssertionError("Still running after " + most + ":\n" + output());
    }
    return process.exitValue();
  }

  /** Waits for its end, and no longer than said; whether it has ended. */
  public boolean endsWithin(Duration most) {
    try {
      return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Asks it to end, with SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Ends it with SIGKILL, if it has not ended yet; whether it had not. */
  public boolean kill() {
    boolean running = process.isAlive();
    close();
    return running && process.exitValue() == SIGKILLED;
  }

  /** What it said so far, both streams. */
  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
