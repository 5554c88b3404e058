package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A whole pipeline file.
 *
 * @param pipeline its name
 * @param landing where DMS writes
 * @param warehouse of the catalog
 */
public record PipelineDraft(String pipeline, String landing, String warehouse) {

  public PipelineDraft {
    requireNonNull(pipeline, "pipeline is null");
    requireNonNull(landing, "landing is null");
    requireNonNull(warehouse, "warehouse is null");
  }

  /** The text of the file; the reader takes it if the drafts are complete and there is one. */
  public String text(Drafts drafts) {
    List<String> lines = new ArrayList<>();
    lines.add("pipeline: " + DefinitionText.scalar(pipeline));
    lines.add("# Where DMS writes: s3://bucket/folder, or a directory.");
    lines.add("landing: " + DefinitionText.scalar(landing));
    lines.add("# Add dms-endpoint: the endpoint's S3Settings, or the path of their JSON.");
    lines.add("catalog:");
    lines.add("  name: lake");
    lines.add("  warehouse: " + DefinitionText.scalar(warehouse));
    lines.add("tables:");
    lines.addAll(DefinitionText.tables(drafts, 2));
    return String.join("\n", lines) + "\n";
  }
}
