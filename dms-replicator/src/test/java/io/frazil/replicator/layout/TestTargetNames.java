package io.frazil.replicator.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.MappingRule.BeforeImage;
import io.frazil.model.dms.MappingRule.DataType;
import io.frazil.model.dms.MappingRule.Locator;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.source.SourceTable.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestTargetNames {

  private static final TableId ORDERS = new TableId("dbo", "T_Orders");

  @Test
  void rulesRenameInTheirOrder() {
    TargetNames names =
        names(
            rename("schema", "rename", "dbo", "", "", "shop"),
            rename("table", "remove-prefix", "dbo", "%", "", "T_"),
            rename("table", "convert-lowercase", "%", "%", "", ""),
            rename("column", "convert-lowercase", "dbo", "%", "%", ""),
            rename("column", "add-suffix", "dbo", "T_Orders", "order%", "_no"));

    assertThat(names.of(ORDERS)).isEqualTo(new TableId("shop", "orders"));
    assertThat(names.column(ORDERS, "OrderId")).isEqualTo("orderid_no");
    assertThat(names.column(ORDERS, "Freight")).isEqualTo("freight");
  }

  @Test
  void aPrefixIsReplacedWhereItStands() {
    MappingRule replace =
        new MappingRule(
            "transformation",
            "table",
            "replace-prefix",
            new Locator("%", "%", ""),
            "new_",
            "",
            BeforeImage.NONE,
            false,
            DataType.NONE,
            "T_");

    assertThat(names(replace).of(ORDERS).table()).isEqualTo("new_Orders");
    assertThat(names(replace).of(new TableId("dbo", "Orders")).table()).isEqualTo("Orders");
  }

  @Test
  void columnsAreRemovedOrListed() {
    TargetNames removing = names(rename("column", "remove-column", "dbo", "%", "secret", ""));
    TargetNames listing = names(rename("column", "include-column", "dbo", "%", "id", ""));

    assertThat(removing.keeps(ORDERS, "secret")).isFalse();
    assertThat(removing.keeps(ORDERS, "id")).isTrue();
    assertThat(listing.keeps(ORDERS, "secret")).isFalse();
    assertThat(listing.keeps(ORDERS, "id")).isTrue();
  }

  @Test
  void anExclusionWins() {
    TargetNames names = names(selection("include", "%", false), selection("exclude", "T_%", false));

    assertThat(names.isSelected(ORDERS)).isFalse();
    assertThat(names.isSelected(new TableId("dbo", "customers"))).isTrue();
    assertThat(names().isSelected(ORDERS)).isFalse();
  }

  @Test
  void rulesThatAreNotFollowedAreRefused() {
    assertThatThrownBy(() -> names(selection("include", "%", true)))
        .isInstanceOf(FrazilException.class)
        .hasMessageStartingWith(
            "Cannot follow the table mappings: a selection with filters is not imitated.");
    assertThatThrownBy(() -> names(rename("column", "change-data-type", "%", "%", "%", "")))
        .hasMessageContaining("the action change-data-type on column is not imitated");
    assertThatThrownBy(() -> names(rename("table-space", "rename", "%", "%", "%", "x")))
        .hasMessageContaining("the action rename on table-space");
  }

  private static TargetNames names(MappingRule... rules) {
    return new TargetNames(new TableMappings(List.of(rules)));
  }

  private static MappingRule selection(String action, String table, boolean filtered) {
    return new MappingRule(
        "selection", "", action, new Locator("dbo", table, ""), "", "", BeforeImage.NONE, filtered);
  }

  private static MappingRule rename(
      String target, String action, String schema, String table, String... columnAndValue) {
    return new MappingRule(
        "transformation",
        target,
        action,
        new Locator(schema, table, columnAndValue[0]),
        columnAndValue[1],
        "",
        BeforeImage.NONE,
        false);
  }
}
