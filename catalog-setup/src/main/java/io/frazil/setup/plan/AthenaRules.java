package io.frazil.setup.plan;

import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the Glue Data Catalog can hold of a table, and Athena read.
 *
 * <p>Source: Amazon Athena User Guide, "Name databases, tables, and columns", "Supported data types
 * for Iceberg tables in Athena", "Query Apache Iceberg tables"; AWS Glue Web API Reference,
 * "Column" (read 2026-11-23).
 */
public final class AthenaRules {

  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,255}");
  private static final String NAMES = "lower-case letters, digits and _, 255 at most";
  private static final String FORMAT_VERSION = "2";
  private static final int LONGEST_COMMENT = 255;

  private AthenaRules() {}

  /** Whether Athena takes this for a name as it is. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** What Glue could not hold or Athena not read; empty when there is none. */
  static List<Difference> differences(WantedTable wanted) {
    TableDefinition definition = wanted.definition();
    List<Difference> differences = new ArrayList<>();
    if (!wanted.formatVersion().equals(FORMAT_VERSION)) {
      differences.add(
          new Difference(
              ManagedProperties.FORMAT_VERSION,
              FORMAT_VERSION + ", the one Athena reads",
              wanted.formatVersion(),
              "Remove format-version from properties. Readers of version 3 can be served by"
                  + " catalog.type rest."));
    }
    Stream.of(wanted.name().namespace(), wanted.name().name())
        .filter(name -> !isName(name))
        .forEach(name -> differences.add(name("name " + name, name, "Choose another target.")));
    definition.columns().stream()
        .filter(column -> !isName(column.name()))
        .forEach(column -> differences.add(columnName(column.name())));
    definition.columns().stream()
        .filter(column -> column.type().kind() == ColumnType.Kind.FIXED)
        .forEach(column -> differences.add(type(column)));
    definition.columns().stream()
        .filter(column -> bytes(column.doc()) > LONGEST_COMMENT)
        .forEach(column -> differences.add(doc(column)));
    return differences;
  }

  private static Difference columnName(String name) {
    return name(
        "column " + name,
        name,
        "Declare it in lower case: names in files are compared letter case aside. Other characters"
            + " need a renaming rule of the DMS task.");
  }

  private static Difference name(String subject, String name, String remedy) {
    return new Difference(subject, NAMES + " for Athena", "'" + name + "'", remedy);
  }

  private static Difference doc(Column column) {
    return new Difference(
        "column " + column.name(),
        "a doc of at most " + LONGEST_COMMENT + " bytes, for Glue",
        bytes(column.doc()) + " bytes",
        "Shorten its doc.");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Difference type(Column column) {
    return new Difference(
        "column " + column.name(),
        "a type Athena reads",
        column.type().toString(),
        "Declare it as binary.");
  }
}
