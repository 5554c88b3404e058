package io.frazil.replicator.task;

import static io.frazil.replicator.Northwind.CUSTOMERS;
import static io.frazil.replicator.Northwind.ORDER_DETAILS;
import static io.frazil.replicator.Northwind.row;
import static io.frazil.replicator.Northwind.settings;
import static io.frazil.replicator.Northwind.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.TaskSettings.Ddl;
import io.frazil.model.dms.TaskSettings.Preparation;
import io.frazil.replicator.source.SourceChange;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From full load to flushed changes. */
class TestReplicationTask extends TaskScene {

  @Test
  void loadsThenWritesWhatWasCommittedSince() throws IOException {
    source
        .table(ORDER_DETAILS, row(10248, 11, 14f, 12, 0f), row(10248, 42, 9.8f, 10, 0f))
        .table(CUSTOMERS)
        .commit(COMMIT, SourceChange.insert(ORDER_DETAILS, row(20000, 1, 11f, 12, 0f)));

    run(settings());

    assertThat(files())
        .containsExactly(
            Map.entry(
                "public/order_details/20240612-102817798.csv",
                "I,2024-06-12 10:30:27.362108,20000,1,+1.10000000e+01,12,+0.00000000e+00,"
                    + "20240612103027360000000000000000061\n"),
            Map.entry(
                "public/order_details/LOAD00000001.csv",
                "I,2024-06-12 10:28:17.798779,10248,11,+1.40000000e+01,12,+0.00000000e+00,\n"
                    + "I,2024-06-12 10:28:17.798789,10248,42,+9.80000019e+00,10,"
                    + "+0.00000000e+00,\n"));
  }

  @Test
  void aTableIsFlushedAnIntervalAfterItsOwnFirstChange() throws IOException {
    source
        .table(ORDER_DETAILS)
        .table(CUSTOMERS)
        .commit(COMMIT, insertCustomer("A"), insertDetail(1))
        .then(sink -> tick("59.999"))
        .commit(COMMIT, insertCustomer("B"))
        .then(sink -> tick("0.001"))
        .then(sink -> sink.idle())
        .commit(COMMIT, insertCustomer("C"))
        .then(sink -> tick("5"));

    run(settings());

    assertThat(files().keySet())
        .containsExactly(
            "public/customers/20240612-102917798.csv",
            "public/customers/20240612-102922798.csv",
            "public/order_details/20240612-102917798.csv");
    assertThat(files().get("public/customers/20240612-102917798.csv")).contains(",A,", ",B,");
    assertThat(files().get("public/customers/20240612-102922798.csv")).contains(",C,");
  }

  @Test
  void aTableIsFlushedAtItsSizeWithinATransaction() throws IOException {
    source
        .table(CUSTOMERS)
        .commit(COMMIT, insertCustomer("A"), insertCustomer("B"), insertCustomer("C"));

    run(with(settings(), cutting(Long.MAX_VALUE, 100)));

    assertThat(files().values().stream().map(text -> text.lines().count()).toList())
        .containsExactly(2L, 1L);
  }

  @Test
  void aLoadIsCutBySize() throws IOException {
    source.table(CUSTOMERS, row("A", "a", null), row("B", "b", null), row("C", "c", null));

    run(with(settings(), cutting(40, 100)));

    assertThat(files().keySet())
        .containsExactly("public/customers/LOAD00000001.csv", "public/customers/LOAD00000002.csv");
    assertThat(files().get("public/customers/LOAD00000002.csv"))
        .isEqualTo("I,2024-06-12 10:28:17.798799,C,c,,\n");
  }

  @Test
  void aTruncateDeletesTheFilesAndWhatIsBuffered() throws IOException {
    source
        .table(CUSTOMERS, row("A", "a", null))
        .table(ORDER_DETAILS, row(1, 1, 1f, 1, 0f))
        .commit(COMMIT, insertCustomer("B"))
        .commit(COMMIT, SourceChange.truncate(CUSTOMERS), insertCustomer("C"));

    run(settings());

    assertThat(files().keySet())
        .containsExactly(
            "public/customers/20240612-102817798.csv", "public/order_details/LOAD00000001.csv");
    assertThat(files().get("public/customers/20240612-102817798.csv"))
        .startsWith("I,2024-06-12 10:30:27.362108,C,")
        .hasLineCount(1);
  }

  @Test
  void aTruncateIsNotSeenWhereTheTaskIgnoresIt() throws IOException {
    source.table(CUSTOMERS, row("A", "a", null)).commit(COMMIT, SourceChange.truncate(CUSTOMERS));

    run(with(settings(), task(Preparation.DROP_AND_CREATE, new Ddl(true, false, true))));

    assertThat(files().keySet()).containsExactly("public/customers/LOAD00000001.csv");
  }
}
