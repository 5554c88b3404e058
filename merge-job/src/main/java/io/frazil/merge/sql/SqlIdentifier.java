package io.frazil.merge.sql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Quotes names for Spark SQL. A plain lower-case word that is not reserved is left as it is. */
public final class SqlIdentifier {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  /** Words that a reader, or some dialect, would take for something else than a name. */
  private static final Set<String> RESERVED =
      Set.of(
          "all",
          "and",
          "any",
          "as",
          "by",
          "case",
          "cast",
          "check",
          "column",
          "create",
          "cross",
          "current_date",
          "current_time",
          "current_timestamp",
          "current_user",
          "date",
          "delete",
          "distinct",
          "drop",
          "else",
          "end",
          "except",
          "exists",
          "false",
          "filter",
          "for",
          "foreign",
          "from",
          "full",
          "grant",
          "group",
          "having",
          "in",
          "inner",
          "insert",
          "intersect",
          "interval",
          "into",
          "is",
          "join",
          "key",
          "left",
          "like",
          "limit",
          "merge",
          "minus",
          "natural",
          "not",
          "null",
          "on",
          "option",
          "or",
          "order",
          "outer",
          "primary",
          "references",
          "right",
          "rows",
          "select",
          "set",
          "some",
          "source",
          "table",
          "target",
          "then",
          "time",
          "timestamp",
          "to",
          "true",
          "union",
          "unique",
          "update",
          "user",
          "using",
          "values",
          "when",
          "where",
          "window",
          "with");

  private SqlIdentifier() {}

  /** The name as Spark SQL reads it back. */
  public static String quoted(String name) {
    boolean plain =
        PLAIN.matcher(name).matches() && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
    return plain ? name : "`" + name.replace("`", "``") + "`";
  }

  /** Several parts, each quoted, joined by dots. */
  public static String path(String... parts) {
    return Arrays.stream(parts).map(SqlIdentifier::quoted).collect(Collectors.joining("."));
  }
}
