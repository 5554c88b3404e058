package io.frazil.testdatabases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a program is started as somebody who is not root, because PostgreSQL and MariaDB refuse to
 * serve as root. Whoever is not root starts programs as he is. Root has the account {@code nobody}
 * do it, or where that is not allowed (a rootless container has no second account), is a nameless
 * user in a user namespace of his own.
 *
 * @param prefix the words before a command
 */
record ServerAccount(List<String> prefix) {

  private static final String ROOT = "0";
  private static final String NOBODY = "65534";
  private static final ServerAccount SELF = new ServerAccount(List.of());
  private static final ServerAccount NOBODY_ITSELF =
      new ServerAccount(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
  private static final ServerAccount NAMESPACE = new ServerAccount(List.of("unshare", "-U"));

  ServerAccount {
    prefix = List.copyOf(prefix);
  }

  /**
   * Finds an account for servers whose files are in a folder, and gives it the folder.
   *
   * @throws ServerUnavailableException where root has no way to be somebody else
   */
  static ServerAccount of(Path folder) {
    if (SELF.mayServe(folder)) {
      return SELF;
    }
    if (give(folder, NOBODY) && NOBODY_ITSELF.mayServe(folder)) {
      return NOBODY_ITSELF;
    }
    if (give(folder, ROOT) && NAMESPACE.mayServe(folder)) {
      return NAMESPACE;
    }
    throw new ServerUnavailableException(
        "Cannot start a database server as root: it refuses, and neither "
            + "'setpriv --reuid' nor 'unshare -U' makes another user of root that can write to "
            + folder
            + ". Run the tests as another user.");
  }

  /** A command as this account runs it. */
  List<String> command(List<String> words) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(words);
    return command;
  }

  private boolean mayServe(Path folder) {
    return succeeds(
        command(
            List.of(
                "sh",
                "-c",
                "test \"$(id -u)\" != 0 && test -w \"$0\" && test -x \"$0\"",
                folder.toString())));
  }

  private static boolean give(Path folder, String account) {
    return succeeds(List.of("chown", account + ":" + account, folder.toString()));
  }

  private static boolean succeeds(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          new IOException("Interrupted while looking for an account", e));
    }
  }
}
