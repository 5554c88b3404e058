package io.frazil.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.setup.plan.ExistingTable;
import io.frazil.setup.plan.TableChange;
import io.frazil.setup.plan.WantedTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestSetupRun {

  private static final TableDefinition PLAIN = Tables.partitioned(Tables.orders());

  private final FakeTables tables = new FakeTables();
  private final SetupRun setup = new SetupRun(tables);

  @Test
  void createsNamespaceThenTable() {
    assertThat(setup.apply(Tables.pipeline(PLAIN)).failures()).isEmpty();

    assertThat(tables.calls).containsExactly("find", "namespace shop", "create shop.orders");
  }

  @Test
  void dryRunOnlyLooks() {
    setup.plan(Tables.pipeline(PLAIN));

    assertThat(tables.calls).containsExactly("find");
  }

  @Test
  void tableMadeMeanwhileIsPlannedAnew() {
    tables.beforeCreate.add(() -> tables.put(PLAIN));
    TableDefinition wanted = Tables.withColumn(PLAIN, Tables.column("ship_via", "int"));

    assertThat(setup.apply(Tables.pipeline(wanted)).text())
        .isEqualTo("evolve shop.orders\n  add column ship_via int\n");
    assertThat(tables.calls)
        .containsExactly(
            "find", "namespace shop", "create shop.orders", "find", "evolve shop.orders");
  }

  @Test
  void endlessRaceIsACommitConflict() {
    tables.put(PLAIN);
    tables.evolves = false;

    SetupReport report =
        setup.apply(Tables.pipeline(Tables.withColumn(PLAIN, Tables.column("x", "int"))));

    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.COMMIT_CONFLICT);
              assertThat(failure)
                  .hasMessage(
                      "Cannot set up table shop.orders: it changed between plan and commit, 10"
                          + " times in a row. Run setup again when less is written to it.");
            });
  }

  @Test
  void failedTableDoesNotStopTheNext() {
    tables.unreachable = PLAIN.name();
    TableDefinition items = Tables.named(PLAIN, TableName.parse("shop.items"));

    SetupReport report = setup.apply(Tables.pipeline(PLAIN, items));

    assertThat(report.text())
        .isEqualTo(
            """
            failed shop.orders
              Cannot load table shop.orders: no route.
            create shop.items (5 columns, key order_id)
            """);
    assertThat(report.failures())
        .singleElement()
        .extracting(FrazilException::kind)
        .isEqualTo(FailureKind.EXTERNAL);
  }

  @Test
  void refusalNamesTableDifferenceAndRemedy() {
    tables.put(PLAIN);

    SetupReport report = setup.apply(Tables.pipeline(Tables.retyped(PLAIN, "freight", "int")));

    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
              assertThat(failure)
                  .hasMessage(
                      "Cannot set up table shop.orders: column freight: expected int, found"
                          + " decimal(8,2). Declare it as decimal(8,2), or load the table anew"
                          + " under another name.");
            });
    assertThat(tables.calls).containsExactly("find");
  }

  /** Keeps tables as values; a hook before a create plays the other process. */
  private static final class FakeTables implements CatalogTables {

    private final Map<TableName, ExistingTable> tables = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Deque<Runnable> beforeCreate = new ArrayDeque<>();
    private TableName unreachable = TableName.parse("no.body");
    private boolean evolves = true;

    void put(TableDefinition definition) {
      create(
          new WantedTable(
              definition, "shop", "public." + definition.name().name(), WantedTable.Readers.ANY));
      calls.clear();
    }

    @Override
    public Optional<ExistingTable> find(TableName table) {
      if (table.equals(unreachable)) {
        throw new FrazilException(
            FailureKind.EXTERNAL, "Cannot load table " + table + ": no route.");
      }
      calls.add("find");
      return Optional.ofNullable(tables.get(table));
    }

    @Override
    public void createNamespace(String namespace) {
      calls.add("namespace " + namespace);
    }

    @Override
    public boolean create(WantedTable wanted) {
      List<String> before = List.copyOf(calls);
      Optional.ofNullable(beforeCreate.poll()).ifPresent(Runnable::run);
      calls.clear();
      calls.addAll(before);
      calls.add("create " + wanted.name());
      return tables.putIfAbsent(wanted.name(), Tables.made(wanted)) == null;
    }

    @Override
    public boolean evolve(TableName table, List<TableChange> changes) {
      calls.add("evolve " + table);
      return evolves;
    }
  }
}
