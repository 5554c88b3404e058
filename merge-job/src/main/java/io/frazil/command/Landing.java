package io.frazil.command;

import io.frazil.merge.aws.S3ChangeFileListing;
import io.frazil.merge.aws.S3ChangeFileStorage;
import io.frazil.merge.aws.S3Landing;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.changefile.FolderListing;
import io.frazil.merge.changefile.LocalChangeFileListing;
import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.read.LocalChangeFileStorage;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.setup.iceberg.IcebergCatalogs;
import java.nio.file.Files;

/** Where a pipeline's change files are, listed and read. Needs no catalog to be open. */
record Landing(ChangeFileListing listing, FolderListing folders, ChangeFileStorage storage) {

  /** The landing place of a pipeline; touches nothing. */
  static Landing of(Pipeline pipeline) {
    if (pipeline.landing().isLocal()) {
      LocalChangeFileListing listing = new LocalChangeFileListing();
      return new Landing(listing, listing, new LocalChangeFileStorage());
    }
    S3Landing landing = new S3Landing(IcebergCatalogs.properties(pipeline.catalog()));
    S3ChangeFileListing listing = new S3ChangeFileListing(landing);
    return new Landing(listing, listing, new S3ChangeFileStorage(landing));
  }

  /**
   * Refuses a directory that is not there, which must not look like one without files: all would be
   * up to date. On S3 listing a bucket that is not there fails by itself.
   */
  static void requireStanding(Pipeline pipeline) {
    if (pipeline.landing().isLocal() && !Files.isDirectory(pipeline.landing().path())) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot list landing folder "
              + pipeline.landing()
              + ": it is not a directory. Correct landing in the pipeline file, or mount or create"
              + " the folder.");
    }
  }
}
