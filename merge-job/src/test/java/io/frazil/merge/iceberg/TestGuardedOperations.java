package io.frazil.merge.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.exceptions.ServiceFailureException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which commits the guard lets through, and what it makes of failed ones. */
class TestGuardedOperations {

  private static final TableIdentifier NOTES = TableIdentifier.of("shop", "notes");

  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private TableOperations behind;

  @BeforeEach
  void create() {
    catalog.initialize("lake", Map.of());
    catalog.createNamespace(Namespace.of("shop"));
    catalog.createTable(
        NOTES, new Schema(Types.NestedField.required(1, "id", Types.LongType.get())));
    behind = ((BaseTable) catalog.loadTable(NOTES)).operations();
  }

  @AfterEach
  void close() throws Exception {
    catalog.close();
  }

  @Test
  void batchLandsOnItsBaseSnapshot() {
    append(guarded(behind), "");
    long base = catalog.loadTable(NOTES).currentSnapshot().snapshotId();

    append(guarded(behind), Long.toString(base));

    assertThat(snapshots()).isEqualTo(2);
  }

  @Test
  void batchDoesNotLandOnAnotherSnapshot() {
    append(guarded(behind), "");

    assertThatThrownBy(() -> append(guarded(behind), "42"))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("Batch b1 was planned from snapshot 42 and would land on ");
    assertThat(snapshots()).isEqualTo(1);
  }

  @Test
  void commitThatLandedIsNoFailure() {
    append(guarded(new Denying(behind, true, false)), "");

    assertThat(snapshots()).isEqualTo(1);
    assertThat(catalog.loadTable(NOTES).currentSnapshot().allManifests(behind.io())).isEmpty();
  }

  @Test
  void commitThatDidNotLandFailsAsItDid() {
    assertThatThrownBy(() -> append(guarded(new Denying(behind, false, false)), ""))
        .isInstanceOf(ForbiddenException.class)
        .hasMessage("no");
    assertThat(snapshots()).isZero();
  }

  @Test
  void commitOverALostConnectionMayBeTriedAnew() {
    Denying lost = new Denying(behind, false, false);
    lost.with(new RESTException(new IOException("failed to respond"), "POST failed"));

    assertThatThrownBy(() -> append(guarded(lost), ""))
        .isInstanceOf(CommitStateUnknownException.class)
        .hasRootCauseMessage("failed to respond");
    assertThat(snapshots()).isZero();
  }

  @Test
  void commitThatCannotBeLookedForIsUnknown() {
    assertThatThrownBy(() -> append(guarded(new Denying(behind, true, true)), ""))
        .isInstanceOf(CommitStateUnknownException.class)
        .hasRootCauseMessage("no");
    assertThat(snapshots()).isEqualTo(1);
  }

  private int snapshots() {
    int count = 0;
    for (var ignored : catalog.loadTable(NOTES).snapshots()) {
      count++;
    }
    return count;
  }

  private static Table guarded(TableOperations operations) {
    return GuardedOperations.guard(new BaseTable(operations, "notes"));
  }

  private static void append(Table table, String base) {
    table.newFastAppend().set("frazil.batch-id", "b1").set("frazil.base-snapshot", base).commit();
  }

  /** Denies commits, with or without their effect, and afterwards perhaps a look. */
  private static final class Denying extends ForwardingOperations {

    private final boolean commits;
    private final boolean deniesLooks;
    private RuntimeException failure = new ForbiddenException("no");
    private boolean denied;

    Denying(TableOperations behind, boolean commits, boolean deniesLooks) {
      super(behind);
      this.commits = commits;
      this.deniesLooks = deniesLooks;
    }

    void with(RuntimeException other) {
      failure = other;
    }

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
      if (commits) {
        super.commit(base, metadata);
      }
      denied = true;
      throw failure;
    }

    @Override
    public TableMetadata refresh() {
      if (denied && deniesLooks) {
        throw new ServiceFailureException("not now");
      }
      return super.refresh();
    }
  }
}
