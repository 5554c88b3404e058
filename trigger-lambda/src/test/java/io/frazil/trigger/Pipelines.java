package io.frazil.trigger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pipeline files for tests. */
final class Pipelines {

  private Pipelines() {}

  /** A pipeline file; sources and targets of its tables have one name. */
  static String yaml(String landing, String... tables) {
    StringBuilder yaml =
        new StringBuilder("pipeline: p\nlanding: " + landing)
            .append(
                "\ncatalog: {name: lake, type: glue, warehouse: 's3://acme-lake/w'}\ntables:\n");
    for (String table : tables) {
      yaml.append("  - {source: '" + table + "', target: '" + table + "', key: id, ")
          .append("columns: {id: long}}\n");
    }
    return yaml.toString();
  }

  /** Writes it, and says where. */
  static String write(Path folder, String name, String yaml) {
    try {
      return Files.writeString(folder.resolve(name), yaml).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
