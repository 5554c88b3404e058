package io.frazil.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.localaws.DmsServer;
import io.frazil.localaws.Faults.Calls;
import io.frazil.model.dms.DmsTask;
import io.frazil.model.dms.TableLoad;
import io.frazil.model.dms.TaskReport;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestDmsAccess {

  private static final DmsTask TASK =
      new DmsTask("arn:aws:dms:eu-central-1:111122223333:task:SHOP");
  private static final DmsTask SERVERLESS =
      new DmsTask("arn:aws:dms:eu-central-1:111122223333:replication-config:SHOP");
  private static final Instant ENDED = Instant.parse("2024-06-12T10:28:17.500Z");

  private final DmsServer server =
      DmsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final DmsSettings settings = DmsSettings.at(server.endpoint());

  @BeforeEach
  void putTask() {
    server.putTask(TASK.arn(), Map.of("Status", "running", "TableMappings", "{\"rules\": []}"));
    server.putTable(TASK.arn(), "public.orders", "Table completed", ENDED);
  }

  @AfterEach
  void stop() {
    settings.close();
    server.close();
  }

  @Test
  void reportHasStateAndTables() {
    TaskReport report = report(TASK);

    assertThat(report.task().isRunning()).isTrue();
    assertThat(report.tables())
        .containsExactly(new TableLoad("public", "orders", "Table completed", Optional.of(ENDED)));
    assertThat(server.faults().calls())
        .containsExactly("DescribeReplicationTasks", "DescribeTableStatistics");
  }

  @Test
  void serverlessReplicationIsAskedByItsOwnOperations() {
    server.putTask(SERVERLESS.arn(), Map.of("Status", "running"));
    server.putTable(SERVERLESS.arn(), "public.orders", "Full load", null);

    assertThat(report(SERVERLESS).tables())
        .containsExactly(new TableLoad("public", "orders", "Full load", Optional.empty()));
    assertThat(server.faults().calls())
        .containsExactly(
            "DescribeReplicationConfigs",
            "DescribeReplications",
            "DescribeReplicationTableStatistics");
  }

  @Test
  void everyPageIsRead() {
    for (int i = 0; i < 1_001; i++) {
      server.putTable(TASK.arn(), "many.t" + i, "Before load", null);
    }

    assertThat(report(TASK).tables()).hasSize(1_002).doesNotHaveDuplicates();
  }

  @Test
  void throttledAndFailedCallsAreTriedAgain() {
    server
        .faults()
        .refuse(Calls.next("DescribeTableStatistics", 1), 400, "ThrottlingException", "Rate");
    server.faults().dropBeforeEffect(Calls.next("DescribeReplicationTasks", 1));

    assertThat(report(TASK).tables()).hasSize(1);
  }

  @Test
  void throttlingWithoutEndIsSaid() {
    server
        .faults()
        .refuse(
            Calls.every("DescribeTableStatistics"), 400, "ThrottlingException", "Rate exceeded");

    assertThatThrownBy(() -> report(TASK))
        .hasMessageStartingWith(
            "Cannot ask DMS about "
                + TASK
                + ": AWS asks for fewer requests (ThrottlingException, Rate exceeded");
    assertThat(List.copyOf(server.faults().calls()))
        .filteredOn("DescribeTableStatistics"::equals)
        .hasSize(3);
  }

  @Test
  void deniedCallNamesThePermission() {
    server.deny("DescribeTableStatistics");

    assertThatThrownBy(() -> report(TASK))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.EXTERNAL))
        .hasMessageContaining("access is denied")
        .hasMessageContaining("Allow dms:DescribeTableStatistics on ");
  }

  @Test
  void taskThatIsNotThereIsConfiguration() {
    assertThatThrownBy(() -> report(SERVERLESS))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIGURATION))
        .hasMessageContaining("it is not there (ResourceNotFoundFault");
  }

  private static TaskReport report(DmsTask task) {
    try (DmsAccess dms = DmsAccess.of(task)) {
      return dms.report();
    }
  }
}
