package io.frazil.replicator.task;

import static io.frazil.replicator.Northwind.CUSTOMERS;
import static io.frazil.replicator.Northwind.ORDER_DETAILS;
import static io.frazil.replicator.Northwind.keyOf;
import static io.frazil.replicator.Northwind.row;
import static io.frazil.replicator.Northwind.settings;
import static io.frazil.replicator.Northwind.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.dms.TaskSettings.Ddl;
import io.frazil.model.dms.TaskSettings.LobMode;
import io.frazil.model.dms.TaskSettings.Lobs;
import io.frazil.model.dms.TaskSettings.Preparation;
import io.frazil.model.dms.WritingSettings;
import io.frazil.model.dms.WritingSettings.Cutting;
import io.frazil.model.dms.WritingSettings.DateFolders;
import io.frazil.model.dms.WritingSettings.Parquet;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What settings and forms make of a task. */
class TestTaskSettings extends TaskScene {

  @Test
  void aColumnThatIsAddedBeginsAFileOrMixesRows() throws IOException {
    SourceTable wider = widened();
    source
        .table(CUSTOMERS)
        .commit(COMMIT, insertCustomer("A"))
        .commit(COMMIT, SourceChange.insert(wider, row("B", "b", null, 7)));

    run(settings());
    assertThat(files().values())
        .containsExactly(
            "I,2024-06-12 10:30:27.362108,A,A,,20240612103027360000000000000000061\n",
            "I,2024-06-12 10:30:27.362108,B,b,,7,20240612103027360000000000000000073\n");

    Files.delete(directory.resolve("state.json"));
    run(with(settings(), Form.SHAPES_MIXED));
    assertThat(files().values())
        .containsExactly(
            "I,2024-06-12 10:30:27.362108,A,A,,20240612103027360000000000000000061\n"
                + "I,2024-06-12 10:30:27.362108,B,b,,7,20240612103027360000000000000000073\n");
  }

  @Test
  void aColumnThatIsAddedStaysAwayWhereTheTaskIgnoresIt() throws IOException {
    source.table(CUSTOMERS).commit(COMMIT, SourceChange.insert(widened(), row("B", "b", null, 7)));

    run(with(settings(), task(Preparation.DROP_AND_CREATE, new Ddl(true, true, false))));

    assertThat(files().values())
        .containsExactly("I,2024-06-12 10:30:27.362108,B,b,,20240612103027360000000000000000061\n");
  }

  @Test
  void theStreamIsCutWhereATableGetsAnotherShape() throws IOException {
    source
        .table(CUSTOMERS)
        .table(ORDER_DETAILS)
        .commit(COMMIT, insertCustomer("A"))
        .commit(COMMIT, insertDetail(1))
        .commit(COMMIT, SourceChange.insert(widened(), row("B", "b", null, 7)))
        .commit(COMMIT, insertDetail(2));

    run(with(settings(), ordered()));

    assertThat(files().values())
        .extracting(text -> text.lines().map(line -> line.replaceAll("(,[^,]*),.*", "$1")).toList())
        .containsExactly(
            List.of("I,customers", "I,order_details"), List.of("I,customers", "I,order_details"));
  }

  @Test
  void transactionsAreKeptInOrderInOneFolder() throws IOException {
    source
        .table(CUSTOMERS, row("0", "loaded", null))
        .table(ORDER_DETAILS)
        .commit(COMMIT, insertCustomer("A"), insertDetail(1))
        .commit(COMMIT, SourceChange.delete(ORDER_DETAILS, keyOf(1, 1)));

    run(with(settings(), ordered()));

    assertThat(files())
        .containsExactly(
            Map.entry(
                "changes/CDC_TXN-20240612102817798.csv",
                "I,customers,public,2024-06-12 10:30:27.362108,A,A,,"
                    + "20240612103027360000000000000000061\n"
                    + "I,order_details,public,2024-06-12 10:30:27.362108,1,1,+1.00000000e+00,1,"
                    + "+0.00000000e+00,20240612103027360000000000000000065\n"
                    + "D,order_details,public,2024-06-12 10:30:27.362108,1,1,,,,"
                    + "20240612103027360000000000000000077\n"),
            Map.entry(
                "public/customers/LOAD00000001.csv", "I,2024-06-12 10:28:17.798779,0,loaded,,\n"));
  }

  @Test
  void dateFoldersHeadersAndGzipGoTogether() throws IOException {
    source.table(CUSTOMERS, row("0", "loaded", null)).commit(COMMIT, insertCustomer("A"));
    CsvFormat header = new CsvFormat(",", "\n", "", "", true, true);
    S3Settings dated =
        new S3Settings(
            DataFormat.CSV,
            header,
            false,
            false,
            "",
            new DatePartitions(true, ZoneId.of("Asia/Seoul")));
    WritingSettings gzip =
        new WritingSettings(
            true, false, Cutting.DEFAULT, DateFolders.DEFAULT, false, Parquet.DEFAULT);

    run(with(settings().with(dated), gzip));

    DirectoryStore store = new DirectoryStore(directory.resolve("landing"));
    assertThat(store.list(""))
        .containsExactly(
            "public/customers/2024/06/12/20240612-192817798.csv.gz",
            "public/customers/LOAD00000001.csv.gz");
    assertThat(unzipped(store.list("").get(0)))
        .isEqualTo(
            "Op,customer_id,name,notes,transact_seq\n"
                + "I,A,A,,20240612103027360000000000000000061\n");
    assertThat(unzipped(store.list("").get(1)))
        .isEqualTo("customer_id,name,notes,transact_seq\n0,loaded,,\n");
  }

  @Test
  void theTaskStartStampsEveryLoadRowWhereAskedFor() throws IOException {
    source.table(CUSTOMERS, row("A", "a", null), row("B", "b", null));
    WritingSettings constant =
        new WritingSettings(
            false, false, Cutting.DEFAULT, DateFolders.DEFAULT, true, Parquet.DEFAULT);

    run(with(settings(), constant));

    assertThat(files().values())
        .containsExactly(
            "I,2024-06-12 10:28:17.798779,A,a,,\nI,2024-06-12 10:28:17.798779,B,b,,\n");
  }

  @Test
  void rowsThatAnEndpointLeavesOutAreInNoFile() throws IOException {
    source
        .table(CUSTOMERS)
        .commit(
            COMMIT,
            insertCustomer("A"),
            SourceChange.update(CUSTOMERS, Optional.empty(), row("A", "b", null)),
            SourceChange.delete(CUSTOMERS, row("A", "b", null)));

    run(settings().with(only(true, false)));
    assertThat(files().values()).containsExactly("I,A,A,,20240612103027360000000000000000061\n");

    Files.delete(directory.resolve("state.json"));
    run(settings().with(only(false, true)));
    assertThat(files().values())
        .containsExactly(
            "I,A,A,,20240612103027360000000000000000061\n"
                + "U,A,b,,20240612103027360000000000000000065\n");

    Files.delete(directory.resolve("state.json"));
    run(with(settings().with(only(false, true)), Form.NO_OP_WITH_INSERTS_AND_UPDATES));
    assertThat(files().values())
        .containsExactly(
            "A,A,,20240612103027360000000000000000061\n"
                + "A,b,,20240612103027360000000000000000065\n");
  }

  @Test
  void aKeyUpdateMayBeTwoRows() throws IOException {
    source
        .table(CUSTOMERS)
        .commit(
            COMMIT,
            SourceChange.update(CUSTOMERS, Optional.of(row("A", "a", null)), row("B", "a", null)));

    run(with(settings(), Form.KEY_UPDATE_AS_TWO_ROWS));

    assertThat(files().values())
        .containsExactly(
            "D,2024-06-12 10:30:27.362108,A,a,,20240612103027360000000000000000061\n"
                + "I,2024-06-12 10:30:27.362108,B,a,,20240612103027360000000000000000065\n");
  }

  @Test
  void fullLobModeIsRefused() {
    TaskSettings full =
        new TaskSettings(
            Preparation.DO_NOTHING,
            new Ddl(true, true, true),
            new Lobs(LobMode.FULL, 0),
            false,
            false);

    assertThatThrownBy(() -> run(with(settings(), full)))
        .hasMessage(
            "Cannot replicate to S3: DMS supports no full LOB mode there. Expected FullLobMode"
                + " false, got true. Set LimitedSizeLobMode and LobMaxSize.");
  }
}
