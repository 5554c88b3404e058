package io.frazil.setup.jdbc;

import io.frazil.setup.verify.ComparedColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** PostgreSQL's functions. */
final class PostgresForms implements SqlForms {

  @Override
  public String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public Optional<String> text(ComparedColumn column) {
    String name = quoted(column.sourceName());
    return Optional.of(
        switch (column.type().kind()) {
          case BOOLEAN ->
              "CASE WHEN "
                  + name
                  + "::boolean THEN '1' WHEN NOT "
                  + name
                  + "::boolean THEN '0' END";
          case INT, LONG -> name + "::bigint::text";
          case DECIMAL -> "trunc(" + name + "::numeric, " + column.type().second() + ")::text";
          case FLOAT -> "encode(float4send(" + name + "::float4), 'hex')";
          case DOUBLE -> "encode(float8send(" + name + "::float8), 'hex')";
          case DATE -> "to_char(" + name + ", 'YYYY-MM-DD')";
          case TIMESTAMP, TIMESTAMPTZ ->
              "to_char(" + utc(column, name) + ", 'YYYY-MM-DD HH24:MI:SS.US')";
          case STRING -> name + "::text";
          case UUID -> "lower(" + name + "::text)";
          case FIXED, BINARY -> "encode(" + name + "::bytea, 'hex')";
        });
  }

  private static String utc(ComparedColumn column, String name) {
    return column.sourceType().endsWith("with time zone") ? name + " AT TIME ZONE 'UTC'" : name;
  }

  @Override
  public String md5(String text) {
    return "md5(convert_to(" + text + ", 'UTF8'))";
  }

  @Override
  public String concat(List<String> texts) {
    return texts.stream().map(text -> "(" + text + ")").collect(Collectors.joining(" || "));
  }

  @Override
  public String bytes(String text) {
    return "octet_length(convert_to(" + text + ", 'UTF8'))::text";
  }

  @Override
  public String number(String hex, int from, int digits) {
    return "('x' || substr("
        + hex
        + ", "
        + from
        + ", "
        + digits
        + "))::bit("
        + 4 * digits
        + ")::bigint";
  }

  @Override
  public String divide(String number, long by) {
    return "(" + number + ") / " + by;
  }
}
