package io.frazil.merge.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestKeyRange {

  @Test
  void rangesCoverEveryKey() {
    assertThat(KeyRange.between(List.of("b", "d")))
        .containsExactly(new KeyRange("", "b"), new KeyRange("b", "d"), new KeyRange("d", ""));
    assertThat(KeyRange.between(List.of())).containsExactly(KeyRange.ALL);
  }

  @Test
  void boundsAreEachSoManiethKey() {
    assertThat(KeyRange.bounds(List.of("a", "b", "c", "d", "e"), 2)).containsExactly("b", "d");
    assertThat(KeyRange.bounds(List.of("a", "b"), 2)).isEmpty();
    assertThat(KeyRange.bounds(List.of(), 2)).isEmpty();
  }

  @Test
  void keysInAnotherOrderHaveNoBounds() {
    assertThat(KeyRange.bounds(List.of("a", "c", "b", "d"), 2)).isEmpty();
  }

  @Test
  void orderIsThatOfUtf8Bytes() {
    String privateUse = "\uE000";
    String emoji = "\uD83D\uDE00";

    assertThat(emoji).isLessThan(privateUse); // by UTF-16, as Java compares
    assertThat(KeyRange.bounds(List.of(privateUse, emoji), 1)).containsExactly(privateUse);
    assertThat(new KeyRange("", privateUse).holds(emoji)).isFalse();
  }

  @Test
  void rangeEndsAtItsLastKeyOrPastIt() {
    KeyRange range = new KeyRange("a", "c");

    assertThat(range.endsAt("b")).isFalse();
    assertThat(range.endsAt("c")).isTrue();
    assertThat(range.holds("c")).isTrue();
    assertThat(range.holds("d")).isFalse();
    assertThat(KeyRange.ALL.endsAt("z")).isFalse();
  }
}
