package io.frazil.launch.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDeadline {

  @ParameterizedTest
  @CsvSource({
    "900000, 90001, true",
    "900000, 90000, false", // the last minute and a half
    "60000, 20001, true",
    "60000, 20000, false", // the last third
  })
  void lastOfTheTimeIsKeptFree(int atStart, int now, boolean isOpen) {
    AtomicInteger remaining = new AtomicInteger(atStart);
    Deadline deadline = new Deadline(remaining::get);

    assertThat(deadline.isOpen()).isTrue();
    remaining.set(now);
    assertThat(deadline.isOpen()).isEqualTo(isOpen);
  }
}
