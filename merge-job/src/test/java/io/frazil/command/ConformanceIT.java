package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.run.BatchGate;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableName;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.OpenCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Frazil on the conformance kit: every case, step by step, as {@code docs/conformance.md} says. */
class ConformanceIT {

  private static final Path KIT = Path.of("..", "conformance");
  private static final PipelineMerge.Manner LOADS_COMPLETE =
      new PipelineMerge.Manner(true, 1, BatchGate.ALWAYS_OPEN);

  private static SparkEngine spark;
  private static ExecutorService players;

  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    spark = SparkEngine.start();
    players = Executors.newFixedThreadPool(2);
  }

  @AfterAll
  static void endSpark() {
    players.shutdownNow();
    spark.close();
  }

  /** Two cases at a time: they share nothing but Spark, and small batches leave it idle. */
  @TestFactory
  Stream<DynamicTest> everyCaseEndsInItsRows() throws IOException {
    try (Stream<Path> cases = Files.list(KIT)) {
      return cases.sorted().toList().stream()
          .map(
              of -> {
                Future<?> end = players.submit(() -> play(of));
                return DynamicTest.dynamicTest(of.getFileName().toString(), () -> await(end));
              })
          .toList()
          .stream();
    }
  }

  private static void await(Future<?> end) throws Throwable {
    try {
      end.get();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private Void play(Path played) throws IOException {
    String name = played.getFileName().toString();
    ConformanceLanding landing = new ConformanceLanding(played, folder.resolve(name));
    String file = landing.pipelineFile().toString();
    Pipeline pipeline = PipelineMerge.read(file);
    assertThat(SetupCommand.run(pipeline, false).failures()).isEmpty();
    try (PipelineMerge merge = PipelineMerge.open(pipeline, spark, Sinks.of());
        Workbench bench = new Workbench(pipeline);
        OpenCatalog catalog = IcebergCatalogs.open(pipeline.catalog())) {
      TableName target = pipeline.tables().get(0).name();
      Table table =
          catalog.catalog().loadTable(TableIdentifier.of(target.namespace(), target.name()));
      List<String> refused = new ArrayList<>();
      while (landing.nextStep()) {
        TableOutcome outcome = merge(merge);
        assertStopped(landing, outcome);
        refused.addAll(landing.lines("refused.csv"));
        assertThat(quarantined(bench)).as("%s: refused", landing).isEqualTo(refused);
        assertThat(rows(table)).as("%s: rows", landing).isEqualTo(landing.text("expected.csv"));
      }
      assertThat(merge(merge).batches()).as("a merge of nothing new").isEmpty();
    }
    return null;
  }

  private static TableOutcome merge(PipelineMerge merge) {
    return merge.run(merge.pipeline().tables(), LOADS_COMPLETE).outcomes().get(0);
  }

  private static void assertStopped(ConformanceLanding landing, TableOutcome outcome) {
    if (landing.lines("stops.txt").isEmpty()) {
      assertThat(outcome.failure()).as("%s: failure", landing).isEmpty();
    } else {
      assertThat(outcome.failure()).as("%s: failure", landing).isPresent();
      assertThat(outcome.failure().orElseThrow().kind())
          .isIn(FailureKind.SOURCE_DATA, FailureKind.SCHEMA_DRIFT);
    }
  }

  /** In the kit's form: file below the landing folder, and row. */
  private static List<String> quarantined(Workbench bench) {
    PipelineTable table = bench.pipeline().tables().get(0);
    String place = table.source().schema() + "/" + table.source().table() + "/";
    return bench.quarantine().list(table.name()).stream()
        .map(entry -> place + entry.row().file() + "," + entry.row().row())
        .toList();
  }

  /** Another reader than Spark, which wrote them. */
  private static String rows(Table table) throws IOException {
    table.refresh();
    List<String> names = table.schema().columns().stream().map(Types.NestedField::name).toList();
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      return ConformanceRows.csv(names, records);
    }
  }
}
