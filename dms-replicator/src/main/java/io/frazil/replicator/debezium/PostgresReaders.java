package io.frazil.replicator.debezium;

import io.frazil.replicator.jdbc.PostgresCatalog;
import io.frazil.replicator.jdbc.PostgresCatalog.Identity;
import io.frazil.replicator.jdbc.SqlFailures;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.types.PostgresType;
import io.frazil.replicator.types.PostgresTypes;
import io.frazil.replicator.types.PostgresTypes.Booleans;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Finds the reader of a change of PostgreSQL. Columns and types are those that the log tells; key
 * and replica identity, which Debezium does not pass on, are asked of the catalog whenever the log
 * tells a new shape, and of a table that is gone meanwhile they are as they were.
 */
final class PostgresReaders {

  private final PostgresCatalog catalog;
  private final Connection connection;
  private final Predicate<TableId> tables;
  private final Booleans booleans;
  private final Map<TableId, Shaped> shaped = new HashMap<>();
  private final Map<TableId, Identity> identities = new HashMap<>();

  PostgresReaders(Connection connection, Predicate<TableId> tables, Booleans booleans) {
    this.catalog = new PostgresCatalog(connection);
    this.connection = connection;
    this.tables = tables;
    this.booleans = booleans;
  }

  /** The reader of a shape that is the latest of its table. */
  private record Shaped(Schema schema, TableReader reader) {}

  /** Learns keys of tables that may be gone when their changes are read. */
  void learnIdentities() {
    try {
      for (TableId table : catalog.tables().keySet()) {
        identity(table);
      }
      connection.commit();
    } catch (SQLException e) {
      throw SqlFailures.of("list keys", e);
    }
  }

  /** The reader of a change; empty for a table that is not replicated. */
  Optional<TableReader> reader(SourceRecord record) {
    Struct source = ((Struct) record.value()).getStruct("source");
    TableId table = new TableId(source.getString("schema"), source.getString("table"));
    if (!tables.test(table)) {
      return Optional.empty();
    }
    Schema schema = record.valueSchema().field("after").schema();
    Shaped known = shaped.get(table);
    if (known == null || known.schema() != schema) {
      known = new Shaped(schema, newReader(table, schema));
      shaped.put(table, known);
    }
    return Optional.of(known.reader());
  }

  private TableReader newReader(TableId table, Schema schema) {
    try {
      List<SourceColumn> columns = new ArrayList<>();
      List<PostgresType> types = new ArrayList<>();
      for (Field field : schema.fields()) {
        Map<String, String> said = field.schema().parameters();
        PostgresType type =
            catalog.described(
                Long.parseLong(said.get(PostgresRawColumns.OID)),
                Integer.parseInt(said.get(PostgresRawColumns.LENGTH)),
                Integer.parseInt(said.get(PostgresRawColumns.SCALE)));
        types.add(type);
        columns.add(new SourceColumn(field.name(), PostgresTypes.dmsType(type, booleans)));
      }
      Identity identity = identity(table);
      connection.commit();
      List<String> names = columns.stream().map(SourceColumn::name).toList();
      List<String> key = names.containsAll(identity.key()) ? identity.key() : List.of();
      return new PostgresReader(new SourceTable(table, columns, key), types, identity);
    } catch (SQLException e) {
      throw SqlFailures.of("read the catalog's entry of " + table, e);
    }
  }

  private Identity identity(TableId table) throws SQLException {
    Optional<Identity> found = catalog.identity(table);
    found.ifPresent(identity -> identities.put(table, identity));
    return identities.getOrDefault(table, new Identity('d', List.of(), List.of()));
  }
}
