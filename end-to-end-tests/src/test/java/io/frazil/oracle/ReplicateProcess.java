package io.frazil.oracle;

import io.frazil.testdatabases.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code frazil replicate --until-caught-up} as a process: the class path of Debezium does not go
 * together with Spark's. It loads what is not loaded, or goes on where the last one stopped, and
 * ends when everything that was committed before it looked is in files.
 */
final class ReplicateProcess implements AutoCloseable {

  private static final int MOST_SECONDS = 300;

  private final Process process;
  private final Path log;

  private ReplicateProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param pipeline the file whose landing folder is written to; log and state stand beside it
   * @param options more options of the command
   */
  static ReplicateProcess start(Path pipeline, TestDatabase source, List<String> options) {
    Path home = Path.of("").toAbsolutePath().getParent();
    Path log = pipeline.resolveSibling("replicate.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    try {
      String dependencies =
          Files.readString(home.resolve("dms-replicator/target/frazil/dependencies")).strip();
      command.add(home.resolve("dms-replicator/target/classes") + ":" + dependencies);
      command.add("io.frazil.replicator.Replicate");
      command.addAll(List.of("--pipeline", pipeline.toString(), "--until-caught-up"));
      command.addAll(List.of("--source", source.jdbcUrl(), "--user", source.server().user()));
      command.addAll(List.of("--state", pipeline.resolveSibling("state.json").toString()));
      command.addAll(options);
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("FRAZIL_SOURCE_PASSWORD", source.server().password());
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new ReplicateProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the replicator", e);
    }
  }

  /** Waits until it has caught up. */
  void await() {
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("The replicator did not end well:\n" + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends it as a failing machine would, unless it has ended. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
