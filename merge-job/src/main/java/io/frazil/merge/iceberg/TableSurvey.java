package io.frazil.merge.iceberg;

import io.frazil.merge.maintenance.CompactionOptions;
import io.frazil.merge.maintenance.Files;
import io.frazil.merge.maintenance.TableHealth;
import io.frazil.model.pipeline.MaintenancePolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.actions.BinPackRewriteFilePlanner;
import org.apache.iceberg.actions.RewriteFileGroup;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.PropertyUtil;

/** Reads a table's health from the manifests of its current snapshot. */
final class TableSurvey {

  private final Table table;
  private final Set<String> deletes = new HashSet<>();
  private Files data = Files.NONE;
  private Files deleteFiles = Files.NONE;
  private long rows;
  private int withDeletes;

  private TableSurvey(Table table) {
    this.table = table;
  }

  static TableHealth of(Table table, MaintenancePolicy policy) {
    TableSurvey survey = new TableSurvey(table);
    return table.currentSnapshot() == null ? survey.empty() : survey.read(policy);
  }

  private long manifestBytes() {
    return PropertyUtil.propertyAsLong(
        table.properties(),
        TableProperties.MANIFEST_TARGET_SIZE_BYTES,
        TableProperties.MANIFEST_TARGET_SIZE_BYTES_DEFAULT);
  }

  private TableHealth empty() {
    return new TableHealth(
        Files.NONE,
        Files.NONE,
        0,
        0,
        TableHealth.Rewrite.NONE,
        Files.NONE,
        Files.NONE,
        manifestBytes(),
        deletesOldMetadata());
  }

  private TableHealth read(MaintenancePolicy policy) {
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<ManifestFile> manifests = table.currentSnapshot().allManifests(table.io());
    return new TableHealth(
        data,
        deleteFiles,
        rows,
        Math.max(0, deleteFiles.count() - withDeletes),
        rewrite(policy.compaction()),
        files(manifests),
        files(manifests.stream().filter(each -> each.length() < manifestBytes() / 2).toList()),
        manifestBytes(),
        deletesOldMetadata());
  }

  private void add(FileScanTask task) {
    data = data.and(new Files(1, task.file().fileSizeInBytes()));
    rows += task.file().recordCount();
    withDeletes += task.deletes().isEmpty() ? 0 : 1;
    for (DeleteFile delete : task.deletes()) {
      if (deletes.add(delete.location())) {
        deleteFiles = deleteFiles.and(new Files(1, delete.fileSizeInBytes()));
      }
    }
  }

  /** As Iceberg's own rewrite will plan it. */
  private TableHealth.Rewrite rewrite(MaintenancePolicy.Compaction policy) {
    BinPackRewriteFilePlanner planner = new BinPackRewriteFilePlanner(table);
    planner.init(CompactionOptions.choosing(policy));
    Files files = Files.NONE;
    int deleted = 0;
    int into = 0;
    int groups = 0;
    try (CloseableIterable<RewriteFileGroup> planned = planner.plan().groups()) {
      for (RewriteFileGroup group : planned) {
        files = files.and(new Files(group.inputFileNum(), group.inputFilesSizeInBytes()));
        deleted += (int) group.fileScanTasks().stream().filter(TableSurvey::hasDeletes).count();
        into += group.expectedOutputFiles();
        groups++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TableHealth.Rewrite(files, deleted, into, groups);
  }

  private static boolean hasDeletes(FileScanTask task) {
    return !task.deletes().isEmpty();
  }

  private static Files files(List<ManifestFile> manifests) {
    return new Files(manifests.size(), manifests.stream().mapToLong(ManifestFile::length).sum());
  }

  private Optional<Boolean> deletesOldMetadata() {
    return Optional.ofNullable(
            table.properties().get(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED))
        .map(Boolean::parseBoolean);
  }
}
