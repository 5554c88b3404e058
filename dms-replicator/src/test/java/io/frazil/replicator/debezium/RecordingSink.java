package io.frazil.replicator.debezium;

import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceTransaction;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.source.TransactionSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what it is given; says that all of it is stored, or none. */
public final class RecordingSink implements TransactionSink {

  public final List<SourceTransaction> transactions = new ArrayList<>();
  private final boolean stores;
  private int idles;

  private RecordingSink(boolean stores) {
    this.stores = stores;
  }

  public static RecordingSink storing() {
    return new RecordingSink(true);
  }

  public static RecordingSink forgetful() {
    return new RecordingSink(false);
  }

  public List<SourceChange> changes() {
    return transactions.stream().flatMap(taken -> taken.changes().stream()).toList();
  }

  int idles() {
    return idles;
  }

  @Override
  public void accept(SourceTransaction transaction) {
    transactions.add(transaction);
  }

  @Override
  public void idle() {
    idles++;
  }

  @Override
  public Optional<LogPosition> durable() {
    return stores && !transactions.isEmpty()
        ? Optional.of(transactions.get(transactions.size() - 1).position())
        : Optional.empty();
  }
}
