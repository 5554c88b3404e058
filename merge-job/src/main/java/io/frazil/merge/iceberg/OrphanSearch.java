package io.frazil.merge.iceberg;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.iceberg.PartitionStatisticsFile;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Looks for files in a table's folder that its metadata does not know. Refuses where a file that is
 * unknown to this table may be another's: a second table's folder, a landing folder. Looks into
 * {@code data} and {@code metadata} alone, the folders that Iceberg makes.
 *
 * <p>Iceberg's own action does the same by Spark, and goes by locations alone, so that of two
 * tables in one folder each takes the other's files for its orphans.
 */
final class OrphanSearch {

  private final Supplier<Table> load;
  private final Map<String, String> neighbours;

  /**
   * A search in one table's folder.
   *
   * @param load loads the table anew
   * @param neighbours what stands where beside it: location by what it is
   */
  OrphanSearch(Supplier<Table> load, Map<String, String> neighbours) {
    this.load = load;
    this.neighbours = neighbours;
  }

  /** What it found: files, and how to reach them. */
  record Found(Table table, Map<String, Long> files) {}

  /**
   * Lists first and loads the table then: what was committed in between is known.
   *
   * @throws FrazilException CONFIGURATION where the folder is not the table's alone, or what it
   *     holds cannot be told
   */
  Found olderThan(Instant moment) {
    Table before = load.get();
    String root = comparable(before.location());
    refuseNeighbours(before, root);
    List<FileInfo> listed = list(before);
    Table table = load.get();
    Set<String> known = known(table);
    refuseOtherSpelling(table, root, known, listed);
    Map<String, Long> orphans = new TreeMap<>();
    for (FileInfo file : listed) {
      String path = comparable(file.location());
      if (known.contains(path) || !isIcebergs(path, root)) {
        continue;
      }
      if (path.contains(".metadata.json")) {
        refuseOtherTable(table, file.location());
      }
      if (file.createdAtMillis() < moment.toEpochMilli()) {
        orphans.put(file.location(), file.size());
      }
    }
    return new Found(table, orphans);
  }

  private static List<FileInfo> list(Table table) {
    if (table.io() instanceof SupportsPrefixOperations files) {
      String folder = table.location();
      List<FileInfo> listed = new ArrayList<>();
      files.listPrefix(folder.endsWith("/") ? folder : folder + "/").forEach(listed::add);
      return listed;
    }
    throw refused(
        table, table.io().getClass().getName() + " cannot list a folder", "Set another io-impl.");
  }

  private static Set<String> known(Table table) {
    List<String> known = new ArrayList<>();
    known.addAll(new SnapshotFiles(table).in(SnapshotFiles.snapshots(table)).keySet());
    known.addAll(ReachableFileUtil.metadataFileLocations(table, false));
    known.addAll(ReachableFileUtil.statisticsFilesLocations(table));
    known.add(ReachableFileUtil.versionHintLocation(table));
    table.partitionStatisticsFiles().stream()
        .map(PartitionStatisticsFile::path)
        .forEach(known::add);
    Set<String> comparable = new HashSet<>();
    known.forEach(file -> comparable.add(comparable(file)));
    return comparable;
  }

  private static boolean isIcebergs(String path, String root) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return (path.startsWith(root + "/data/") || path.startsWith(root + "/metadata/"))
        && !name.startsWith(".")
        && !name.startsWith("_");
  }

  private void refuseNeighbours(Table table, String root) {
    neighbours.forEach(
        (what, place) -> {
          String other = comparable(place);
          if (other.equals(root) || other.startsWith(root + "/") || root.startsWith(other + "/")) {
            throw refused(
                table,
                "its folder " + table.location() + " and that of " + what + " are one in the other",
                "Files of the one would be taken for orphans of the other: give each a folder of"
                    + " its own, or leave the step out (--step).");
          }
        });
  }

  /** Metadata of another table says that the files beside it are not this one's. */
  private static void refuseOtherTable(Table table, String metadata) {
    uuid(table, metadata)
        .filter(uuid -> !uuid.equals(table.uuid().toString()))
        .ifPresent(
            uuid -> {
              throw refused(
                  table,
                  metadata + " is of another table (" + uuid + ") in the same folder",
                  "Give each table a folder of its own; of a table that was dropped, delete the"
                      + " files by hand.");
            });
  }

  /**
   * Empty for what is half written, by a commit that runs or one that crashed, and for what is gone
   * since it was listed: a commit that lost takes its metadata away. What cannot be read at all is
   * a failure.
   */
  private static Optional<String> uuid(Table table, String metadata) {
    try {
      return Optional.ofNullable(TableMetadataParser.read(table.io(), metadata).uuid());
    } catch (RuntimeException e) {
      if (e instanceof NotFoundException || isNoJson(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Told by the package: Iceberg brings its JSON library under a name of its own. */
  private static boolean isNoJson(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().contains(".jackson.core.")
          || cause.getClass().getName().contains(".jackson.databind.")) {
        return true;
      }
    }
    return false;
  }

  /** Were locations spelt otherwise in listing and metadata, every file would be an orphan. */
  private static void refuseOtherSpelling(
      Table table, String root, Set<String> known, List<FileInfo> listed) {
    Set<String> found = new HashSet<>();
    listed.forEach(file -> found.add(comparable(file.location())));
    boolean isSeen =
        known.stream().filter(path -> path.startsWith(root + "/")).anyMatch(found::contains);
    if (!listed.isEmpty() && !isSeen) {
      throw refused(
          table,
          "none of the files it knows is among the "
              + listed.size()
              + " that stand below "
              + table.location(),
          "Please report this with the table's location.");
    }
  }

  private static FrazilException refused(Table table, String reason, String remedy) {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot look for orphan files of " + table.name() + ": " + reason + ". " + remedy);
  }

  /** One spelling for what names one file. */
  private static String comparable(String location) {
    String text = location.replaceFirst("^s3[an]://", "s3://");
    if (text.startsWith("file:")) {
      text = text.substring("file:".length()).replaceFirst("^/+", "/");
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
