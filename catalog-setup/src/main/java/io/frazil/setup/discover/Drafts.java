package io.frazil.setup.discover;

import io.frazil.model.pipeline.SourceTable;
import java.util.List;

/**
 * What was made of all tables that were looked at.
 *
 * @param tables in the order they were found
 * @param refused tables that have no definition, and why
 */
public record Drafts(List<TableDraft> tables, List<Refused> refused) {

  /**
   * A table without a definition.
   *
   * @param reason as the end of a sentence, with what to do
   */
  public record Refused(SourceTable table, String reason) {}

  public Drafts {
    tables = List.copyOf(tables);
    refused = List.copyOf(refused);
  }

  /** Whether every definition can be used as it is. */
  public boolean isComplete() {
    return tables.stream().noneMatch(table -> table.key().isEmpty());
  }
}
