package io.frazil.model.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestTableName {

  private static final Column ID = new Column("id", ColumnType.of(ColumnType.Kind.LONG));

  @Test
  void nameIsNamespaceDotName() {
    assertThat(TableName.parse("shop.orders")).isEqualTo(new TableName("shop", "orders"));
    assertThat(TableName.parse("shop.orders")).hasToString("shop.orders");
    assertThat(TableName.parse("shop.a")).isLessThan(TableName.parse("shop.b"));
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> TableName.parse("orders"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Table name must read namespace.name, got 'orders'");
    assertThatThrownBy(() -> TableName.parse("a.b.c"))
        .hasMessage("Table name must read namespace.name, got 'a.b.c'");
    assertThatThrownBy(() -> TableName.parse("shop. "))
        .hasMessage("Table name needs a namespace and a name, got 'shop. '");
  }

  @Test
  void tableKnowsItsKeyColumns() {
    TableDefinition table = table(List.of(ID), List.of("id"));
    assertThat(table.keyColumns()).containsExactly(ID);
    assertThatThrownBy(() -> table.column("no")).hasMessage("Table shop.orders has no column no");
  }

  @Test
  void tableNeedsAKeyAmongItsColumnsAndEachColumnOnce() {
    assertThatThrownBy(() -> table(List.of(ID), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Table shop.orders has no key");
    assertThatThrownBy(() -> table(List.of(ID, ID), List.of("id")))
        .hasMessage("Table shop.orders declares a column twice: [id, id]");
    assertThatThrownBy(() -> table(List.of(ID), List.of("no")))
        .hasMessage("Key column no of table shop.orders is not among [id]");
  }

  private static TableDefinition table(List<Column> columns, List<String> key) {
    return new TableDefinition(
        TableName.parse("shop.orders"), columns, key, List.of(), WriteMode.MERGE_ON_READ, Map.of());
  }
}
