package io.frazil.command;

import io.frazil.merge.aws.S3ChangeFileListing;
import io.frazil.merge.aws.S3ChangeFileStorage;
import io.frazil.merge.aws.S3Landing;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.changefile.LocalChangeFileListing;
import io.frazil.merge.changefile.TableListing;
import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.read.ListedFile;
import io.frazil.merge.read.LocalChangeFileStorage;
import io.frazil.merge.read.ParquetShape;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.setup.discover.Drafts;
import io.frazil.setup.discover.FileDrafter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Definitions by the newest Parquet file of each folder: columns and types, but no key. */
final class ParquetDrafts {

  private final Optional<String> namespace;
  private final String timestampColumn;

  /**
   * @param timestampColumn TimestampColumnName of the endpoint; empty when not said
   */
  ParquetDrafts(Optional<String> namespace, String timestampColumn) {
    this.namespace = namespace;
    this.timestampColumn = timestampColumn;
  }

  Drafts of(List<String> folders) {
    return new FileDrafter(namespace, timestampColumn)
        .draft(folders.stream().map(this::shape).toList());
  }

  private FileDrafter.FoundFile shape(String folder) {
    boolean s3 = folder.startsWith("s3://");
    Location location =
        new Location(s3 ? folder : Path.of(folder).toAbsolutePath().normalize().toString());
    S3Landing landing = new S3Landing(Map.of());
    ChangeFileListing listing =
        s3 ? new S3ChangeFileListing(landing) : new LocalChangeFileListing();
    ChangeFileStorage storage =
        s3 ? new S3ChangeFileStorage(landing) : new LocalChangeFileStorage();
    ChangeFile file = newest(location, TableListing.of(listing.list(location)));
    String path = location.resolve(file.name().path()).toString();
    ParquetShape shape = ParquetShape.read(storage, new ListedFile(path, file.size(), file.etag()));
    return new FileDrafter.FoundFile(
        table(location),
        file.name().path(),
        shape.fields().stream()
            .map(
                field ->
                    new FileDrafter.Field(
                        field.name(), field.type(), field.parquet(), field.required()))
            .toList());
  }

  private static ChangeFile newest(Location folder, TableListing listing) {
    return Stream.of(listing.cdc(), listing.fullLoad())
        .map(files -> files.stream().filter(file -> file.name().isParquet()).toList())
        .filter(files -> !files.isEmpty())
        .map(files -> files.get(files.size() - 1))
        .findFirst()
        .orElseThrow(
            () ->
                new FrazilException(
                    FailureKind.CONFIGURATION,
                    "Cannot discover "
                        + folder
                        + ": no Parquet file of DMS's is in it. Expected a table's folder, as in"
                        + " landing/public/orders. Name one with --files."));
  }

  /** The last two folders, which DMS names after schema and table. */
  private static SourceTable table(Location folder) {
    String[] names = folder.text().split("/", -1);
    if (names.length < 3) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot discover "
              + folder
              + ": a table's folder stands in that of its schema. Name one with --files.");
    }
    return new SourceTable(names[names.length - 2], names[names.length - 1]);
  }
}
