package io.frazil.setup.check;

import io.frazil.model.pipeline.CatalogConfig.Type;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.TableName;
import io.frazil.setup.plan.AthenaRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Names that readers stumble over. Athena's rules are applied where Athena can come: to catalogs of
 * Glue, directly or as a REST catalog.
 *
 * <p>Source: Amazon Athena User Guide, "Name databases, tables, and columns" and "Escape reserved
 * keywords in queries"; Apache Iceberg, reserved metadata columns.
 */
final class NameChecks {

  private static final TableName QUARANTINE = new TableName("frazil", "quarantine");
  private static final Set<String> METADATA_COLUMNS =
      Set.of(
          "_file",
          "_pos",
          "_deleted",
          "_spec_id",
          "_partition",
          "_row_id",
          "_last_updated_sequence_number");
  private static final Set<String> SQL_WORDS =
      Set.of(
          ("alter and as between by case cast constraint create cross cube current_catalog"
                  + " current_date current_path current_schema current_time current_timestamp"
                  + " current_user deallocate delete describe distinct drop else end escape except"
                  + " execute exists extract false first for from full group grouping having in"
                  + " inner insert intersect into is join json_array json_exists json_object"
                  + " json_query json_table json_value last left like listagg localtime"
                  + " localtimestamp natural normalize not null on or order outer prepare recursive"
                  + " right rollup select skip table then trim true uescape union unnest using"
                  + " values when where with")
              .split(" ", -1));

  private NameChecks() {}

  static List<Finding> findings(Pipeline pipeline) {
    List<Finding> findings = new ArrayList<>();
    boolean athena =
        pipeline.catalog().type() == Type.GLUE || pipeline.catalog().type() == Type.REST;
    for (PipelineTable table : pipeline.tables()) {
      addReserved(table, findings);
      if (athena) {
        addForAthena(table, findings);
      }
    }
    return findings;
  }

  private static void addReserved(PipelineTable table, List<Finding> findings) {
    if (table.name().equals(QUARANTINE)) {
      findings.add(
          Finding.of(
              Check.RESERVED_NAME,
              table.name().toString(),
              "Frazil keeps refused rows in a table of that name",
              "Choose another target."));
    }
    List<String> columns =
        columns(table, name -> METADATA_COLUMNS.contains(name.toLowerCase(Locale.ROOT)));
    if (!columns.isEmpty()) {
      findings.add(
          Finding.of(
              Check.RESERVED_NAME,
              table.name().toString(),
              "Iceberg has columns of its own named " + String.join(", ", columns),
              "Rename them with a transformation rule of the task, and here."));
    }
  }

  private static void addForAthena(PipelineTable table, List<Finding> findings) {
    List<String> odd = names(table, name -> !AthenaRules.isName(name));
    if (!odd.isEmpty()) {
      findings.add(
          Finding.of(
              Check.NAME_NOT_FOR_ATHENA,
              table.name().toString(),
              "names not of [a-z0-9_]: " + String.join(", ", odd),
              "Say lower-case names in target and columns: column names of files are compared letter"
                  + " case aside. Other characters need a renaming rule of the task."));
    }
    List<String> words = names(table, SQL_WORDS::contains);
    if (!words.isEmpty()) {
      findings.add(
          Finding.of(
              Check.QUOTED_IN_ATHENA,
              table.name().toString(),
              "names that are SQL words: " + String.join(", ", words),
              "Quote them in queries, as in SELECT \"" + words.get(0) + "\"."));
    }
  }

  private static List<String> names(PipelineTable table, Predicate<String> wanted) {
    return Stream.concat(
            Stream.of(table.name().namespace(), table.name().name()).filter(wanted),
            columns(table, wanted).stream())
        .distinct()
        .toList();
  }

  private static List<String> columns(PipelineTable table, Predicate<String> wanted) {
    return table.target().columns().stream().map(Column::name).filter(wanted).toList();
  }
}
