package io.frazil.replicator.layout;

import static io.frazil.replicator.Northwind.BEFORE_IMAGE;
import static io.frazil.replicator.Northwind.CUSTOMERS;
import static io.frazil.replicator.Northwind.SELECTION;
import static io.frazil.replicator.Northwind.addColumn;
import static io.frazil.replicator.Northwind.row;
import static io.frazil.replicator.Northwind.settings;
import static io.frazil.replicator.Northwind.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.MappingRule.DataType;
import io.frazil.model.dms.TableMappings;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceRow.Unlogged;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestAddedColumns {

  private static final Instant COMMIT = Instant.parse("2024-06-12T10:30:27.362108Z");
  private static final SourceChange UPDATE =
      SourceChange.update(CUSTOMERS, Optional.empty(), row("06897", "Ann", null));

  @Test
  void headerWordsSayWhatTheLogTells() {
    assertThat(changed("$AR_H_CHANGE_SEQ")).isEqualTo("65");
    assertThat(changed("$AR_H_STREAM_POSITION")).isEqualTo("0/16B3748");
    assertThat(changed("$AR_H_OPERATION")).isEqualTo("UPDATE");
    assertThat(changed("$AR_H_TIMESTAMP")).isEqualTo("2024-06-12 10:30:27.362108");
    assertThat(changed("$AR_H_COMMIT_TIMESTAMP")).isEqualTo("2024-06-12 10:30:27.362108");
    assertThat(changed("$AR_H_USER")).isEqualTo("");
  }

  @Test
  void headerWordsOfALoadRowAreThoseOfAnInsertWithoutAPlace() {
    assertThat(loaded("$AR_H_CHANGE_SEQ")).isNull();
    assertThat(loaded("$AR_H_STREAM_POSITION")).isEqualTo("");
    assertThat(loaded("$AR_H_OPERATION")).isEqualTo("INSERT");
    assertThat(loaded("$AR_H_COMMIT_TIMESTAMP")).isEqualTo("2024-06-12 10:30:27.362108");
  }

  @Test
  void metadataWordsNameTheSourceInBothPhases() {
    assertThat(changed("$AR_M_SOURCE_SCHEMA || '.' || $AR_M_SOURCE_TABLE_NAME"))
        .isEqualTo("public.customers");
    assertThat(loaded("$AR_M_SOURCE_SCHEMA")).isEqualTo("public");
  }

  @Test
  void columnsAndLiteralsAreJoinedAsInSql() {
    assertThat(changed("'it''s ' || $name || 7")).isEqualTo("it's Ann7");
    assertThat(changed("$name || $notes")).isNull();
    assertThat(changed("null")).isNull();
  }

  @Test
  void anExpressionOverWhatADeleteLacksIsNull() {
    SourceChange delete =
        new SourceChange(
            CUSTOMERS,
            SourceChange.Kind.DELETE,
            Optional.of(row("06897", Unlogged.VALUE, Unlogged.VALUE)),
            Optional.empty());

    assertThat(last(settings(addColumn("x", "$name || '!'")), delete)).isNull();
  }

  @Test
  void operationIndicatorTakesItsTextsInTheOrderDeleteUpdateInsert() {
    assertThat(changed("operation_indicator('gone', 'new', 'first')")).isEqualTo("new");
    assertThat(loaded("operation_indicator('gone', 'new', 'first')")).isEqualTo("first");
  }

  @Test
  void aMomentIsDatetimeWhereTheRuleSaysSo() {
    MappingRule text = addColumn("x", "$AR_H_COMMIT_TIMESTAMP");
    MappingRule typed =
        new MappingRule(
            text.type(),
            text.target(),
            text.action(),
            text.locator(),
            text.value(),
            text.expression(),
            text.image(),
            false,
            new DataType("datetime", 6),
            "");

    assertThat(last(settings(typed), UPDATE))
        .isEqualTo(LocalDateTime.of(2024, 6, 12, 10, 30, 27, 362_108_000));
  }

  @Test
  void anythingElseOfSqliteIsRefused() {
    assertThatThrownBy(() -> changed("CASE WHEN 1 THEN 2 END"))
        .hasMessageStartingWith(
            "Cannot compute a column of public.customers: the expression is not imitated.")
        .hasMessageContaining("got CASE WHEN 1 THEN 2 END.");
    assertThatThrownBy(() -> changed("$no_such_column")).hasMessageContaining("not imitated");
  }

  @Test
  void beforeImagesStandLastUnlessRuleOrderIsAskedFor() {
    ReplicationSettings settings =
        settings()
            .with(new TableMappings(List.of(SELECTION, BEFORE_IMAGE, addColumn("added", "'x'"))));

    assertThat(names(settings)).endsWith("notes", "added", "before_customer_id");
    assertThat(names(with(settings, Form.ADDED_COLUMNS_IN_RULE_ORDER)))
        .endsWith("notes", "before_customer_id", "added");
  }

  private static List<String> names(ReplicationSettings settings) {
    return TableLayout.ofChanges(CUSTOMERS, settings.layoutRules()).columns().stream()
        .map(FileColumn::name)
        .toList();
  }

  private static Object changed(String expression) {
    return last(settings(addColumn("x", expression)), UPDATE);
  }

  private static Object last(ReplicationSettings settings, SourceChange change) {
    List<Object> cells =
        TableLayout.ofChanges(CUSTOMERS, settings.layoutRules())
            .change(change, new ChangeStamp(COMMIT, "65", "0/16B3748"));
    return cells.get(cells.size() - 1);
  }

  private static Object loaded(String expression) {
    List<Object> cells =
        TableLayout.ofLoad(CUSTOMERS, settings(addColumn("x", expression)).layoutRules())
            .load(row("06897", "Ann", null), COMMIT);
    return cells.get(cells.size() - 1);
  }
}
