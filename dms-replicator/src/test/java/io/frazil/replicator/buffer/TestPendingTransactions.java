package io.frazil.replicator.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.replicator.buffer.PendingTransactions.Ticket;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import org.junit.jupiter.api.Test;

class TestPendingTransactions {

  @Test
  void nothingIsStoredBeforeTheFirstTransaction() {
    assertThat(new PendingTransactions(0).durable()).isEmpty();
  }

  @Test
  void aTransactionIsStoredOnceAllItsRowsAre() {
    PendingTransactions pending = new PendingTransactions(0);
    Ticket first = pending.begin(at("1"));
    first.hold();
    first.hold();

    first.release();
    assertThat(pending.durable()).isEmpty();
    first.release();
    assertThat(pending.durable()).contains(at("1"));
  }

  @Test
  void anOlderRowHoldsBackWhatIsNewer() {
    PendingTransactions pending = new PendingTransactions(0);
    pending.begin(at("1"));
    Ticket second = pending.begin(at("2"));
    second.hold();
    pending.begin(at("3"));

    assertThat(pending.durable()).contains(at("1"));
    second.release();
    assertThat(pending.durable()).contains(at("3"));
  }

  @Test
  void storedTransactionsAreHeldBackForAReplay() {
    PendingTransactions pending = new PendingTransactions(2);
    pending.begin(at("1"));
    pending.begin(at("2"));
    assertThat(pending.durable()).isEmpty();
    pending.begin(at("3"));
    assertThat(pending.durable()).contains(at("1"));
    pending.begin(at("4"));
    assertThat(pending.durable()).contains(at("2"));
  }

  @Test
  void aRowIsReleasedOnce() {
    assertThatThrownBy(() -> new PendingTransactions(0).begin(at("7")).release())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No row of the transaction at shown 7 is held");
  }

  private static LogPosition at(String text) {
    return new LogPosition(text, "shown " + text);
  }
}
