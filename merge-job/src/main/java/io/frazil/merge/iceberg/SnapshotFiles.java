package io.frazil.merge.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** The files that snapshots hold, by location, with their bytes. Each manifest is read once. */
final class SnapshotFiles {

  private final Table table;

  SnapshotFiles(Table table) {
    this.table = table;
  }

  /** Every snapshot that a table has, of every branch. */
  static List<Snapshot> snapshots(Table table) {
    List<Snapshot> snapshots = new ArrayList<>();
    table.snapshots().forEach(snapshots::add);
    return snapshots;
  }

  /** Files that only the first snapshots have; of manifest lists the bytes are 0. */
  Map<String, Long> onlyIn(Collection<Snapshot> some, Collection<Snapshot> others) {
    Map<String, ManifestFile> kept = manifests(others);
    Map<String, ManifestFile> gone = manifests(some);
    gone.keySet().removeAll(kept.keySet());
    Map<String, Long> files = new LinkedHashMap<>();
    gone.values().forEach(manifest -> each(manifest, files::put));
    if (!files.isEmpty()) {
      kept.values().forEach(manifest -> each(manifest, (file, bytes) -> files.remove(file)));
    }
    gone.forEach((path, manifest) -> files.put(path, manifest.length()));
    some.forEach(snapshot -> files.put(snapshot.manifestListLocation(), 0L));
    return files;
  }

  /** Every file of the snapshots. */
  Map<String, Long> in(Collection<Snapshot> snapshots) {
    return onlyIn(snapshots, List.of());
  }

  private Map<String, ManifestFile> manifests(Collection<Snapshot> snapshots) {
    Map<String, ManifestFile> manifests = new LinkedHashMap<>();
    for (Snapshot snapshot : snapshots) {
      snapshot.allManifests(table.io()).forEach(each -> manifests.put(each.path(), each));
    }
    return manifests;
  }

  private void each(ManifestFile manifest, BiConsumer<String, Long> file) {
    try (ManifestReader<? extends ContentFile<?>> files = open(manifest)) {
      files.forEach(each -> file.accept(each.location(), each.fileSizeInBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ManifestReader<? extends ContentFile<?>> open(ManifestFile manifest) {
    return manifest.content() == ManifestContent.DATA
        ? ManifestFiles.read(manifest, table.io(), table.specs())
        : ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs());
  }
}
