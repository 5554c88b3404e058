package io.frazil.model.dms;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.MappingRule.BeforeImage;
import io.frazil.model.dms.MappingRule.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestTableMappings {

  @Test
  void percentStandsForAnyTextAndNothingElseDoes() {
    Locator locator = new Locator("Sales%", "ord_rs", "");
    assertThat(locator.covers("sales2024", "ORD_RS")).isTrue();
    assertThat(locator.covers("sales", "orders")).isFalse();
    assertThat(locator.covers("presales", "ord_rs")).isFalse();
    assertThat(locator.isExact()).isFalse();
  }

  @Test
  void excludedTableIsNotSelected() {
    TableMappings mappings =
        new TableMappings(
            List.of(selection("include", "public", "%"), selection("exclude", "public", "logs")));
    assertThat(mappings.isSelected("public", "orders")).isTrue();
    assertThat(mappings.isSelected("public", "logs")).isFalse();
    assertThat(mappings.isSelected("other", "orders")).isFalse();
  }

  @Test
  void renamedTableIsFollowedBackToItsSource() {
    MappingRule added = rule("column", "add-column", "DBO", "Ordre", "seq");
    TableMappings mappings =
        new TableMappings(
            List.of(
                selection("include", "DBO", "Ordre"),
                rule("schema", "rename", "DBO", "", "shop"),
                rule("table", "rename", "DBO", "Ordre", "orders"),
                added));
    assertThat(mappings.isSelected("shop", "orders")).isTrue();
    assertThat(mappings.columnRules("shop", "orders", "add-column")).containsExactly(added);
    assertThat(mappings.columnRules("shop", "items", "add-column")).isEmpty();
    assertThat(mappings.canBeTraced()).isTrue();
  }

  @Test
  void partsOfNamesCannotBeTraced() {
    assertThat(
            new TableMappings(List.of(rule("table", "add-prefix", "%", "%", "dms_"))).canBeTraced())
        .isFalse();
    assertThat(
            new TableMappings(List.of(rule("column", "add-prefix", "%", "%", "c_"))).canBeTraced())
        .isTrue();
  }

  private static MappingRule selection(String action, String schema, String table) {
    Locator locator = new Locator(schema, table, "");
    return new MappingRule("selection", "", action, locator, "", "", BeforeImage.NONE, false);
  }

  private static MappingRule rule(
      String target, String action, String schema, String table, String value) {
    Locator locator = new Locator(schema, table, "");
    return new MappingRule(
        "transformation", target, action, locator, value, "", BeforeImage.NONE, false);
  }
}
