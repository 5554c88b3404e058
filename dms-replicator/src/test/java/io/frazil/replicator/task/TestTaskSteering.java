package io.frazil.replicator.task;

import static io.frazil.replicator.Northwind.CUSTOMERS;
import static io.frazil.replicator.Northwind.ORDER_DETAILS;
import static io.frazil.replicator.Northwind.row;
import static io.frazil.replicator.Northwind.settings;
import static io.frazil.replicator.Northwind.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.MappingRule.Locator;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings.Ddl;
import io.frazil.model.dms.TaskSettings.Preparation;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.Northwind;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.settings.PipelineRules;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.task.ReplicationTask.Faults;
import io.frazil.replicator.task.ReplicationTask.Until;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task that is resumed, stopped, reloaded, or changed while it runs. */
class TestTaskSteering extends TaskScene {

  @Test
  void aTaskThatFindsNoTableMakesTheSourceKeepNothing() {
    source.table(ORDER_DETAILS);
    Locator elsewhere = new Locator("public", "ordres", "%");

    assertThatThrownBy(
            () ->
                run(
                    settings()
                        .with(new TableMappings(List.of(PipelineRules.selection(elsewhere))))))
        .isInstanceOf(FrazilException.class)
        .hasMessage(
            "Cannot replicate: the source has no table that is selected, or the user may see none."
                + " Expected schema and table as the source spells them. Correct the names or the"
                + " rules.");

    assertThat(source.isKept()).isFalse();
  }

  @Test
  void aReloadThatKeepsFilesReplacesSomeAndLeavesStaleOnes() throws IOException {
    ReplicationSettings keeping =
        with(
            with(settings(), cutting(30, 1_000)),
            task(Preparation.DO_NOTHING, new Ddl(true, true, true)));
    source
        .table(CUSTOMERS, row("A", "a", null), row("B", "b", null))
        .commit(COMMIT, insertCustomer("C"))
        .then(
            sink -> {
              source.table(CUSTOMERS, row("Z", "z", null));
              ((ReplicationTask) sink).reload(CUSTOMERS.id());
            });

    run(keeping);

    assertThat(files())
        .containsEntry("public/customers/LOAD00000001.csv", "I,2024-06-12 10:28:17.798779,Z,z,,\n")
        .containsEntry("public/customers/LOAD00000002.csv", "I,2024-06-12 10:28:17.798789,B,b,,\n")
        .containsKey("public/customers/20240612-102817798.csv");
  }

  @Test
  void aReloadThatClearsTheFolderDropsBufferedChangesToo() throws IOException {
    source
        .table(CUSTOMERS, row("A", "a", null))
        .commit(COMMIT, insertCustomer("B"))
        .then(sink -> ((ReplicationTask) sink).reload(CUSTOMERS.id()))
        .commit(COMMIT, insertCustomer("C"));

    run(settings());

    assertThat(files().keySet())
        .containsExactly(
            "public/customers/20240612-102817798.csv", "public/customers/LOAD00000001.csv");
    assertThat(files().get("public/customers/20240612-102817798.csv"))
        .startsWith("I,2024-06-12 10:30:27.362108,C,")
        .hasLineCount(1);
  }

  @Test
  void aResumeBringsAgainWhatWasNotSurelyInFiles() throws IOException {
    source
        .table(CUSTOMERS)
        .table(ORDER_DETAILS)
        .commit(COMMIT, insertCustomer("A"))
        .then(sink -> ((ReplicationTask) sink).flush())
        .then(sink -> assertThat(durable(sink)).contains("1"))
        .commit(COMMIT, insertCustomer("B"), insertDetail(1))
        .then(sink -> ((ReplicationTask) sink).flush(CUSTOMERS.id()))
        .then(sink -> assertThat(durable(sink)).contains("1"))
        .then(
            sink -> {
              throw new IllegalStateException("killed");
            });

    assertThatThrownBy(() -> run(settings())).hasMessage("killed");
    assertThat(customers()).containsExactly("A", "B");

    clock.tick(Duration.ofMinutes(5));
    MemorySource later =
        new MemorySource()
            .table(CUSTOMERS, row("loaded twice", "x", null))
            .table(ORDER_DETAILS)
            .commit(COMMIT, insertCustomer("A"))
            .commit(COMMIT, insertCustomer("B"), insertDetail(1));
    run(settings(), later, Faults.NONE);

    assertThat(customers()).containsExactly("A", "B", "B");
    assertThat(files().keySet())
        .contains("public/order_details/20240612-103317798.csv")
        .doesNotContain("public/customers/LOAD00000001.csv");
    assertThat(
            new StateFile(directory.resolve("state.json")).read().orElseThrow().position().text())
        .isEqualTo("2");
  }

  @Test
  void aReplayedWindowComesAgainInNewFilesWithNewCounters() throws IOException {
    source
        .table(CUSTOMERS)
        .commit(COMMIT, insertCustomer("A"))
        .commit(COMMIT, insertCustomer("B"))
        .commit(COMMIT, insertCustomer("C"));

    run(settings(), source, new Faults(2, 0));
    clock.tick(Duration.ofMinutes(5));
    run(settings(), source, new Faults(2, 0));

    assertThat(customers()).containsExactly("A", "B", "C", "B", "C");
    assertThat(files().get("public/customers/20240612-103317798.csv"))
        .startsWith("I,2024-06-12 10:30:27.362108,B,B,,20240612103027360000000000000000061\n");
  }

  @Test
  void theCounterGoesOnWhereThatFormIsChosen() throws IOException {
    ReplicationSettings going = with(settings(), Form.CHANGE_SEQUENCE_CONTINUES);
    source.table(CUSTOMERS).commit(COMMIT, insertCustomer("A"));
    run(going);
    source.commit(COMMIT, insertCustomer("B"));
    clock.tick(Duration.ofMinutes(5));
    run(going);

    assertThat(files().get("public/customers/20240612-103317798.csv")).endsWith("0073\n");
  }

  @Test
  void tablesOfOneTransactionAreFlushedApart() throws IOException {
    source
        .table(CUSTOMERS)
        .table(ORDER_DETAILS)
        .commit(COMMIT, insertCustomer("A"), insertDetail(1))
        .then(sink -> tick("60"))
        .then(sink -> sink.idle())
        .then(sink -> tick("60"))
        .then(sink -> sink.idle());

    run(settings(), source, new Faults(0, 1));

    assertThat(files().keySet())
        .containsExactly(
            "public/customers/20240612-102917798.csv",
            "public/order_details/20240612-103017798.csv");
  }

  @Test
  void aRuleIsSwitchedOnInTheMiddle() throws IOException {
    source
        .table(CUSTOMERS)
        .commit(COMMIT, insertCustomer("A"))
        .then(sink -> ((ReplicationTask) sink).change(Northwind.settings(Northwind.BEFORE_IMAGE)))
        .commit(COMMIT, insertCustomer("B"));

    run(settings());

    assertThat(files().values())
        .containsExactly(
            "I,2024-06-12 10:30:27.362108,A,A,,20240612103027360000000000000000061\n",
            "I,2024-06-12 10:30:27.362108,B,B,,20240612103027360000000000000000073,\n");
  }

  @Test
  void aStopDuringALoadLeavesTheTableToAResume() throws IOException {
    source.table(CUSTOMERS, row("A", "a", null));
    ReplicationTask task = task(settings(), source, Faults.NONE);
    task.stop();
    task.run(Until.STOPPED);

    assertThat(files()).isEmpty();
    run(settings(), new MemorySource().table(CUSTOMERS, row("A", "a", null)), Faults.NONE);
    assertThat(files().keySet()).containsExactly("public/customers/LOAD00000001.csv");
  }
}
