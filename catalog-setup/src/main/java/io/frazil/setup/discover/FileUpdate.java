package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineException;
import io.frazil.model.pipeline.PipelineLines;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.model.pipeline.SourceTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A pipeline file brought up to date with its source: lines are added, types widened in place, and
 * nothing else is touched. The text is given only when the reader finds in it the old file plus the
 * changes.
 *
 * @param changes everything that differs, followed or not
 * @param text of the new file; empty when there is nothing to follow or it cannot be followed
 * @param obstacle why it cannot be followed in the text; empty when it can
 */
public record FileUpdate(List<FileChange> changes, Optional<String> text, String obstacle) {

  public FileUpdate {
    changes = List.copyOf(changes);
    requireNonNull(text, "text is null");
    requireNonNull(obstacle, "obstacle is null");
  }

  /**
   * Plans the update.
   *
   * @param asked which tables of the source were looked for
   * @throws PipelineException when the file cannot be read as it is
   */
  public static FileUpdate plan(
      String yaml, Path baseDirectory, Drafts drafts, Predicate<SourceTable> asked) {
    Pipeline before = PipelineReader.parse(yaml, baseDirectory);
    List<FileChange> changes = FileComparison.compare(before, drafts, asked);
    if (changes.stream().noneMatch(change -> change.kind().isFollowed())) {
      return new FileUpdate(changes, Optional.empty(), "");
    }
    List<TableDraft> added = FileComparison.newTables(before, drafts);
    Optional<String> edited =
        FileEdit.apply(yaml, PipelineLines.of(yaml), before, drafts, changes)
            .filter(text -> new FileGuard(before, changes, added).holds(text, baseDirectory));
    return new FileUpdate(changes, edited, edited.isPresent() ? "" : obstacle(added));
  }

  private static String obstacle(List<TableDraft> added) {
    return added.stream().anyMatch(draft -> draft.key().isEmpty())
        ? "the key of an added table is not known"
        : "tables or columns are not written one a line, or an added table clashes with one in the"
            + " file";
  }
}
