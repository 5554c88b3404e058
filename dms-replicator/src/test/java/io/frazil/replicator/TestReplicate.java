package io.frazil.replicator;

import static io.frazil.replicator.Northwind.CUSTOMERS;
import static io.frazil.replicator.Northwind.ORDER_DETAILS;
import static io.frazil.replicator.Northwind.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.replicator.source.SourceAddress;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceDatabase;
import io.frazil.replicator.source.SourceOpener;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.store.DirectoryStore;
import io.frazil.replicator.task.MemorySource;
import io.frazil.replicator.task.TaskProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReplicate {

  private static final String COMMIT = "2024-06-12T10:30:27.362108Z";

  @TempDir Path directory;
  private final StringWriter err = new StringWriter();
  private final List<SourceAddress> opened = new ArrayList<>();
  private final StopSignal signal = new StopSignal(Duration.ofSeconds(30));
  private MemorySource source =
      new MemorySource()
          .table(ORDER_DETAILS, row(10248, 11, 14f, 12, 0f))
          .table(CUSTOMERS, row("06897", "Ann", "x"))
          .commit(COMMIT, SourceChange.insert(ORDER_DETAILS, row(20000, 1, 11f, 12, 0f)));

  @Test
  void aPipelineFileAloneSaysWhatItsFilesLookLike() throws IOException {
    pipeline();

    assertThat(run("--pipeline", file("shop.yaml"), "--until-caught-up", "--state", file("s")))
        .as(err.toString())
        .isZero();

    List<String> files = new DirectoryStore(directory.resolve("landing")).list("");
    assertThat(files).hasSize(2);
    assertThat(files.get(0)).matches("public/order_details/\\d{8}-\\d{9}\\.csv");
    assertThat(text(files.get(0)))
        .isEqualTo(
            "I,2024-06-12 10:30:27.362108,20000,1,+1.10000000e+01,12,+0.00000000e+00,"
                + "20240612103027360000000000000000061,,\n");
    assertThat(files.get(1)).isEqualTo("public/order_details/LOAD00000001.csv");
    assertThat(text(files.get(1)))
        .matches("I,[-0-9]+ [:.0-9]+,10248,11,\\+1\\.40{7}e\\+01,12,\\+0\\.0{8}e\\+00,,,\n");
    assertThat(opened.get(0).task()).isEqualTo("shop");
    assertThat(opened.get(0).tables())
        .accepts(new TableId("public", "order_details"))
        .rejects(new TableId("public", "orders"), new TableId("other", "order_details"));
    assertThat(err.toString())
        .contains("replicate: 1 of 1 tables loaded (1 rows), 1 changes, 2 files, newest commit ");
  }

  @Test
  void documentsOfDmsComeBeforeThePipelineFile() throws IOException {
    pipeline();
    Files.writeString(directory.resolve("e.json"), "{\"DataFormat\": \"csv\"}");
    Files.writeString(
        directory.resolve("m.json"),
        """
        {"rules": [{"rule-type": "selection", "rule-action": "include",
          "object-locator": {"schema-name": "public", "table-name": "customers"}},
         {"rule-type": "transformation", "rule-target": "schema", "rule-action": "rename",
          "object-locator": {"schema-name": "public"}, "value": "shop"}]}
        """);
    Files.writeString(
        directory.resolve("t.json"), "{\"TargetMetadata\": {\"SupportLobs\": false}}");

    assertThat(
            run(
                "--pipeline",
                file("shop.yaml"),
                "--endpoint",
                file("e.json"),
                "--mappings",
                file("m.json"),
                "--task-settings",
                file("t.json"),
                "--to",
                file("other"),
                "--state",
                file("s"),
                "--until-caught-up"))
        .as(err.toString())
        .isZero();

    assertThat(Files.readString(directory.resolve("other/shop/customers/LOAD00000001.csv")))
        .isEqualTo("06897,Ann\n");
  }

  @Test
  void startedAgainItGoesOnAndReloadBeginsAnew() throws IOException {
    String[] arguments = {
      "--table", "public.%", "--to", file("to"), "--state", file("s"), "--until-caught-up"
    };
    assertThat(run(arguments)).isZero();
    DirectoryStore store = new DirectoryStore(directory.resolve("to"));
    store.deleteBelow("public");
    source.commit(COMMIT, SourceChange.insert(CUSTOMERS, row("later", "x", null)));

    assertThat(run(arguments)).isZero();
    assertThat(store.list("")).hasSize(1);
    assertThat(Files.readString(directory.resolve("to").resolve(store.list("").get(0))))
        .isEqualTo("I,later,x,\n");

    String[] anew = Arrays.copyOf(arguments, arguments.length + 1);
    anew[arguments.length] = "--reload";
    assertThat(run(anew)).isZero();
    assertThat(store.list(""))
        .contains("public/customers/LOAD00000001.csv", "public/order_details/LOAD00000001.csv")
        .hasSize(4);
  }

  @Test
  void formsAndFaultsAreSwitchedByName() throws IOException {
    assertThat(
            run(
                "--table",
                "public.order_details",
                "--to",
                file("to"),
                "--state",
                file("s"),
                "--until-caught-up",
                "--form",
                "null-as-word",
                "--fault",
                "add-column=1",
                "--fault",
                "duplicate"))
        .as(err.toString())
        .isZero();

    assertThat(new DirectoryStore(directory.resolve("to")).list(""))
        .filteredOn(path -> !path.contains("LOAD"))
        .hasSize(2);
    assertThat(run("--form", "nonsense")).isEqualTo(2);
    assertThat(err.toString()).contains("'nonsense' is no form. Expected one of null-as-word, ");
    assertThat(run("--fault", "cut-short=0")).isEqualTo(2);
    assertThat(err.toString()).contains("'cut-short=0' has no number.");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(run("--to", file("to"))).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot choose tables: nothing names them.");
    assertThat(run("--table", "a.b")).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot replicate: there is no place for the files.");
    assertThat(run("--table", "orders", "--to", file("to"))).isEqualTo(2);
    assertThat(err.toString()).contains("Expected schema.table, got 'orders'.");
    source = null;
    assertThat(run("--table", "a.b", "--to", file("to"))).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot open jdbc:test:shop: no such source is known.");
  }

  @Test
  void aSignalEndsItCleanly() throws InterruptedException {
    Thread stopping = new Thread(signal::stopAndWait);
    source.then(
        sink -> {
          stopping.start();
          source.awaitClose();
        });
    source.commit(COMMIT, SourceChange.insert(CUSTOMERS, row("never taken", "x", null)));

    int exitCode = run("--table", "public.%", "--to", file("to"), "--state", file("s"));
    signal.finish(exitCode);
    stopping.join();

    assertThat(exitCode).isZero();
    assertThat(new DirectoryStore(directory.resolve("to")).list("public/order_details")).hasSize(2);
    assertThat(new DirectoryStore(directory.resolve("to")).list("public/customers"))
        .containsExactly("public/customers/LOAD00000001.csv");
  }

  @Test
  void aStopWaitsForTheWorkAndNoLongerThanItsGrace() {
    StopSignal finished = new StopSignal(Duration.ofSeconds(30));
    finished.stopBy(() -> finished.finish(7));
    StopSignal hanging = new StopSignal(Duration.ZERO);

    assertThat(finished.stopAndWait()).isEqualTo(7);
    assertThat(hanging.stopAndWait()).isEqualTo(143);
  }

  @Test
  void progressIsOneLine() {
    assertThat(
            ReplicateRun.text(
                new TaskProgress(3, 8, 12_000, 345, 12, Optional.of(Instant.parse(COMMIT))),
                Instant.parse("2024-06-12T10:30:30Z")))
        .isEqualTo(
            "replicate: 3 of 8 tables loaded (12000 rows), 345 changes, 12 files, newest commit"
                + " 2 s ago");
  }

  private int run(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--source", "jdbc:test:shop?password=x"));
    arguments.addAll(List.of(more));
    SourceOpener opener =
        address -> {
          opened.add(address);
          if (source == null) {
            return Sources.open(address);
          }
          MemorySource found = source.reopen();
          return new SourceDatabase(found, found);
        };
    return Replicate.commandLine(new Replicate(opener, signal))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private void pipeline() throws IOException {
    Files.writeString(
        directory.resolve("shop.yaml"),
        """
        pipeline: shop
        landing: landing
        dms-endpoint: {TimestampColumnName: ts, IncludeOpForFullLoad: true, CdcMaxBatchInterval: 5}
        catalog: {name: lake, warehouse: warehouse}
        tables:
          - source: public.order_details
            target: shop.order_details
            key: [order_id, product_id]
            columns: {order_id: int, product_id: int, unit_price: float, quantity: int, discount: float}
            added-columns: {change-sequence: seq, before-image-prefix: before_}
        """);
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private String text(String path) throws IOException {
    return Files.readString(directory.resolve("landing").resolve(path));
  }
}
