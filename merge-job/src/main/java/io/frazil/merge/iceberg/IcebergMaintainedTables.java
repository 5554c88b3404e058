package io.frazil.merge.iceberg;

import io.frazil.merge.maintenance.Expiry;
import io.frazil.merge.maintenance.Files;
import io.frazil.merge.maintenance.MaintainedTables;
import io.frazil.merge.maintenance.RetentionRule;
import io.frazil.merge.maintenance.TableHealth;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.MaintenancePolicy;
import io.frazil.model.table.TableName;
import io.frazil.setup.iceberg.IcebergFailures;
import io.frazil.setup.iceberg.OpenCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.BulkDeletionFailureException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.SupportsBulkOperations;
import org.apache.iceberg.util.PropertyUtil;

/** Tables of an Iceberg catalog, maintained without Spark. Safe for several threads. */
public final class IcebergMaintainedTables implements MaintainedTables {

  private static final int PREVIOUS_METADATA = 50;

  private final OpenCatalog catalog;
  private final List<TableName> tables;
  private final String landing;

  /**
   * Tables of a catalog.
   *
   * @param tables of the pipeline and the quarantine table, whose folders must be apart
   * @param landing where change files stand, which must be apart from them
   */
  public IcebergMaintainedTables(OpenCatalog catalog, List<TableName> tables, String landing) {
    this.catalog = catalog;
    this.tables = List.copyOf(tables);
    this.landing = landing;
  }

  @Override
  public TableHealth health(TableName table, MaintenancePolicy policy) {
    return attempt("read the metadata of " + table, () -> TableSurvey.of(load(table), policy));
  }

  @Override
  public Expiry expirable(TableName table, MaintenancePolicy.Retention retention, Instant now) {
    return attempt(
        "look for snapshots of " + table + " to expire",
        () -> {
          Table loaded = load(table);
          List<Snapshot> gone = expirable(table, loaded, retention, now);
          int kept = SnapshotFiles.snapshots(loaded).size() - gone.size();
          return new Expiry(gone.size(), kept, sum(freed(loaded, gone).values()));
        });
  }

  /**
   * The snapshots are named one by one, so that what is committed in the meantime makes none go
   * that was to stay.
   */
  @Override
  public Expiry expire(TableName table, MaintenancePolicy.Retention retention, Instant now) {
    return attempt(
        "expire snapshots of " + table,
        () -> {
          Table loaded = load(table);
          List<Snapshot> gone = expirable(table, loaded, retention, now);
          int kept = SnapshotFiles.snapshots(loaded).size() - gone.size();
          Map<String, Long> sizes = freed(loaded, gone);
          Queue<String> unreachable = new ConcurrentLinkedQueue<>();
          ExpireSnapshots expiry = loaded.expireSnapshots().expireOlderThan(0);
          gone.forEach(snapshot -> expiry.expireSnapshotId(snapshot.snapshotId()));
          expiry.deleteWith(unreachable::add).commit();
          delete(table, loaded.io(), unreachable);
          return new Expiry(
              gone.size(),
              kept,
              sum(unreachable.stream().map(file -> sizes.getOrDefault(file, 0L)).toList()));
        });
  }

  /** Iceberg says which, by age and number and what tags and branches hold. */
  private List<Snapshot> expirable(
      TableName name, Table table, MaintenancePolicy.Retention retention, Instant now) {
    RetentionRule rule =
        name.equals(IcebergQuarantineStore.TABLE)
            ? RetentionRule.NONE
            : RetentionRule.of(new IcebergTargetTables(catalog).ancestry(name));
    List<Snapshot> gone =
        table
            .expireSnapshots()
            .expireOlderThan(
                rule.cut(now, retention.age().orElseGet(() -> age(table))).toEpochMilli())
            .retainLast(retention.snapshots().orElseGet(() -> snapshots(table)))
            .apply();
    for (Snapshot snapshot : gone) {
      if (rule.snapshots().contains(snapshot.snapshotId())) {
        throw new FrazilException(
            FailureKind.CONFIGURATION,
            "Cannot expire snapshots of "
                + name
                + ": its branch main has a retention of its own, by which snapshot "
                + snapshot.snapshotId()
                + " would go, which says how far the table is. Take the retention from the branch:"
                + " snapshot-age and keep-snapshots of the pipeline file say it.");
      }
    }
    return gone;
  }

  private static Duration age(Table table) {
    return Duration.ofMillis(
        PropertyUtil.propertyAsLong(
            table.properties(),
            TableProperties.MAX_SNAPSHOT_AGE_MS,
            TableProperties.MAX_SNAPSHOT_AGE_MS_DEFAULT));
  }

  private static int snapshots(Table table) {
    return PropertyUtil.propertyAsInt(
        table.properties(),
        TableProperties.MIN_SNAPSHOTS_TO_KEEP,
        TableProperties.MIN_SNAPSHOTS_TO_KEEP_DEFAULT);
  }

  private static Map<String, Long> freed(Table table, List<Snapshot> gone) {
    if (gone.isEmpty()) {
      return Map.of();
    }
    List<Snapshot> kept = SnapshotFiles.snapshots(table);
    kept.removeAll(gone);
    return new SnapshotFiles(table).onlyIn(gone, kept);
  }

  @Override
  public Files orphans(TableName table, Instant olderThan) {
    return attempt(
        "look for orphan files of " + table,
        () -> sum(search(table).olderThan(olderThan).files().values()));
  }

  @Override
  public Files removeOrphans(TableName table, Instant olderThan) {
    return attempt(
        "delete orphan files of " + table,
        () -> {
          OrphanSearch.Found found = search(table).olderThan(olderThan);
          delete(table, found.table().io(), found.files().keySet());
          return sum(found.files().values());
        });
  }

  private OrphanSearch search(TableName table) {
    Map<String, String> neighbours = new LinkedHashMap<>();
    for (TableName other : tables) {
      if (!other.equals(table)) {
        location(other, neighbours);
      }
    }
    neighbours.put("the landing folder", landing);
    return new OrphanSearch(() -> load(table), neighbours);
  }

  /** A table that is not there yet has no files. */
  private void location(TableName table, Map<String, String> neighbours) {
    try {
      neighbours.put("table " + table, catalog.catalog().loadTable(id(table)).location());
    } catch (NoSuchTableException e) {
      neighbours.remove("table " + table);
    }
  }

  @Override
  public void deleteOldMetadata(TableName table) {
    attempt(
        "set properties of " + table,
        () -> {
          load(table)
              .updateProperties()
              .set(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true")
              .set(
                  TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
                  Integer.toString(PREVIOUS_METADATA))
              .commit();
          return table;
        });
  }

  private static void delete(TableName table, FileIO io, Collection<String> files) {
    try {
      if (io instanceof SupportsBulkOperations bulk) {
        bulk.deleteFiles(files);
      } else {
        files.forEach(io::deleteFile);
      }
    } catch (BulkDeletionFailureException e) {
      throw new FrazilException(
          FailureKind.EXTERNAL,
          "Cannot delete "
              + e.numberFailedObjects()
              + " of "
              + files.size()
              + " files of "
              + table
              + " that no snapshot knows any more. Allow s3:DeleteObject below the warehouse; the"
              + " step 'orphans' finds them again.",
          e);
    }
  }

  private static Files sum(Collection<Long> sizes) {
    return new Files(sizes.size(), sizes.stream().mapToLong(size -> size).sum());
  }

  private Table load(TableName table) {
    try {
      return catalog.catalog().loadTable(id(table));
    } catch (NoSuchTableException e) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot maintain table " + table + ": it does not exist. Run './frazil setup' first.",
          e);
    }
  }

  private static TableIdentifier id(TableName table) {
    return TableIdentifier.of(table.namespace(), table.name());
  }

  private static <T> T attempt(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (FrazilException e) {
      throw e;
    } catch (RuntimeException e) {
      throw IcebergFailures.translate(what, e);
    }
  }
}
