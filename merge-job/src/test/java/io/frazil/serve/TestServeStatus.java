package io.frazil.serve;

import static io.frazil.serve.ServeFixture.LINES;
import static io.frazil.serve.ServeFixture.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.run.Pending;
import io.frazil.model.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the service is to be restarted, and when it is to be left alone. */
class TestServeStatus {

  private final ServeFixture.SetClock clock = new ServeFixture.SetClock();
  private boolean engine = true;
  private final ServeStatus status =
      new ServeStatus(List.of(ORDERS, LINES), Duration.ofMinutes(5), () -> engine, clock);

  @Test
  void isHealthyFromTheStart() {
    assertThat(status.lines())
        .containsExactly("ok", "shop.orders: not looked at yet", "shop.lines: not looked at yet");
  }

  @Test
  void isNotHealthyWithoutSpark() {
    engine = false;

    assertThat(status.health()).isEqualTo(new ServeStatus.Health("Spark has ended"));
  }

  @Test
  void isNotHealthyWhenTheLoopIsStuck() {
    status.turned(at(10));
    clock.set(910);
    assertThat(status.health().isHealthy()).isTrue();

    clock.set(911);

    assertThat(status.health())
        .isEqualTo(new ServeStatus.Health("the loop has not taken a turn for 901 s"));
  }

  @Test
  void isNotHealthyWhenEveryTableFailsForLong() {
    fail(ORDERS, 100);
    fail(LINES, 100);
    clock.set(900);
    status.turned(at(900));
    assertThat(status.health().isHealthy()).isTrue();

    clock.set(901);

    assertThat(status.health())
        .isEqualTo(new ServeStatus.Health("no table was drained with success for 901 s"));
  }

  @Test
  void oneTableThatFailsIsNoReasonToRestart() {
    status.drained(
        ServeFixture.drained(LINES, List.of(), Pending.NONE, Instant.parse("2024-06-12T10:00:00Z")),
        Ending.DONE,
        at(50));
    fail(ORDERS, 5_000);
    clock.set(5_000);
    status.turned(at(5_000));

    assertThat(status.lines())
        .containsExactly(
            "ok",
            "shop.orders: stopped SOURCE_DATA, pending files unknown, source time unknown,"
                + " last success never",
            "shop.lines: up to date, pending files 0, source time 2024-06-12T10:00:00Z,"
                + " last success 1970-01-01T00:00:50Z");
  }

  @Test
  void failureBeforeTheLookDoesNotForgetWhatIsPending() {
    Pending pending = new Pending(3, 99, Optional.of(at(1)));
    status.drained(ServeFixture.drained(ORDERS, List.of(), pending, at(1)), Ending.DONE, at(50));

    fail(ORDERS, 60);

    assertThat(status.tables().get(ORDERS).pending()).contains(pending);
  }

  private void fail(io.frazil.model.table.TableName table, long second) {
    status.drained(
        ServeFixture.failed(table, FailureKind.SOURCE_DATA, "refused"),
        Ending.NEEDS_PERSON,
        at(second));
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
