package io.frazil.setup.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.setup.SetupReport;
import io.frazil.setup.SetupRun;
import io.frazil.setup.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes and threads on one embedded catalog, from before its file exists. */
class SqliteCatalogIT {

  private static final int PROCESSES = 3;
  private static final int THREADS = 4;
  private static final int OPENERS = 8;
  private static final int COMMITS = 15;

  @TempDir private Path scratch;

  @Test
  void processesAndThreadsLoseNoCommit() throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    try {
      for (int process = 0; process < PROCESSES; process++) {
        processes.add(start());
      }
      for (Process process : processes) {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }

    try (OpenCatalog catalog = IcebergCatalogs.open(config(warehouse()))) {
      for (int thread = 0; thread < THREADS; thread++) {
        Table own = catalog.catalog().loadTable(table(thread));
        assertThat(own.snapshots()).hasSize(1 + PROCESSES * COMMITS);
      }
    }
  }

  @Test
  void everyoneWhoOpensAMissingCatalogGetsTheSame()
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(OPENERS);
    try {
      for (int round = 0; round < 10; round++) {
        CatalogConfig config = config(scratch.resolve("round-" + round));
        List<Callable<Void>> openers = new ArrayList<>();
        for (int opener = 0; opener < OPENERS; opener++) {
          String namespace = "n" + opener;
          openers.add(
              () -> {
                try (OpenCatalog catalog = IcebergCatalogs.open(config)) {
                  new IcebergTables(catalog, "1").createNamespace(namespace);
                }
                return null;
              });
        }
        for (Future<Void> outcome : threads.invokeAll(openers)) {
          outcome.get();
        }
        try (OpenCatalog catalog = IcebergCatalogs.open(config)) {
          assertThat(((SupportsNamespaces) catalog.catalog()).listNamespaces()).hasSize(OPENERS);
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            warehouse().toString())
        .inheritIO()
        .start();
  }

  private Path warehouse() {
    return scratch.resolve("warehouse");
  }

  private static CatalogConfig config(Path warehouse) {
    return Tables.catalog(CatalogConfig.Type.JDBC, warehouse, Map.of());
  }

  private static TableIdentifier table(int thread) {
    return TableIdentifier.of("shop", "orders_" + thread);
  }

  /** One process: a thread for each table, which sets it up and commits to it. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try (OpenCatalog catalog = IcebergCatalogs.open(config(Path.of(arguments[0])))) {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          TableIdentifier table = table(thread);
          writers.add(() -> write(catalog, table));
        }
        for (Future<Void> outcome : threads.invokeAll(writers)) {
          outcome.get();
        }
      } finally {
        threads.shutdown();
      }
    }

    private static Void write(OpenCatalog catalog, TableIdentifier name) {
      SetupReport report =
          new SetupRun(new IcebergTables(catalog, "1"))
              .apply(Tables.pipeline(definition(TableName.parse(name.toString()))));
      for (FrazilException failure : report.failures()) {
        throw failure;
      }
      Table table = catalog.catalog().loadTable(name);
      for (int commit = 0; commit < COMMITS; commit++) {
        table.newFastAppend().set("commit", Integer.toString(commit)).commit();
      }
      return null;
    }

    /** Patient: the test is about the catalog, not about who wins a commit. */
    private static TableDefinition definition(TableName name) {
      return Tables.withProperties(
          Tables.named(Tables.orders(), name),
          Map.of(
              "commit.retry.num-retries", "1000",
              "commit.retry.min-wait-ms", "1",
              "commit.retry.max-wait-ms", "50"));
    }
  }
}
