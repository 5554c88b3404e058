package io.frazil.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frazil.localaws.JsonServer.AwsError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/**
 * The databases and tables of a catalog, held as the JSON they are kept in: {@code {database:
 * {"Database": {..}, "Tables": {table: {"Table": {..}, "Versions": [oldest, ..]}}}}}. Names are as
 * stored, in lower case. Not safe for several threads.
 */
final class GlueContent {

  private static final String DATABASE = "Database";
  private static final String TABLES = "Tables";
  private static final String TABLE = "Table";
  private static final String VERSIONS = "Versions";

  private final ObjectNode content;

  GlueContent(ObjectNode content) {
    this.content = content;
  }

  /** Names of all databases, sorted. */
  List<String> databases() {
    return sorted(content.fieldNames());
  }

  /** A database as {@code GetDatabase} shows it. */
  ObjectNode database(String name) {
    return (ObjectNode) entry(name).get(DATABASE);
  }

  /** Adds a database, or refuses when there is one of that name. */
  void addDatabase(String name, ObjectNode database) {
    if (content.has(name)) {
      throw new AwsError(400, "AlreadyExistsException", "Database already exists.");
    }
    ObjectNode entry = content.putObject(name);
    entry.set(DATABASE, database);
    entry.putObject(TABLES);
  }

  /** Puts a database in the place of the one of that name; its tables stay. */
  void replaceDatabase(String name, ObjectNode database) {
    entry(name).set(DATABASE, database);
  }

  /** Removes a database and every table in it, as Glue does. */
  void removeDatabase(String name) {
    entry(name);
    content.remove(name);
  }

  /** Names of the tables of a database, sorted. */
  List<String> tables(String database) {
    return sorted(tablesOf(database).fieldNames());
  }

  /** A table as {@code GetTable} shows it. */
  ObjectNode table(String database, String name) {
    return (ObjectNode) tableEntry(database, name).get(TABLE);
  }

  /** Adds a table, or refuses when there is one of that name. */
  void addTable(String database, String name, ObjectNode table) {
    ObjectNode tables = tablesOf(database);
    if (tables.has(name)) {
      throw new AwsError(400, "AlreadyExistsException", "Table already exists.");
    }
    ObjectNode entry = tables.putObject(name);
    entry.set(TABLE, table);
    entry.putArray(VERSIONS);
  }

  /** Puts a table in the place of the one of that name, which becomes an older version. */
  void replaceTable(String database, String name, ObjectNode table) {
    ObjectNode entry = tableEntry(database, name);
    ((ArrayNode) entry.get(VERSIONS)).add(entry.get(TABLE));
    entry.set(TABLE, table);
  }

  /** Puts a table in the place of the one of that name, which is forgotten. */
  void replaceTableWithoutArchive(String database, String name, ObjectNode table) {
    tableEntry(database, name).set(TABLE, table);
  }

  /** Removes a table with its older versions. */
  void removeTable(String database, String name) {
    tableEntry(database, name);
    tablesOf(database).remove(name);
  }

  /** The table and its archived older versions, the newest first. */
  List<ObjectNode> versions(String database, String name) {
    ObjectNode entry = tableEntry(database, name);
    ArrayList<ObjectNode> versions = new ArrayList<>();
    versions.add((ObjectNode) entry.get(TABLE));
    JsonNode older = entry.get(VERSIONS);
    for (int i = older.size() - 1; i >= 0; i--) {
      versions.add((ObjectNode) older.get(i));
    }
    return versions;
  }

  private ObjectNode entry(String database) {
    if (content.get(database) instanceof ObjectNode entry) {
      return entry;
    }
    throw new AwsError(400, "EntityNotFoundException", "Database " + database + " not found.");
  }

  private ObjectNode tablesOf(String database) {
    return (ObjectNode) entry(database).get(TABLES);
  }

  private ObjectNode tableEntry(String database, String name) {
    if (tablesOf(database).get(name) instanceof ObjectNode entry) {
      return entry;
    }
    throw new AwsError(400, "EntityNotFoundException", "Table " + name + " not found.");
  }

  private static List<String> sorted(Iterator<String> names) {
    TreeSet<String> sorted = new TreeSet<>();
    names.forEachRemaining(sorted::add);
    return List.copyOf(sorted);
  }
}
