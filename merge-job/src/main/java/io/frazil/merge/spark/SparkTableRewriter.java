package io.frazil.merge.spark;

import io.frazil.merge.iceberg.CommitFailures;
import io.frazil.merge.maintenance.CompactionOptions;
import io.frazil.merge.maintenance.Files;
import io.frazil.merge.maintenance.TableHealth;
import io.frazil.merge.maintenance.TableRewriter;
import io.frazil.merge.sql.SqlIdentifier;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.MaintenancePolicy;
import io.frazil.model.table.TableName;
import java.util.function.Supplier;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.RewriteDataFiles;
import org.apache.iceberg.actions.RewriteManifests;
import org.apache.iceberg.actions.RewritePositionDeleteFiles;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * Rewrites files by Iceberg's Spark actions. Their snapshots replace files and change no row; they
 * carry no batch, so that progress is read from the batch before them (ADR 1, ADR 23).
 */
public final class SparkTableRewriter implements TableRewriter {

  /** In the summary of a snapshot that maintenance made: the step. */
  private static final String STEP = "frazil.maintenance";

  /** Where Spark shares its cores out fairly, a merge gets the next one that is free. */
  private static final String POOL = "spark.scheduler.pool";

  private final SparkSession session;
  private final CatalogConfig catalog;

  /** Works in a session of its own. */
  public SparkTableRewriter(SparkSession spark, CatalogConfig catalog) {
    this.session = SparkSessions.session(spark, catalog);
    this.catalog = catalog;
  }

  /**
   * In the order that the table has, which setup makes its key: files that a MERGE can tell apart
   * by their ranges. Chosen files are sorted through, not one by one.
   */
  @Override
  public Rewritten compact(
      TableName name, MaintenancePolicy.Compaction policy, TableHealth.Rewrite expected) {
    return attempt(
        name,
        "compact",
        () -> {
          Table table = load(name);
          RewriteDataFiles rewrite = SparkActions.get(session).rewriteDataFiles(table);
          rewrite = table.sortOrder().isSorted() ? rewrite.sort() : rewrite.binPack();
          RewriteDataFiles.Result result =
              rewrite
                  .options(CompactionOptions.rewriting(policy, expected))
                  .snapshotProperty(STEP, "compact")
                  .execute();
          requireSome(name, result);
          return new Rewritten(
              new Files(result.rewrittenDataFilesCount(), result.rewrittenBytesCount()),
              result.addedDataFilesCount());
        });
  }

  /** Where groups are committed one by one, Iceberg logs those that lost and goes on. */
  private static void requireSome(TableName name, RewriteDataFiles.Result result) {
    if (!result.rewriteFailures().isEmpty()) {
      throw new FrazilException(
          FailureKind.EXTERNAL,
          "Cannot compact "
              + name
              + ": "
              + result.failedDataFilesCount()
              + " data files could not be written anew; the log says why. Run it again.");
    }
    if (result.rewriteResults().isEmpty()) {
      throw conflict(name, "compact", "every commit lost", null);
    }
  }

  @Override
  public Rewritten joinDeleteFiles(TableName name) {
    return attempt(
        name,
        "join the delete files of",
        () -> {
          RewritePositionDeleteFiles.Result result =
              SparkActions.get(session)
                  .rewritePositionDeletes(load(name))
                  .option("min-input-files", "2")
                  .snapshotProperty(STEP, "delete-files")
                  .execute();
          return new Rewritten(
              new Files(result.rewrittenDeleteFilesCount(), result.rewrittenBytesCount()),
              result.addedDeleteFilesCount());
        });
  }

  @Override
  public Rewritten joinManifests(TableName name, long manifestBytes) {
    return attempt(
        name,
        "join the manifests of",
        () -> {
          RewriteManifests.Result result =
              SparkActions.get(session)
                  .rewriteManifests(load(name))
                  .rewriteIf(manifest -> manifest.length() < manifestBytes / 2)
                  .snapshotProperty(STEP, "manifests")
                  .execute();
          return new Rewritten(
              files(result.rewrittenManifests()), files(result.addedManifests()).count());
        });
  }

  private static Files files(Iterable<ManifestFile> manifests) {
    Files files = Files.NONE;
    for (ManifestFile manifest : manifests) {
      files = files.and(new Files(1, manifest.length()));
    }
    return files;
  }

  private Table load(TableName name) {
    String path = SqlIdentifier.path(catalog.name(), name.namespace(), name.name());
    try {
      return Spark3Util.loadIcebergTable(session, path);
    } catch (Exception e) {
      throw SparkFailures.translate("load table " + name, e);
    }
  }

  /** Catalogs are found by the settings of the thread's session, whichever session is asked. */
  private Rewritten attempt(TableName name, String what, Supplier<Rewritten> work) {
    Option<SparkSession> before = SparkSession.getActiveSession();
    SparkSession.setActiveSession(session);
    session.sparkContext().setLocalProperty(POOL, "maintenance");
    try {
      return work.get();
    } catch (FrazilException e) {
      throw e;
    } catch (RuntimeException e) {
      throw CommitFailures.kindOf(e)
          .map(kind -> failure(kind, name, what, e))
          .orElseGet(() -> SparkFailures.translate(what + " " + name, e));
    } finally {
      session.sparkContext().setLocalProperty(POOL, null);
      if (before.isDefined()) {
        SparkSession.setActiveSession(before.get());
      } else {
        SparkSession.clearActiveSession();
      }
    }
  }

  private static FrazilException failure(
      FailureKind kind, TableName name, String what, RuntimeException cause) {
    return kind == FailureKind.COMMIT_CONFLICT
        ? conflict(name, what, "another commit came first", cause)
        : new FrazilException(
            kind,
            "Cannot tell whether it was done to "
                + what
                + " "
                + name
                + ": "
                + SparkFailures.firstLine(cause)
                + ". No row is changed by it either way; run it again.",
            cause);
  }

  private static FrazilException conflict(
      TableName name, String what, String why, RuntimeException cause) {
    return new FrazilException(
        FailureKind.COMMIT_CONFLICT,
        "Cannot " + what + " " + name + ": " + why + ". Nothing was changed; run it again.",
        cause);
  }
}
