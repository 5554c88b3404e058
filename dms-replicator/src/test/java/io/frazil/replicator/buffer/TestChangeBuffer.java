package io.frazil.replicator.buffer;

import static io.frazil.replicator.Northwind.CUSTOMERS;
import static io.frazil.replicator.Northwind.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.WritingSettings.Cutting;
import io.frazil.replicator.buffer.ChangeBuffer.Window;
import io.frazil.replicator.layout.TableLayout;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestChangeBuffer {

  private static final Instant NOON = Instant.parse("2024-06-12T12:00:00Z");

  private final PendingTransactions pending = new PendingTransactions(0);
  private final ChangeBuffer buffer =
      new ChangeBuffer(new Cutting(1, Duration.ofSeconds(60), 100), 0);

  @Test
  void aWindowOpensAtItsFirstChangeAndNotAtItsLast() {
    buffer.add("a", row(10), NOON);
    buffer.add("a", row(10), NOON.plusSeconds(59));

    assertThat(buffer.takeDue(NOON.plusMillis(59_999))).isEmpty();
    assertThat(folders(buffer.takeDue(NOON.plusSeconds(60)))).containsExactly("a");
    assertThat(buffer.takeDue(NOON.plusSeconds(600))).isEmpty();
  }

  @Test
  void windowsAreDueEachByItsOwnClock() {
    buffer.add("a", row(10), NOON);
    buffer.add("b", row(10), NOON.plusSeconds(30));

    assertThat(folders(buffer.takeDue(NOON.plusSeconds(60)))).containsExactly("a");
    buffer.add("a", row(10), NOON.plusSeconds(61));
    assertThat(folders(buffer.takeDue(NOON.plusSeconds(121)))).containsExactly("b", "a");
  }

  @Test
  void aWindowIsFullAtTheSize() {
    buffer.add("a", row(99), NOON);
    assertThat(buffer.takeFull("a")).isEmpty();
    buffer.add("a", row(1), NOON);
    assertThat(buffer.takeFull("a")).hasValueSatisfying(full -> assertThat(full.rows()).hasSize(2));
    assertThat(buffer.newest("a")).isEmpty();
  }

  @Test
  void aTransactionIsHeldUntilItsWindowIsReleased() {
    PendingTransactions.Ticket ticket = pending.begin(new LogPosition("1", "1"));
    buffer.add("a", row(10, ticket), NOON);
    Window window = buffer.take("a").orElseThrow();

    assertThat(pending.durable()).isEmpty();
    window.release();
    assertThat(pending.durable()).isPresent();
  }

  private static List<String> folders(List<Window> windows) {
    return windows.stream().map(Window::folder).toList();
  }

  private BufferedRow row(long bytes) {
    return row(bytes, pending.begin(new LogPosition("0", "0")));
  }

  private static BufferedRow row(long bytes, PendingTransactions.Ticket ticket) {
    TableLayout layout = TableLayout.ofChanges(CUSTOMERS, settings().layoutRules());
    return new BufferedRow(layout, List.of(), bytes, NOON, ticket);
  }
}
