package io.frazil.testdatabases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The process of a server. It and its folder go with this JVM, if not before. */
final class ServerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ServerFiles files;
  private final Process process;
  private final Consumer<Process> stop;
  private final Thread hook;

  private ServerProcess(ServerFiles files, Process process, Consumer<Process> stop) {
    this.files = files;
    this.process = process;
    this.stop = stop;
    this.hook = new Thread(this::end, "stop-" + files.root().getFileName());
  }

  /**
   * Starts a server.
   *
   * @param stop asks it to stop at once, and may return before it has
   */
  static ServerProcess start(ServerFiles files, List<String> command, Consumer<Process> stop) {
    try {
      Process process = builder(files, command).start();
      ServerProcess started = new ServerProcess(files, process, stop);
      Runtime.getRuntime().addShutdownHook(started.hook);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + command, e);
    }
  }

  /** Runs a program to its end, with an input of which an empty one stands for none. */
  static void run(ServerFiles files, List<String> command, byte[] input) {
    try {
      Process process = builder(files, command).start();
      process.getOutputStream().write(input);
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("Cannot run %s:%n%s".formatted(command, log(files)));
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot run %s:%n%s".formatted(command, log(files)), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** A port that was free a moment ago. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot find a free port", e);
    }
  }

  /** Waits until the server takes connections. */
  void await(DatabaseServer server, String database) {
    Instant end = Instant.now().plus(PATIENCE);
    SQLException last = null;
    while (process.isAlive() && Instant.now().isBefore(end)) {
      try (Connection connection =
          DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password())) {
        connection.getMetaData().getDatabaseProductVersion();
        return;
      } catch (SQLException e) {
        last = e;
        pause();
      }
    }
    String log = log(files);
    close();
    throw new IllegalStateException(
        "Cannot reach %s:%n%s".formatted(server.jdbcUrl(database), log), last);
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private void end() {
    try {
      if (process.isAlive()) {
        stop.accept(process);
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
      files.delete();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void pause() {
    try {
      process.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static ProcessBuilder builder(ServerFiles files, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(files.programs().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C", "TZ", "UTC"));
    return builder;
  }

  private static String log(ServerFiles files) {
    try {
      return Files.exists(files.log()) ? Files.readString(files.log()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + files.log(), e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while a database server ran", e);
  }
}
