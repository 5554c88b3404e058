package io.frazil.replicator.fault;

import static io.frazil.replicator.Northwind.ORDER_DETAILS;
import static io.frazil.replicator.Northwind.keyOf;
import static io.frazil.replicator.Northwind.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.replicator.source.DmsType.Kind;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceRow.Unlogged;
import io.frazil.replicator.source.SourceTransaction;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.source.TransactionSink;
import io.frazil.replicator.task.MemorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestFaultyLog {

  private static final String COMMIT = "2024-06-12T10:30:27.362108Z";

  @Test
  void aColumnIsAddedAfterSoManyTransactions() {
    List<SourceChange> changes = read(Fault.ADD_COLUMN, 1);

    assertThat(changes.get(0).table()).isEqualTo(ORDER_DETAILS);
    assertThat(names(changes.get(1))).endsWith("discount", "frazil_added");
    assertThat(changes.get(1).after()).contains(row(2, 1, 2f, 1, 0f, "added"));
    assertThat(changes.get(2).before().orElseThrow().values()).endsWith(Unlogged.VALUE);
  }

  @Test
  void aColumnIsDropped() {
    SourceChange change = read(Fault.DROP_COLUMN, 1).get(1);

    assertThat(names(change)).containsExactly("order_id", "product_id", "unit_price", "quantity");
    assertThat(change.after()).contains(row(2, 1, 2f, 1));
  }

  @Test
  void aColumnIsRenamed() {
    SourceChange change = read(Fault.RENAME_COLUMN, 1).get(1);

    assertThat(names(change)).endsWith("quantity", "discount_renamed");
    assertThat(change.after()).contains(row(2, 1, 2f, 1, 0f));
  }

  @Test
  void columnsBesideTheKeyAreWidened() {
    SourceChange change = read(Fault.WIDEN_COLUMN, 1).get(1);

    assertThat(change.table().columns())
        .extracting(column -> column.type().kind())
        .containsExactly(Kind.INT2, Kind.INT2, Kind.REAL8, Kind.INT8, Kind.REAL8);
    assertThat(change.after()).contains(row(2, 1, 2.0, 1L, 0.0));
  }

  @Test
  void aRuleIsSwitchedOnOnceBetweenTwoTransactions() {
    List<Integer> seen = new ArrayList<>();
    List<SourceChange> taken = new ArrayList<>();
    new FaultyLog(source(), Map.of(Fault.RULE_ON, 2), () -> seen.add(taken.size()))
        .read(new LogPosition("0", "0"), Optional.empty(), new Taking(taken));

    assertThat(seen).containsExactly(2);
    assertThat(taken).extracting(SourceChange::table).containsOnly(ORDER_DETAILS);
  }

  private static List<SourceChange> read(Fault fault, int after) {
    List<SourceChange> taken = new ArrayList<>();
    new FaultyLog(source(), Map.of(fault, after), () -> {})
        .read(new LogPosition("0", "0"), Optional.empty(), new Taking(taken));
    return taken;
  }

  private static MemorySource source() {
    return new MemorySource()
        .commit(COMMIT, SourceChange.insert(ORDER_DETAILS, row(1, 1, 1f, 1, 0f)))
        .commit(COMMIT, SourceChange.insert(ORDER_DETAILS, row(2, 1, 2f, 1, 0f)))
        .commit(COMMIT, SourceChange.delete(ORDER_DETAILS, keyOf(2, 1)));
  }

  private static List<String> names(SourceChange change) {
    return change.table().columns().stream().map(SourceColumn::name).toList();
  }

  private record Taking(List<SourceChange> taken) implements TransactionSink {

    @Override
    public void accept(SourceTransaction transaction) {
      taken.addAll(transaction.changes());
    }

    @Override
    public void idle() {}

    @Override
    public Optional<LogPosition> durable() {
      return Optional.empty();
    }
  }
}
