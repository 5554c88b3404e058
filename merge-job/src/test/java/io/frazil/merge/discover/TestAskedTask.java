package io.frazil.merge.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.TableLoad;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskReport;
import io.frazil.model.dms.TaskState;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.SourceTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestAskedTask {

  private static final SourceTable ORDERS = new SourceTable("public", "orders");
  private static final SourceTable ITEMS = new SourceTable("public", "items");

  private final MovedClock clock = new MovedClock();
  private final AskedTask task = new AskedTask(this::answer, clock);
  private String failure = "";
  private int asked;

  @Test
  void tablesShareOneAnswer() {
    assertThat(task.find(ORDERS)).contains(load("orders"));
    assertThat(task.find(ITEMS)).contains(load("items"));
    assertThat(task.find(new SourceTable("public", "other"))).isEmpty();
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void oldAnswerIsAskedForAgain() {
    task.find(ORDERS);
    clock.now = clock.now.plus(AskedTask.FRESH);
    task.find(ORDERS);

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void taskThatCannotBeAskedIsLeftAloneForAWhile() {
    failure = "Cannot ask DMS: access is denied";

    assertThat(task.find(ORDERS)).isEmpty();
    clock.now = clock.now.plus(AskedTask.AFTER_FAILURE.minus(Duration.ofMillis(1)));
    assertThat(task.find(ITEMS)).isEmpty();
    assertThat(asked).isEqualTo(1);

    failure = "";
    clock.now = clock.now.plusMillis(1);
    assertThat(task.find(ORDERS)).contains(load("orders"));
  }

  @Test
  void failureForgetsTheAnswerBefore() {
    task.find(ORDERS);
    failure = "Cannot ask DMS: access is denied";
    clock.now = clock.now.plus(AskedTask.FRESH);

    assertThat(task.find(ORDERS)).isEmpty();
  }

  private TaskReport answer() {
    asked++;
    if (!failure.isEmpty()) {
      throw new FrazilException(FailureKind.EXTERNAL, failure);
    }
    return new TaskReport(
        new TaskState("running", "", ""),
        new TableMappings(List.of()),
        List.of(load("orders"), load("items")));
  }

  private static TableLoad load(String table) {
    return new TableLoad("public", table, "Full load", Optional.empty());
  }

  private static final class MovedClock extends Clock {

    private Instant now = Instant.parse("2024-06-12T10:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
