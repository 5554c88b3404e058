package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.TableShape;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever its key, an updated row is found in the table and not inserted beside itself. */
@ExtendWith(LocalSpark.class)
class KeyValuesIT {

  @TempDir private Path folder;

  @Test
  void textKeyIsTakenAsItStands(SparkSession spark) throws IOException {
    assertUpdated(
        spark,
        "string",
        "${system:user.dir}",
        "${spark.master}",
        "$",
        "it's",
        "a\\b",
        "%_",
        "--",
        "");
  }

  /** Iceberg orders UUIDs as Java does, by signed halves; their text is in another order. */
  @Test
  void uuidKeyIsFoundInEitherHalf(SparkSession spark) throws IOException {
    assertUpdated(
        spark,
        "uuid",
        "00000000-0000-4000-8000-000000000001",
        "7fffffff-0000-4000-8000-000000000002",
        "80000000-0000-4000-8000-000000000003",
        "ffffffff-0000-4000-8000-000000000004");
  }

  private void assertUpdated(SparkSession spark, String type, String... keys) throws IOException {
    TableShape shape = TableShape.of("keyed", "id", "id " + type, "text string");
    ChangeText row = new ChangeText(shape, DmsFormat.RECOMMENDED);
    List<String> loaded = new ArrayList<>();
    List<String> updated = new ArrayList<>();
    for (String key : keys) {
      loaded.add(row.loaded(key, "old"));
      updated.add(row.update(100 * (updated.size() + 1), key, "new"));
    }
    try (OneTable table =
        OneTable.of(folder, spark, WriteMode.MERGE_ON_READ, DmsFormat.RECOMMENDED, shape)) {
      table.put(LOAD, loaded.toArray(String[]::new));
      table.put(FIRST, updated.toArray(String[]::new));

      table.drain();

      assertThat(table.rows()).hasSize(keys.length).allMatch(each -> each.get(1).equals("new"));
    }
  }
}
