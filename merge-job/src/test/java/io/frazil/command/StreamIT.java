package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.run.BatchGate;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.OpenCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three tables whose changes stand in transaction order in one folder ({@code CdcPath}). */
class StreamIT {

  private static final String S1 = "CDC_TXN-20240612103100000.csv";
  private static final String S2 = "CDC_TXN-20240612103200000.csv";
  private static final String S3 = "CDC_TXN-20240612103300000.csv";
  private static final PipelineMerge.Manner MANNER =
      new PipelineMerge.Manner(true, 3, BatchGate.ALWAYS_OPEN);

  private static SparkEngine spark;

  @TempDir private Path folder;
  private String file;
  private PipelineMerge merge;

  @BeforeAll
  static void startSpark() {
    spark = SparkEngine.start();
  }

  @AfterAll
  static void endSpark() {
    spark.close();
  }

  @BeforeEach
  void setUp() throws IOException {
    file = folder.resolve("shop.yaml").toString();
    Files.writeString(
        Path.of(file),
        """
        pipeline: shop
        landing: landing
        dms-endpoint: {TimestampColumnName: ts, PreserveTransactions: true, CdcPath: cdc/all}
        catalog: {name: lake, warehouse: warehouse}
        defaults:
          quarantine-limit: 1
          added-columns: {change-sequence: seq, before-image-prefix: before_}
        tables:
          - {source: public.orders, target: shop.orders, key: id, columns: {id: long, name: string}}
          - source: public.items
            target: shop.items
            key: [order_id, line]
            columns: {order_id: long, line: int, price: int}
          - {source: public.notes, target: shop.notes, key: id, columns: {id: long}}
        """);
    put("public/orders/LOAD00000001.csv", "2024-06-12 10:00:00.000000,1,one", "%s,2,two");
    put("public/items/LOAD00000001.csv", "2024-06-12 10:00:00.000000,1,1,10");
    Pipeline pipeline = PipelineMerge.read(file);
    assertThat(SetupCommand.run(pipeline, false).failures()).isEmpty();
    merge = PipelineMerge.open(pipeline, spark, Sinks.of());
  }

  @AfterEach
  void close() {
    merge.close();
  }

  @Test
  void transactionsAreSplitByTableAndEachTablesBooksAreItsOwn() throws IOException {
    put(
        "cdc/all/" + S1,
        "I,orders,public,%s,3,three,%s,",
        "I,items,public,%s,3,1,30,%s,,",
        "I,audit,public,%s,what,ever,%s",
        "U,orders,public,%s,1,eins,%s,",
        "U,items,public,%s,2,1,10,%s,1,1",
        "I,orders,sales,%s,1,not ours,%s,");
    put(
        "cdc/all/" + S2,
        "U,orders,public,%s,4,three moves,%s,3",
        "U,orders,public,%s,5,three moves on,%s,4",
        "D,orders,public,%s,2,,%s,");

    RunReport report = run();

    assertThat(rows("orders")).isEqualTo("id,name\n1,eins\n5,three moves on\n");
    assertThat(rows("items")).isEqualTo("order_id,line,price\n2,1,10\n3,1,30\n");
    assertThat(rows("notes")).isEqualTo("id\n");
    assertThat(report.outcomes())
        .extracting(outcome -> outcome.table().name() + " " + outcome.rows())
        .containsExactly(
            "orders read 7 = applied 5 + superseded 2 + quarantined 0 + skipped 0",
            "items read 3 = applied 3 + superseded 0 + quarantined 0 + skipped 0",
            "notes read 0 = applied 0 + superseded 0 + quarantined 0 + skipped 0");
    assertThat(report.notices())
        .containsExactly(
            "stream "
                + folder.resolve("landing/cdc/all")
                + ": skipped 2 rows of tables that the pipeline does not have: public.audit 1,"
                + " sales.orders 1");
    assertThat(run().outcomes()).allMatch(outcome -> outcome.batches().isEmpty());
    assertThat(status())
        .containsExactly(
            "shop.orders,up to date," + S2 + ",0,0," + S2,
            "shop.items,up to date," + S2 + ",0,0," + S2,
            "shop.notes,no files,,0,0," + S2);
  }

  @Test
  void quietTableGetsNoSnapshotAndIsNotBehind() throws IOException {
    put("cdc/all/" + S1, "U,orders,public,%s,1,eins,%s,", "D,items,public,%s,1,1,,%s,,");
    run();
    put("cdc/all/" + S2, "U,orders,public,%s,1,uno,%s,");
    run();
    put("cdc/all/" + S3, "D,orders,public,%s,1,,%s,");

    assertThat(status())
        .containsExactly(
            "shop.orders,pending," + S2 + ",1,0," + S2,
            "shop.items,up to date," + S1 + ",0,0," + S3,
            "shop.notes,no files,,0,0," + S3);
    assertThat(Commands.run("status", "--pipeline", file))
        .contains("landing/cdc/all: these tables hold its changes up to " + S2);
    run();
    assertThat(rows("orders")).isEqualTo("id,name\n2,two\n");
    assertThat(rows("items")).isEqualTo("order_id,line,price\n");
    assertThat(snapshots("items")).isEqualTo(3);
  }

  @Test
  void rowIsRefusedByTheTableItNamesAndOnceByNobodyElse() throws IOException {
    put(
        "cdc/all/" + S1,
        "U,items,public,%s,1,1,cheap,%s,,",
        "U,orders,public,%s,1,eins,%s,",
        "I,items,public,%s,1,2,20,%s,,");

    RunReport report = run();

    assertThat(report.exitCode()).isZero();
    assertThat(rows("orders")).isEqualTo("id,name\n1,eins\n2,two\n");
    assertThat(rows("items")).isEqualTo("order_id,line,price\n1,1,10\n1,2,20\n");
    assertThat(Commands.run("quarantine", "list", "--pipeline", file, "--output", "csv").lines())
        .filteredOn(line -> line.contains("CDC_TXN"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("shop.items", S1 + ",1,");

    put(
        "cdc/all/" + S1,
        "U,items,public,%s,1,1,11,%s,,",
        "U,orders,public,%s,1,eins,%s,",
        "I,items,public,%s,1,2,20,%s,,");
    Commands.run("quarantine", "replay", "--pipeline", file, "--table", "shop.items");
    assertThat(rows("items")).isEqualTo("order_id,line,price\n1,1,11\n1,2,20\n");
  }

  @Test
  void rowThatNamesNoTableStopsAllUntilTheFileIsRight() throws IOException {
    run();
    put("cdc/all/" + S1, "U,orders,public,%s,1,eins,%s,", "I,items", "D,items,public,%s,1,1,,%s,,");

    RunReport stopped = run();

    assertThat(stopped.exitCode()).isEqualTo(FailureKind.SOURCE_DATA.exitCode());
    assertThat(stopped.outcomes())
        .extracting(outcome -> outcome.failure().orElseThrow().getMessage())
        .allMatch(message -> message.contains(S1 + ": row 2 names no table"));
    assertThat(rows("orders")).isEqualTo("id,name\n1,one\n2,two\n");

    put("cdc/all/" + S1, "U,orders,public,%s,1,eins,%s,", "D,items,public,%s,1,1,,%s,,");
    assertThat(run().exitCode()).isZero();
    assertThat(rows("orders")).isEqualTo("id,name\n1,eins\n2,two\n");
    assertThat(rows("items")).isEqualTo("order_id,line,price\n");
  }

  @Test
  void lateFileIsFoldedAgainForTheTablesItNames() throws IOException {
    put("cdc/all/" + S1, "I,orders,public,%s,3,three,%s,", "I,items,public,%s,3,1,30,%s,,");
    put("cdc/all/" + S3, "U,orders,public,%s,1,newest,%s,", "I,items,public,%s,3,2,31,%s,,");
    run();
    put("cdc/all/" + S2, "U,orders,public,%s,1,late,%s,", "U,orders,public,%s,2,late too,%s,");

    RunReport report = run();

    assertThat(rows("orders")).isEqualTo("id,name\n1,newest\n2,late too\n3,three\n");
    assertThat(rows("items")).isEqualTo("order_id,line,price\n1,1,10\n3,1,30\n3,2,31\n");
    assertThat(report.outcomes())
        .extracting(StreamIT::batches)
        .containsExactly(
            "orders [REFOLD read 3 = applied 2 + superseded 1 + quarantined 0 + skipped 0]",
            "items [REFOLD read 0 = applied 0 + superseded 0 + quarantined 0 + skipped 0]",
            "notes []");
    assertThat(run().outcomes()).allMatch(outcome -> outcome.batches().isEmpty());
  }

  private static String batches(TableOutcome outcome) {
    return outcome.table().name()
        + " "
        + outcome.batches().stream()
            .map(batch -> batch.summary().kind() + " " + batch.summary().rows())
            .toList();
  }

  private RunReport run() {
    return merge.run(merge.pipeline().tables(), MANNER);
  }

  /** Table, state, watermark, pending files, quarantined rows and position in the stream. */
  private List<String> status() {
    return Commands.run("status", "--pipeline", file, "--output", "csv")
        .lines()
        .filter(line -> line.startsWith("shop."))
        .filter(line -> line.chars().filter(c -> c == ',').count() > 5)
        .map(line -> line.split(",", -1))
        .map(cells -> String.join(",", cells[0], cells[1], cells[2], cells[4], cells[7], cells[10]))
        .toList();
  }

  /** Each first {@code %s} is a commit time and each second one a change sequence, rising. */
  private void put(String path, String... rows) throws IOException {
    Path to = folder.resolve("landing").resolve(path);
    Files.createDirectories(to.getParent());
    StringBuilder text = new StringBuilder();
    String stamp = path.replaceAll(".*TXN-(\\d{14}).*|.*", "$1");
    for (int i = 0; i < rows.length; i++) {
      String sequence = stamp + "00" + String.format(Locale.ROOT, "%019d", 61 + 4 * i);
      text.append(rows[i].formatted("2024-06-12 10:00:00.000000", sequence)).append('\n');
    }
    Files.writeString(to, text);
  }

  private String rows(String name) throws IOException {
    try (OpenCatalog catalog = IcebergCatalogs.open(merge.pipeline().catalog());
        CloseableIterable<Record> records = IcebergGenerics.read(table(catalog, name)).build()) {
      List<String> columns =
          table(catalog, name).schema().columns().stream().map(column -> column.name()).toList();
      return ConformanceRows.csv(columns, records);
    }
  }

  private int snapshots(String name) {
    try (OpenCatalog catalog = IcebergCatalogs.open(merge.pipeline().catalog())) {
      return Math.toIntExact(
          StreamSupport.stream(table(catalog, name).snapshots().spliterator(), false).count());
    }
  }

  private static Table table(OpenCatalog catalog, String name) {
    return catalog.catalog().loadTable(TableIdentifier.of("shop", name));
  }
}
