package io.frazil.localaws;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A {@code moto_server} process where one is installed: many services of AWS without Docker. It
 * does not look at {@code VersionId} in {@code UpdateTable}, so it proves nothing about concurrent
 * commits to Glue.
 */
public final class MotoServer implements AutoCloseable {

  private static final String COMMAND = "moto_server";
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final Process process;
  private final URI endpoint;

  private MotoServer(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Whether {@code moto_server} is on the {@code PATH}. */
  public static boolean isInstalled() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, COMMAND)));
  }

  /**
   * Starts the process on 127.0.0.1 and a free port, and waits until it answers.
   *
   * @throws IllegalStateException when it does not answer in a minute
   */
  public static MotoServer start() {
    try {
      int port = freePort();
      Process process =
          new ProcessBuilder(COMMAND, "-H", "127.0.0.1", "-p", Integer.toString(port))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      MotoServer server = new MotoServer(process, URI.create("http://127.0.0.1:" + port));
      server.awaitAnswer();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + COMMAND, e);
    }
  }

  /** What {@code AWS_ENDPOINT_URL} is set to. */
  public URI endpoint() {
    return endpoint;
  }

  private void awaitAnswer() {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException(COMMAND + " does not answer at " + endpoint);
      }
    }
  }

  private boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) endpoint.resolve("/moto-api/").toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return endedWithin(Duration.ofMillis(100));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits for the end, no longer than said; always false, for a process that ended is no server.
   */
  private boolean endedWithin(Duration time) {
    try {
      process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    return false;
  }

  @Override
  public void close() {
    process.destroy();
    endedWithin(Duration.ofSeconds(5));
    process.destroyForcibly();
  }
}
