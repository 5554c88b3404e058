package io.frazil.command;

import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.changefile.TableListing;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the preflight sees in the landing place. Reads listings, no files. */
final class LandingFindings {

  private final Pipeline pipeline;
  private final ChangeFileListing listing;
  private final List<Finding> findings = new ArrayList<>();

  LandingFindings(Pipeline pipeline, ChangeFileListing listing) {
    this.pipeline = pipeline;
    this.listing = listing;
  }

  /** Looks at the folders of these tables. */
  List<Finding> find(List<PipelineTable> tables) {
    if (pipeline.landing().isLocal() && !Files.isDirectory(pipeline.landing().path())) {
      addUnreadable("it is not a directory");
      return findings;
    }
    try {
      Map<PipelineTable, TableListing> listed = new LinkedHashMap<>();
      for (PipelineTable table : tables) {
        listed.put(table, TableListing.of(listing.list(pipeline.folder(table))));
      }
      listed.forEach(this::addUnknown);
      addMixed(listed);
      addAbsent(tables.stream().filter(table -> isEmpty(listed.get(table))).toList(), folders());
    } catch (FrazilException e) {
      addUnreadable(e.getMessage().replaceFirst("\\.$", ""));
    }
    return findings;
  }

  private void addUnreadable(String reason) {
    findings.add(
        Finding.of(
            Check.LANDING_UNREADABLE,
            "landing " + pipeline.landing(),
            reason,
            "Correct landing: it is the bucket and BucketFolder of the endpoint, or the directory"
                + " its files were copied to. Allow listing and reading it."));
  }

  private void addUnknown(PipelineTable table, TableListing files) {
    List<String> unknown = files.ignored().unknown();
    if (!unknown.isEmpty()) {
      findings.add(
          Finding.of(
              Check.UNKNOWN_OBJECTS,
              table.name().toString(),
              unknown.size()
                  + (unknown.size() == 1 ? " object" : " objects")
                  + " in "
                  + table.source().folder()
                  + ", the last one "
                  + unknown.stream().max(String::compareTo).orElseThrow(),
              "If DMS wrote them, please report their names. Else move them elsewhere."));
    }
  }

  private void addMixed(Map<PipelineTable, TableListing> listed) {
    List<String> mixed =
        listed.entrySet().stream()
            .filter(entry -> isMixed(entry.getValue()))
            .map(entry -> entry.getKey().name().toString())
            .toList();
    if (!mixed.isEmpty()) {
      findings.add(
          new Finding(
              Check.MIXED_FORMATS,
              mixed,
              "CSV and Parquet files in one folder",
              "Give each endpoint a BucketFolder of its own, and each a pipeline."));
    }
  }

  private static boolean isMixed(TableListing files) {
    return Stream.concat(files.fullLoad().stream(), files.cdc().stream())
            .map(file -> file.name().isParquet())
            .distinct()
            .count()
        > 1;
  }

  private static boolean isEmpty(TableListing files) {
    return files.fullLoad().isEmpty() && files.cdc().isEmpty();
  }

  /** Tables without files, and folders without a table. */
  private void addAbsent(List<PipelineTable> empty, List<String> folders) {
    Set<String> claimed = new HashSet<>();
    pipeline.tables().forEach(table -> claimed.add(table.source().folder()));
    List<String> absent = new ArrayList<>();
    for (PipelineTable table : empty) {
      String own = table.source().folder();
      Optional<String> other =
          folders.stream()
              .filter(folder -> folder.equalsIgnoreCase(own) && !claimed.contains(folder))
              .findFirst();
      if (other.isPresent()) {
        claimed.add(other.get());
        addOtherCase(table, other.get());
      } else {
        absent.add(table.name().toString());
      }
    }
    if (!absent.isEmpty()) {
      findings.add(
          new Finding(
              Check.NO_FILES,
              absent,
              "no change files yet",
              "Nothing, if the source table is empty. Else look at source and at the task."));
    }
    List<String> unclaimed = folders.stream().filter(folder -> !claimed.contains(folder)).toList();
    if (!unclaimed.isEmpty()) {
      findings.add(
          new Finding(
              Check.NOT_IN_PIPELINE,
              unclaimed,
              "a folder in landing that is no table's source",
              "Add the table to the pipeline, or take it out of the task."));
    }
  }

  private void addOtherCase(PipelineTable table, String folder) {
    findings.add(
        Finding.of(
            Check.OTHER_LETTER_CASE,
            table.name().toString(),
            "there is no folder " + table.source().folder() + ", but " + folder,
            "Say source: " + folder.replace('/', '.') + "."));
  }

  /**
   * Folders that hold tables, as {@code schema/table}, sorted; none of a landing place on S3, where
   * finding them would list every object.
   */
  private List<String> folders() {
    if (!pipeline.landing().isLocal()) {
      return List.of();
    }
    List<String> folders = new ArrayList<>();
    for (Path schema : directories(pipeline.landing().path())) {
      for (Path table : directories(schema)) {
        folders.add(schema.getFileName() + "/" + table.getFileName());
      }
    }
    return folders;
  }

  private List<Path> directories(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(Files::isDirectory)
          .filter(path -> !isControl(path.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new FrazilException(FailureKind.EXTERNAL, "Cannot list " + folder + ": " + e + ".", e);
    }
  }

  private static boolean isControl(String name) {
    return name.startsWith("awsdms_") || name.startsWith("s3_validation_failures");
  }
}
