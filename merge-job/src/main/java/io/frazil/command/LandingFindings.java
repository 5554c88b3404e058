package io.frazil.command;

import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changefile.TableListing;
import io.frazil.merge.read.ListedFile;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.failure.Visible;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the preflight sees in the landing place. Reads listings, and of one file a byte. */
final class LandingFindings {

  private final Pipeline pipeline;
  private final Landing landing;
  private final List<Finding> findings = new ArrayList<>();

  LandingFindings(Pipeline pipeline, Landing landing) {
    this.pipeline = pipeline;
    this.landing = landing;
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
        listed.put(table, TableListing.of(landing.listing().list(pipeline.folder(table))));
      }
      listed.forEach(
          (table, files) ->
              addUnknown(table.name().toString(), table.source().folder(), files.ignored()));
      pipeline.stream()
          .map(folder -> TableListing.ofStream(landing.listing().list(folder)).ignored())
          .ifPresent(ignored -> addUnknown("CdcPath", pipeline.endpoint().cdcPath(), ignored));
      addMixed(listed);
      addAbsent(tables.stream().filter(table -> isEmpty(listed.get(table))).toList(), folders());
      readFirst(listed);
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

  private void addUnknown(String subject, String folder, TableListing.Ignored ignored) {
    List<String> unknown = ignored.unknown();
    if (!unknown.isEmpty()) {
      findings.add(
          Finding.of(
              Check.UNKNOWN_OBJECTS,
              subject,
              unknown.size()
                  + (unknown.size() == 1 ? " object" : " objects")
                  + " in "
                  + folder
                  + ", the last one "
                  + Visible.text(unknown.stream().max(String::compareTo).orElseThrow()),
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
    List<String> unclaimed =
        folders.stream()
            .filter(folder -> !claimed.contains(folder) && !isAboveStream(folder))
            .toList();
    if (!unclaimed.isEmpty()) {
      findings.add(
          new Finding(
              Check.NOT_IN_PIPELINE,
              unclaimed,
              "a folder in landing that is no table's source",
              "Add the table to the pipeline, or take it out of the task."));
    }
  }

  private boolean isAboveStream(String folder) {
    return (pipeline.endpoint().cdcPath() + "/").startsWith(folder + "/");
  }

  private void addOtherCase(PipelineTable table, String folder) {
    findings.add(
        Finding.of(
            Check.OTHER_LETTER_CASE,
            table.name().toString(),
            "there is no folder " + table.source().folder() + ", but " + folder,
            "Say source: " + folder.replace('/', '.') + "."));
  }

  /** Listing and reading are permissions of their own, and listing succeeds without the other. */
  private void readFirst(Map<PipelineTable, TableListing> listed) {
    for (Map.Entry<PipelineTable, TableListing> table : listed.entrySet()) {
      Optional<ChangeFile> first =
          Stream.of(table.getValue().fullLoad(), table.getValue().cdc())
              .flatMap(List::stream)
              .findFirst();
      if (first.isPresent()) {
        readByte(pipeline.location(table.getKey(), first.get().name()), first.get());
        return;
      }
    }
  }

  private void readByte(String location, ChangeFile file) {
    ListedFile listed = new ListedFile(location, Math.min(1, file.size()), file.etag());
    try (InputStream bytes = landing.storage().open(listed)) {
      bytes.read();
    } catch (IOException e) {
      throw new FrazilException(
          FailureKind.EXTERNAL, "Cannot read change file " + location + ": " + e + ".", e);
    }
  }

  /** Folders that hold tables, as {@code schema/table}, sorted. */
  private List<String> folders() {
    List<String> folders = new ArrayList<>();
    for (String schema : below(pipeline.landing())) {
      for (String table : below(pipeline.landing().resolve(schema))) {
        folders.add(schema + "/" + table);
      }
    }
    return folders;
  }

  private List<String> below(Location folder) {
    return landing.folders().folders(folder).stream().filter(name -> !isControl(name)).toList();
  }

  private static boolean isControl(String name) {
    return name.startsWith("awsdms_") || name.startsWith("s3_validation_failures");
  }
}
