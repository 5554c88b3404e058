package io.frazil.testdatabases;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL 17 with {@code wal_level=logical}, UTF-8, C collation and password authentication. It
 * has no durability: a crash of the machine loses it.
 */
public final class PostgresServer implements DatabaseServer {

  private static final String PASSWORD = "frazil";

  private final AtomicInteger databases = new AtomicInteger();
  private final int port;
  private final ServerProcess process;

  private PostgresServer(int port, ServerProcess process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Starts a server of its own, in about two seconds.
   *
   * @throws ServerUnavailableException where this machine cannot run one
   */
  public static PostgresServer start() {
    String binaries = "/postgres-" + Platform.name() + ".txz";
    Platform.require(binaries, "PostgreSQL");
    ServerFiles files = ServerFiles.create("postgres");
    try {
      ServerAccount account = ServerAccount.of(files.data());
      files.unpackTar(binaries);
      initialise(files, account);
      int port = ServerProcess.freePort();
      ServerProcess process =
          ServerProcess.start(
              files, serve(files, account, port), postmaster -> stop(files, account));
      PostgresServer server = new PostgresServer(port, process);
      process.await(server, "postgres");
      return server;
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
    return "postgres";
  }

  @Override
  public String password() {
    return PASSWORD;
  }

  @Override
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public TestDatabase createDatabase(String purpose) {
    String name = purpose + "_" + databases.incrementAndGet();
    return TestDatabase.create(this, name, "postgres");
  }

  @Override
  public String dropStatement(String database) {
    return "DROP DATABASE " + database + " WITH (FORCE)";
  }

  @Override
  public void close() {
    process.close();
  }

  private static void initialise(ServerFiles files, ServerAccount account) {
    ServerProcess.run(
        files,
        account.command(
            List.of(
                program(files, "initdb"),
                "--pgdata=" + files.data(),
                "--username=postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + files.write("password", PASSWORD + "\n"),
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync")),
        new byte[0]);
  }

  private static List<String> serve(ServerFiles files, ServerAccount account, int port) {
    return account.command(
        List.of(
            program(files, "postgres"),
            "-D",
            files.data().toString(),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "port=" + port,
            "-c",
            "unix_socket_directories=",
            "-c",
            "wal_level=logical",
            "-c",
            "max_replication_slots=20",
            "-c",
            "max_wal_senders=20",
            "-c",
            "shared_buffers=32MB",
            "-c",
            "fsync=off",
            "-c",
            "timezone=UTC"));
  }

  private static void stop(ServerFiles files, ServerAccount account) {
    ServerProcess.run(
        files,
        account.command(
            List.of(
                program(files, "pg_ctl"),
                "stop",
                "--pgdata=" + files.data(),
                "--mode=immediate",
                "--no-wait")),
        new byte[0]);
  }

  private static String program(ServerFiles files, String name) {
    return files.programs().resolve("bin").resolve(name).toString();
  }
}
