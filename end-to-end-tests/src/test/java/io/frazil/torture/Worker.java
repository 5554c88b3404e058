package io.frazil.torture;

import io.frazil.command.PipelineMerge;
import io.frazil.merge.aws.S3ChangeFileListing;
import io.frazil.merge.aws.S3ChangeFileStorage;
import io.frazil.merge.aws.S3Landing;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.changefile.LocalChangeFileListing;
import io.frazil.merge.iceberg.IcebergQuarantineStore;
import io.frazil.merge.iceberg.IcebergTargetTables;
import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.read.LocalChangeFileStorage;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.MergeRun;
import io.frazil.merge.run.RetryPolicy;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableDrain;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.OpenCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that merges again and again, as {@code frazil serve} does, on the same parts as the
 * command, each of them a {@link FaultPoint}. Once a file says so, or the test is gone, it drains a
 * last time and ends, with the exit code of that run.
 */
public final class Worker {

  private static final int PAUSE_MILLIS = 50;

  private Worker() {}

  /** Arguments: the pipeline file, and the file that tells to end. */
  public static void main(String[] arguments) throws InterruptedException {
    Pipeline pipeline = PipelineMerge.read(arguments[0]);
    Path end = Path.of(arguments[1]);
    ProcessHandle test = ProcessHandle.current().parent().orElseThrow();
    int exitCode;
    try (SparkEngine spark = SparkEngine.start(Map.of());
        OpenCatalog catalog = IcebergCatalogs.open(pipeline.catalog())) {
      TableDrain.Parts parts = parts(pipeline, spark, catalog);
      System.out.println("ready");
      boolean last;
      do {
        last = Files.exists(end) || !test.isAlive();
        RunReport report =
            new MergeRun(table -> new TableDrain(parts, pipeline, table, true).drain(), 2)
                .drain(pipeline.tables());
        report.outcomes().forEach(Worker::tell);
        exitCode = report.exitCode();
      } while (!last && !new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    }
    System.exit(exitCode);
  }

  private static void tell(TableOutcome outcome) {
    outcome
        .failure()
        .ifPresent(
            failure -> System.out.println("failed " + failure.kind() + " " + failure.getMessage()));
    if (!outcome.batches().isEmpty()) {
      System.out.println("merged " + outcome.batches().size() + " batches");
    }
  }

  private static TableDrain.Parts parts(Pipeline pipeline, SparkEngine spark, OpenCatalog catalog) {
    boolean local = pipeline.landing().isLocal();
    S3Landing landing =
        local ? null : new S3Landing(IcebergCatalogs.properties(pipeline.catalog()));
    ChangeFileListing listing =
        local ? new LocalChangeFileListing() : new S3ChangeFileListing(landing);
    ChangeFileStorage storage =
        local ? new LocalChangeFileStorage() : new S3ChangeFileStorage(landing);
    IcebergTargetTables tables = new IcebergTargetTables(catalog);
    BatchMerger merger = spark.merger(pipeline, tables, storage, "torture");
    return new TableDrain.Parts(
        location -> {
          FaultPoint.reach(Stage.LISTING);
          return listing.list(location);
        },
        new MarkedTables(tables),
        task -> {
          FaultPoint.reach(Stage.PREPARE);
          return new MarkedBatch(merger.prepare(task));
        },
        new MarkedQuarantine(new IcebergQuarantineStore(catalog, Clock.systemUTC())),
        RetryPolicy.standard(),
        Clock.systemUTC(),
        () -> UUID.randomUUID().toString());
  }
}
