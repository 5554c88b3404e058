package io.frazil.model.pipeline;

import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code columns}: name to type, or name to {@code {type, doc}}. */
final class ColumnsReader {

  /** Words of databases, DMS and Spark for types that Iceberg names otherwise. */
  private static final Map<String, String> ALSO_KNOWN_AS =
      Map.ofEntries(
          Map.entry("bigint", "long"),
          Map.entry("int8", "long"),
          Map.entry("integer", "int"),
          Map.entry("int4", "int"),
          Map.entry("int2", "int"),
          Map.entry("smallint", "int"),
          Map.entry("tinyint", "int"),
          Map.entry("short", "int"),
          Map.entry("real", "float"),
          Map.entry("float4", "float"),
          Map.entry("float8", "double"),
          Map.entry("double precision", "double"),
          Map.entry("numeric", "decimal(P,S)"),
          Map.entry("number", "decimal(P,S)"),
          Map.entry("money", "decimal(P,S)"),
          Map.entry("bool", "boolean"),
          Map.entry("bit", "boolean"),
          Map.entry("text", "string"),
          Map.entry("varchar", "string"),
          Map.entry("char", "string"),
          Map.entry("json", "string"),
          Map.entry("jsonb", "string"),
          Map.entry("datetime", "timestamp"),
          Map.entry("timestamp_ntz", "timestamp"),
          Map.entry("timestamp without time zone", "timestamp"),
          Map.entry("timestamp with time zone", "timestamptz"),
          Map.entry("bytea", "binary"),
          Map.entry("blob", "binary"),
          Map.entry("varbinary", "binary"));

  private static final List<String> WORDS =
      List.of(
          "boolean",
          "int",
          "long",
          "float",
          "double",
          "decimal(P,S)",
          "date",
          "timestamp",
          "timestamptz",
          "string",
          "uuid",
          "fixed[L]",
          "binary");

  static final Accepted<ColumnType> TYPE =
      new Accepted<>(String.join(", ", WORDS), ColumnsReader::meant, ColumnsReader::type);
  static final Accepted<String> DOC = Accepted.of("any text", Optional::of);

  private final Problems problems;

  ColumnsReader(Problems problems) {
    this.problems = problems;
  }

  /** The columns without a problem, in file order. */
  List<Column> read(Node node) {
    List<Column> columns = new ArrayList<>();
    if (!node.isMap() || node.members().isEmpty()) {
      String got = node.isMap() ? "an empty one" : node.description();
      problems.add(node.place(), "expected a map of column name to type, got " + got + ".");
    }
    node.members().forEach((name, value) -> column(name, value).ifPresent(columns::add));
    refuseAlike(node);
    return columns;
  }

  private Optional<Column> column(String name, Node value) {
    Names.name().read(Node.text(value.place(), name), problems);
    refuseReserved(name, value);
    if (!value.isMap()) {
      return TYPE.read(value, problems).map(type -> new Column(safe(name), type));
    }

    Section section = Section.of(value, Keys.COLUMN, problems);
    String doc = section.read("doc", DOC).orElse("");
    return section.readRequired("type", TYPE).map(type -> new Column(safe(name), type, doc));
  }

  /** The fold adds columns of its own beside the table's. */
  private void refuseReserved(String name, Node value) {
    if (ColumnNames.isReserved(name)) {
      problems.add(
          value.place(),
          "names that begin with '" + ColumnNames.RESERVED + "' are Frazil's own. Rename it.");
    }
  }

  /** A name that the value type takes; one it does not take is a problem already. */
  private static String safe(String name) {
    return name.isBlank() ? "?" : name;
  }

  private void refuseAlike(Node columns) {
    Map<String, String> seen = new LinkedHashMap<>();
    columns
        .members()
        .forEach(
            (name, value) -> {
              String first = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
              if (first != null) {
                problems.add(
                    value.place(),
                    "'" + name + "' and '" + first + "' differ only in letter case. Rename one.");
              }
            });
  }

  private static Optional<ColumnType> type(String text) {
    Optional<ColumnType> type = ColumnType.parse(text);
    if (type.isPresent()) {
      return type;
    }

    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.equals("time")) {
      throw new IllegalArgumentException(
          "Spark 3.5 cannot write Iceberg's time; declare string, which holds it as DMS spells it");
    }
    if (word.contains("(") && !word.contains(")")) {
      throw new IllegalArgumentException(
          "it was cut at a comma; within { } quote it, as in 'decimal(10,2)'");
    }
    return Optional.empty();
  }

  private static String meant(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    String bare = word.replaceFirst("\\s*[(\\[].*", "");
    return Optional.ofNullable(ALSO_KNOWN_AS.get(bare))
        .or(() -> bare.equals("decimal") ? Optional.of("decimal(P,S)") : Optional.empty())
        .or(() -> Nearest.to(bare, WORDS))
        .map(near -> "; did you mean '" + near + "'?")
        .orElse(".");
  }
}
