package io.frazil.replicator.settings;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.MappingRule.BeforeImage;
import io.frazil.model.dms.MappingRule.Locator;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The table mappings that a task must have had for a pipeline file to describe its files: the
 * tables, and the columns added to each. Source tables are taken to be named as their folders.
 */
public final class PipelineRules {

  private PipelineRules() {}

  /** The rules; added columns of which a pipeline file says nothing but the name hold NULL. */
  public static TableMappings of(Pipeline pipeline) {
    List<MappingRule> rules = new ArrayList<>();
    for (PipelineTable table : pipeline.tables()) {
      Locator locator = new Locator(table.source().schema(), table.source().table(), "%");
      rules.add(selection(locator));
      AddedColumns added = table.added();
      added
          .changeSequenceColumn()
          .ifPresent(name -> rules.add(column(locator, name, "$AR_H_CHANGE_SEQ")));
      added.others().forEach(name -> rules.add(column(locator, name, "null")));
      if (added.hasBeforeImage()) {
        rules.add(beforeImage(locator, added.beforeImagePrefix()));
      }
    }
    return new TableMappings(rules);
  }

  /** A rule that selects what is located. */
  public static MappingRule selection(Locator locator) {
    return new MappingRule("selection", "", "include", locator, "", "", BeforeImage.NONE, false);
  }

  /** A rule that adds before images of the key to what is located. */
  public static MappingRule beforeImage(Locator locator, String prefix) {
    return new MappingRule(
        "transformation",
        "column",
        "add-before-image-columns",
        locator,
        "",
        "",
        new BeforeImage(prefix, "", "pk-only"),
        false);
  }

  private static MappingRule column(Locator locator, String name, String expression) {
    return new MappingRule(
        "transformation",
        "column",
        "add-column",
        locator,
        name,
        expression,
        BeforeImage.NONE,
        false);
  }
}
