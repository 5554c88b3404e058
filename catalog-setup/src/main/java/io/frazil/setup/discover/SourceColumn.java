package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import java.sql.JDBCType;

/**
 * A column as the source database describes it.
 *
 * @param type the declared type as the database spells it, parameters included: {@code
 *     numeric(10,2)}, {@code bigint(20) unsigned}
 * @param jdbcType what the driver makes of it; OTHER where that was not asked
 */
public record SourceColumn(String name, String type, JDBCType jdbcType) {

  public SourceColumn {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    requireNonNull(jdbcType, "jdbcType is null");
  }
}
