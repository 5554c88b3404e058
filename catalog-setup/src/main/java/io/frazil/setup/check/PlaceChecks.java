package io.frazil.setup.check;

import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places that must not lie inside one another. */
final class PlaceChecks {

  private static final List<String> PATHS =
      List.of(
          "write.data.path",
          "write.metadata.path",
          "write.object-storage.path",
          "write.folder-storage.path");

  private PlaceChecks() {}

  static List<Finding> findings(Pipeline pipeline) {
    List<Finding> findings = new ArrayList<>();
    String landing = pipeline.landing().text();
    String warehouse = pipeline.catalog().warehouse().text();
    if (overlap(landing, warehouse)) {
      findings.add(
          Finding.of(
              Check.PLACES_OVERLAP,
              "catalog.warehouse",
              "warehouse " + warehouse + " and landing " + landing + " are one inside the other",
              "Keep them apart, as in s3://acme-landing/dms and s3://acme-lake/warehouse."));
    }
    Map<String, TableName> taken = new HashMap<>();
    for (PipelineTable table : pipeline.tables()) {
      for (String property : PATHS) {
        String path = table.target().properties().get(property);
        if (path != null) {
          addPath(pipeline, table, property, taken, findings);
        }
      }
    }
    return findings;
  }

  private static void addPath(
      Pipeline pipeline,
      PipelineTable table,
      String property,
      Map<String, TableName> taken,
      List<Finding> findings) {
    String path = new Trimmed(table.target().properties().get(property)).text();
    if (overlap(path, pipeline.landing().text())) {
      findings.add(
          Finding.of(
              Check.PLACES_OVERLAP,
              table.name().toString(),
              property + " " + path + " and landing are one inside the other",
              "Choose a place outside " + pipeline.landing() + "."));
    }
    taken.forEach(
        (other, owner) -> {
          if (!owner.equals(table.name()) && overlap(path, other)) {
            findings.add(shared(table.name(), owner, property + " " + path));
          }
        });
    taken.put(path, table.name());
  }

  /** Tables that exist, each with its location. */
  static List<Finding> locations(Map<TableName, String> locations, Location landing) {
    List<Finding> findings = new ArrayList<>();
    Map<TableName, String> before = new HashMap<>();
    locations.forEach(
        (table, location) -> {
          String path = new Trimmed(location).text();
          if (overlap(path, landing.text())) {
            findings.add(
                Finding.of(
                    Check.PLACES_OVERLAP,
                    table.toString(),
                    "its location " + path + " and landing are one inside the other",
                    "Move the table: create it anew outside " + landing + " and reload it."));
          }
          before.forEach(
              (other, taken) -> {
                if (overlap(path, taken)) {
                  findings.add(shared(table, other, "its location " + path));
                }
              });
          before.put(table, path);
        });
    return findings;
  }

  private static Finding shared(TableName table, TableName other, String place) {
    return Finding.of(
        Check.SHARED_LOCATION,
        table.toString(),
        place + " is shared with " + other,
        "Give each table a place of its own.");
  }

  private static boolean overlap(String one, String other) {
    return inside(one, other) || inside(other, one);
  }

  private static boolean inside(String inner, String outer) {
    String folder = outer.endsWith("/") ? outer : outer + "/";
    return inner.equals(outer) || inner.startsWith(folder);
  }

  /** A place as text that compares: no scheme for local files, s3 for its older names. */
  private record Trimmed(String text) {

    Trimmed {
      text = text.replaceFirst("^file:/+", "/").replaceFirst("^s3[an]://", "s3://");
      text = text.length() > 1 ? text.replaceFirst("/+$", "") : text;
    }
  }
}
