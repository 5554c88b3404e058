package io.frazil.replicator.debezium;

import io.debezium.connector.postgresql.UnchangedToastedReplicationMessageColumn;
import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.util.Properties;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * Passes every column on as PostgreSQL's text of its value, with the column's type beside it. Made
 * by the engine, by its name.
 */
public final class PostgresRawColumns implements CustomConverter<SchemaBuilder, RelationalColumn> {

  /** Number of the type in {@code pg_type}, domains resolved. */
  static final String OID = "frazil.oid";

  static final String LENGTH = "frazil.length";
  static final String SCALE = "frazil.scale";

  /** Itself, and no equal text, stands in for a value that the log does not hold. */
  @SuppressWarnings("StringOperationCanBeSimplified")
  static final String UNLOGGED = new String("unlogged");

  @Override
  public void configure(Properties settings) {
    // It has none.
  }

  @Override
  public void converterFor(
      RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
    registration.register(
        SchemaBuilder.string()
            .optional()
            .parameter(OID, Integer.toString(column.nativeType()))
            .parameter(LENGTH, Integer.toString(column.length().orElse(0)))
            .parameter(SCALE, Integer.toString(column.scale().orElse(0))),
        PostgresRawColumns::text);
  }

  private static String text(Object value) {
    if (value == null) {
      return null;
    }
    return UnchangedToastedReplicationMessageColumn.isUnchangedToastedValue(value)
        ? UNLOGGED
        : PostgresTexts.text(value);
  }
}
