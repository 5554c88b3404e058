package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.SECOND;
import static io.frazil.merge.integration.OneTable.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.ChangeFiles;
import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.SourceChange;
import io.frazil.fixture.TableShape;
import io.frazil.merge.run.MergeRun;
import io.frazil.merge.run.RunReport;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** New and changed columns in Parquet files, which tell their types. */
@ExtendWith(LocalSpark.class)
class ParquetDriftIT {

  private static final DmsFormat PARQUET = DmsFormat.BARE.with(DmsFormat.Switch.PARQUET);
  private static final TableShape PRICES =
      TableShape.of("prices", "id", "id int", "amount decimal(8,2)", "ratio float");
  private static final TableShape WIDE =
      TableShape.of("prices", "id", "id long", "amount decimal(12,2)", "ratio double");

  @TempDir private Path folder;

  @Test
  void parquetTellsTheTypesOfNewColumns(SparkSession spark) throws IOException {
    TableShape richer =
        TableShape.of(
            "prices",
            "id",
            "id int",
            "amount decimal(8,2)",
            "ratio float",
            "many long",
            "fee decimal(10,3)",
            "day date",
            "moment timestamptz",
            "word string",
            "bytes binary",
            "flag boolean");
    try (OneTable prices = table(spark, DriftIT.policy(500))) {
      put(FIRST, insert(PRICES, 1, new BigDecimal("1.50"), 0.5f));
      prices.drain();
      put(
          SECOND,
          insert(
              richer,
              2,
              new BigDecimal("2.50"),
              0.25f,
              5_000_000_000L,
              new BigDecimal("0.125"),
              LocalDate.parse("2024-06-12"),
              Instant.parse("2024-06-12T10:30:00.123456Z"),
              "word",
              ByteBuffer.wrap(new byte[] {1}),
              true));

      prices.drain();

      assertThat(DriftIT.columns(prices))
          .containsEntry("many", "long")
          .containsEntry("fee", "decimal(10, 3)")
          .containsEntry("day", "date")
          .containsEntry("moment", "timestamp") // DMS marks every timestamp as UTC
          .containsEntry("word", "string")
          .containsEntry("bytes", "binary")
          .containsEntry("flag", "boolean");
      assertThat(DriftIT.rows(prices, "id, many, fee, day, moment, word, hex(bytes), flag"))
          .containsExactly(
              Arrays.asList(1, null, null, null, null, null, null, null), // before the columns
              List.of(
                  2,
                  5_000_000_000L,
                  new BigDecimal("0.125"),
                  LocalDate.parse("2024-06-12"),
                  LocalDateTime.parse("2024-06-12T10:30:00.123456"),
                  "word",
                  "01",
                  true));
    }
  }

  @Test
  void widerTypesWidenTheTableAndItsKey(SparkSession spark) throws IOException {
    try (OneTable prices = table(spark, DriftIT.policy(500))) {
      put(
          FIRST,
          insert(PRICES, 1, new BigDecimal("1.50"), 0.5f),
          insert(PRICES, 2, new BigDecimal("2.50"), 0.1f));
      prices.drain();
      put(
          SECOND,
          change(WIDE, SourceChange.Kind.U, 1L, new BigDecimal("1234567890.50"), 0.1),
          insert(WIDE, 5_000_000_000L, new BigDecimal("5.00"), 1e300));
      prices.drain();
      put(THIRD, change(PRICES, SourceChange.Kind.D, 2, null, null));

      prices.drain();

      assertThat(DriftIT.columns(prices))
          .containsEntry("id", "long")
          .containsEntry("amount", "decimal(12, 2)")
          .containsEntry("ratio", "double");
      assertThat(DriftIT.rows(prices, "id, amount, ratio"))
          .containsExactly(
              List.of(1L, new BigDecimal("1234567890.50"), 0.1), // updated
              List.of(5_000_000_000L, new BigDecimal("5.00"), 1e300)); // 2 is deleted
      assertThat(prices.place().setupPlan()).isEqualTo("unchanged mirror.prices\n");
    }
  }

  @Test
  void widerTypesStopATableThatDoesNotEvolve(SparkSession spark) throws IOException {
    try (OneTable prices = table(spark, MergePolicy.DEFAULT)) {
      put(FIRST, insert(WIDE, 1L, new BigDecimal("1.50"), 0.5));

      FrazilException failure = prices.tryDrain().failure().orElseThrow();

      assertThat(failure)
          .hasMessage(
              """
              Cannot merge public.prices into mirror.prices: its change files have other columns. Nothing was committed.
                column id: expected int, found optional int64 id in 20240612-103100000.parquet
                  Declare id: long and run './frazil setup'; or set drift: evolve.
                column ratio: expected float, found optional double ratio in 20240612-103100000.parquet
                  Declare ratio: double and run './frazil setup'; or set drift: evolve.""");
    }
  }

  @Test
  void incompatibleChangeStopsItsTableOnly(SparkSession spark) throws IOException {
    TableShape other = TableShape.of("notes", "id", "id int", "text string");
    Workplace.Choice choice =
        new Workplace.Choice(WriteMode.MERGE_ON_READ, List.of(), DriftIT.policy(500));
    try (Workplace place = new Workplace(folder, spark, PARQUET, choice, PRICES, other)) {
      TableShape changed =
          TableShape.of("prices", "id", "id int", "amount string", "ratio int", "colour string");
      put(FIRST, insert(PRICES, 1, new BigDecimal("1.50"), 0.5f));
      put(SECOND, insert(changed, 2, "2.50", 1, "red"));
      put(THIRD, insert(changed, 3, "3.50", 1, "red"));
      put(FIRST, insert(other, 1, "one"));

      RunReport report =
          new MergeRun(
                  table -> {
                    TableShape shape = table.equals(place.table(other)) ? other : PRICES;
                    return place.drain(shape, place.parts(place.newMerger())).drain();
                  },
                  2)
              .drain(List.of(place.table(PRICES), place.table(other)));

      assertThat(report.exitCode()).isEqualTo(4);
      assertThat(report.outcomes().get(0).failure().orElseThrow())
          .hasMessage(
              """
              Cannot merge public.prices into mirror.prices: its change files have other columns. Nothing was committed.
                column amount: expected decimal(8,2), found optional binary amount (STRING) in 20240612-103200000.parquet
                  A table keeps its rows, so decimal(8,2) cannot become that. Convert the column back by a transformation rule of the DMS task (change-data-type); or declare the table anew under another target, with the type that the column has now, and reload it in DMS.
                column ratio: expected float, found optional int32 ratio in 20240612-103200000.parquet
                  A table keeps its rows, so float cannot become that. Convert the column back by a transformation rule of the DMS task (change-data-type); or declare the table anew under another target, with the type that the column has now, and reload it in DMS.
                column colour: expected none, found optional binary colour (STRING) in 20240612-103200000.parquet
                  Declare colour with its type in columns, or in added-columns when a rule of the DMS task adds it, and run './frazil setup'; or set drift: evolve, which adds it as string.""");
      assertThat(place.rows(other).values()).containsExactly(List.of(1, "one")); // goes on
      assertThat(place.rows(PRICES)).isEmpty(); // nothing of the batch
      assertThat(place.icebergTable(PRICES).schema().findField("colour")).isNull();
    }
  }

  private OneTable table(SparkSession spark, MergePolicy policy) {
    Workplace.Choice choice = new Workplace.Choice(WriteMode.MERGE_ON_READ, List.of(), policy);
    return OneTable.of(folder, spark, PARQUET, choice, PRICES);
  }

  /** Writes a file of the name's moment. */
  private void put(String name, SourceChange... changes) throws IOException {
    Path file =
        folder
            .resolve("landing")
            .resolve(changes[0].table().folder())
            .resolve(name.replace(".csv", ".parquet"));
    ChangeFiles.parquetFile(file, PARQUET, changes);
  }

  private static SourceChange insert(TableShape table, Object... values) {
    return change(table, SourceChange.Kind.I, values);
  }

  private static SourceChange change(TableShape table, SourceChange.Kind kind, Object... values) {
    List<Object> row = table.row(values);
    return new SourceChange(1, Instant.EPOCH, table, kind, table.keyOf(row), row);
  }
}
