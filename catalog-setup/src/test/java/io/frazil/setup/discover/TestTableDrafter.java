package io.frazil.setup.discover;

import static io.frazil.setup.discover.Found.drafts;
import static io.frazil.setup.discover.Found.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.pipeline.TaskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTableDrafter {

  @TempDir private Path folder;

  @Test
  void keyIsThePrimaryKeyInItsOrder() {
    assertThat(
            only(drafts(table("public.lines", "line,order_id", "order_id bigint", "line integer")))
                .key())
        .containsExactly("line", "order_id");
  }

  @Test
  void tableWithoutPrimaryKeyIsRefusedWithTheReason() {
    Drafts drafts = drafts(table("public.log", "", "at date"));

    assertThat(drafts.tables()).isEmpty();
    assertThat(drafts.refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.table()).hasToString("public.log");
              assertThat(refused.reason())
                  .startsWith("it has no primary key, and without one DMS captures no updates");
            });
  }

  @Test
  void unknownTypeRefusesItsTableAlone() {
    Drafts drafts =
        drafts(
            table("public.maps", "id", "id bigint", "shape geometry"),
            table("public.orders", "id", "id bigint"));

    assertThat(drafts.tables())
        .extracting(draft -> draft.folder().table())
        .containsExactly("orders");
    assertThat(drafts.refused().get(0).reason())
        .startsWith("its column shape has type geometry, and it is not known how DMS writes that.");
  }

  @Test
  void doubleKeyIsRefused() {
    assertThat(
            drafts(table("public.rates", "rate", "rate double precision"))
                .refused()
                .get(0)
                .reason())
        .isEqualTo("its key column rate becomes double, which cannot be a key.");
  }

  @Test
  void namesAthenaCannotHoldAreLoweredOrSaid() {
    TableDraft draft =
        only(drafts(table("public.Order-Lines", "Id", "Id bigint", "net€ numeric(9,2)")));

    assertThat(draft.target()).hasToString("public.order_lines");
    assertThat(draft.notes())
        .containsExactly(
            "Athena cannot hold the name 'Order-Lines': the target is named 'order_lines'.");
    assertThat(draft.key()).containsExactly("id");
    assertThat(draft.columns().get(1).note()).startsWith("Athena cannot hold this name");
  }

  @Test
  void selectionRulesIncludeAndExclude() throws IOException {
    Drafts drafts =
        mapped(
            """
            {"rules": [
              {"rule-type": "selection", "rule-action": "include",
               "object-locator": {"schema-name": "public", "table-name": "%"}},
              {"rule-type": "selection", "rule-action": "exclude",
               "object-locator": {"schema-name": "public", "table-name": "tmp_%"}}]}
            """,
            table("public.orders", "id", "id bigint"),
            table("public.tmp_orders", "id", "id bigint"),
            table("audit.orders", "id", "id bigint"));

    assertThat(drafts.tables())
        .extracting(draft -> draft.folder().toString())
        .containsExactly("public.orders");
    assertThat(drafts.refused()).isEmpty();
  }

  @Test
  void transformationsGiveTheNamesOfFoldersAndColumns() throws IOException {
    TableDraft draft =
        only(
            mapped(
                """
                {"rules": [
                  {"rule-type": "selection", "rule-action": "include",
                   "object-locator": {"schema-name": "SHOP", "table-name": "%"}},
                  {"rule-type": "transformation", "rule-target": "schema", "rule-action": "rename",
                   "object-locator": {"schema-name": "SHOP"}, "value": "store"},
                  {"rule-type": "transformation", "rule-target": "table", "rule-action": "convert-lowercase",
                   "object-locator": {"schema-name": "%", "table-name": "%"}},
                  {"rule-type": "transformation", "rule-target": "table", "rule-action": "add-prefix",
                   "object-locator": {"schema-name": "%", "table-name": "%"}, "value": "tab_"},
                  {"rule-type": "transformation", "rule-target": "table", "rule-action": "replace-prefix",
                   "object-locator": {"schema-name": "%", "table-name": "%"},
                   "value": "t_", "old-value": "tab_"},
                  {"rule-type": "transformation", "rule-target": "column", "rule-action": "rename",
                   "object-locator": {"schema-name": "%", "table-name": "ORDERS", "column-name": "ID"},
                   "value": "order_id"},
                  {"rule-type": "transformation", "rule-target": "column", "rule-action": "remove-column",
                   "object-locator": {"schema-name": "%", "table-name": "ORDERS", "column-name": "SECRET"}},
                  {"rule-type": "transformation", "rule-target": "column", "rule-action": "add-column",
                   "object-locator": {"schema-name": "%", "table-name": "%"},
                   "value": "transact_seq", "expression": "$AR_H_CHANGE_SEQ"},
                  {"rule-type": "transformation", "rule-target": "column", "rule-action": "add-column",
                   "object-locator": {"schema-name": "%", "table-name": "%"},
                   "value": "op_word", "expression": "$AR_H_OPERATION"},
                  {"rule-type": "transformation", "rule-target": "column",
                   "rule-action": "add-before-image-columns",
                   "object-locator": {"schema-name": "%", "table-name": "%"},
                   "before-image-def": {"column-prefix": "before_", "column-filter": "pk-only"}}]}
                """,
                table("SHOP.ORDERS", "ID", "ID bigint", "SECRET text", "note date")));

    assertThat(draft.origin()).hasToString("SHOP.ORDERS");
    assertThat(draft.folder()).hasToString("store.t_orders");
    assertThat(draft.target()).hasToString("store.t_orders");
    assertThat(draft.columns())
        .extracting(TableDraft.Column::name)
        .containsExactly("order_id", "note");
    assertThat(draft.key()).containsExactly("order_id");
    assertThat(draft.added())
        .isEqualTo(new AddedColumns("transact_seq", List.of("op_word"), "before_"));
  }

  @Test
  void ruleThatCannotBeFollowedRefusesTheTable() throws IOException {
    Drafts drafts =
        mapped(
            """
            {"rules": [
              {"rule-type": "selection", "rule-action": "include",
               "object-locator": {"schema-name": "public", "table-name": "%"}},
              {"rule-type": "transformation", "rule-target": "column",
               "rule-action": "change-data-type",
               "object-locator": {"schema-name": "public", "table-name": "%", "column-name": "%"},
               "data-type": {"type": "string", "length": 50}}]}
            """,
            table("public.old_orders", "id", "id bigint"));

    assertThat(drafts.refused().get(0).reason())
        .isEqualTo(
            "its transformation rule about public.% is not followed here: action 'change-data-type'."
                + " Correct the definition by hand.");
  }

  private Drafts mapped(String mappings, FoundTable... tables) throws IOException {
    Path file = Files.writeString(folder.resolve("task.json"), mappings);
    return new TableDrafter(
            SourceTypes.POSTGRES, Optional.of(TaskFile.mappings(file)), Optional.empty())
        .draft(List.of(tables));
  }

  private static TableDraft only(Drafts drafts) {
    assertThat(drafts.refused()).isEmpty();
    assertThat(drafts.tables()).hasSize(1);
    return drafts.tables().get(0);
  }
}
