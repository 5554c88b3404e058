package io.frazil.replicator.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TestChangeSequence {

  private static final Instant COMMIT = Instant.parse("2024-06-12T10:30:27.369999Z");

  @Test
  void isCommitTimeCutToTheHundredthAndACounterFrom61() {
    assertThat(new ChangeSequence(ChangeSequence.FIRST).next(COMMIT))
        .isEqualTo("20240612103027360000000000000000061");
  }

  @Test
  void goesFourOnPerRowAndTwelveToTheNextTransaction() {
    ChangeSequence sequence = new ChangeSequence(117);

    assertThat(sequence.next(COMMIT)).endsWith("0117");
    assertThat(sequence.next(COMMIT)).endsWith("0121");
    sequence.endTransaction();
    sequence.endTransaction(); // one without changes
    assertThat(sequence.next(COMMIT)).endsWith("0133");
    assertThat(sequence.counter()).isEqualTo(137);
  }
}
