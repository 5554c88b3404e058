package io.frazil.merge.spark;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.drift.Drift;
import io.frazil.merge.read.ChangeFileReader;
import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.read.ChangeLayout;
import io.frazil.merge.read.ListedFile;
import io.frazil.merge.read.UnfitColumn;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.ColumnNames;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.Column;
import io.frazil.setup.plan.AthenaRules;
import java.util.List;

/**
 * Looks for what the columns of a batch's files mean for the table: at header rows and footers, in
 * the driver, and only once reading the rows has met a file that does not fit.
 */
final class DriftSearch {

  private final Pipeline pipeline;
  private final ChangeFileStorage storage;

  DriftSearch(Pipeline pipeline, ChangeFileStorage storage) {
    this.pipeline = pipeline;
    this.storage = storage;
  }

  /**
   * The layout of a table's change files.
   *
   * @param declared the table as the pipeline file has it
   * @param columns of the table as it is merged
   */
  ChangeLayout layout(PipelineTable declared, List<Column> columns) {
    return new ChangeLayout(
        pipeline.endpoint(),
        declared.source(),
        columns,
        declared.target().key(),
        declared.added(),
        declared.fileLayouts(),
        declared.policy().drift());
  }

  /**
   * The verdict once all files of a batch have been looked at.
   *
   * @param before the verdict so far
   */
  Drift look(PipelineTable declared, ChangeBatch batch, Drift before) {
    Drift drift = before;
    for (ChangeFile file : batch.reading()) {
      ChangeFileReader reader = new ChangeFileReader(layout(declared, drift.columns()), storage);
      String location = pipeline.location(declared, file.name());
      ListedFile listed = new ListedFile(location, file.size(), file.etag());
      List<UnfitColumn> unfit = reader.unfit(listed, file.name());
      drift = drift.with(file.path(), unfit, this::takesName);
    }
    return drift;
  }

  private boolean takesName(String name) {
    return ColumnNames.isSound(name)
        && (pipeline.catalog().type() != CatalogConfig.Type.GLUE || AthenaRules.isName(name));
  }
}
