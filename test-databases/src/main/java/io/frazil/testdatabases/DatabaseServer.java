package io.frazil.testdatabases;

/**
 * A running database server of this machine. Its user may do everything, replicate included; it
 * keeps its clock in UTC. Safe for use by several threads.
 */
public interface DatabaseServer extends AutoCloseable {

  int port();

  String user();

  String password();

  /** The URL of a database of this server, which need not exist yet; without user and password. */
  String jdbcUrl(String database);

  /**
   * Creates an empty database that no other test knows; closing it drops it.
   *
   * @param purpose how its name begins: lower-case letters, digits and underscores
   */
  TestDatabase createDatabase(String purpose);

  /** The statement that drops a database of this server, whoever is still connected. */
  String dropStatement(String database);

  /** Stops the server and deletes its folder. */
  @Override
  void close();
}
