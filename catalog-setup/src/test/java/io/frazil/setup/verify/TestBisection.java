package io.frazil.setup.verify;

import static io.frazil.setup.verify.FakeSide.key;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestBisection {

  private static final int MANY = 20_000;

  @ParameterizedTest
  @EnumSource
  void equalSidesAreNotReadRowByRow(Positions positions) {
    FakeSide source = FakeSide.of(positions, 1, MANY);
    FakeSide target = FakeSide.of(positions, 1, MANY);

    Bisection.Found found = new Bisection(source, target, positions, 100).find();

    assertThat(found.keys()).isEmpty();
    assertThat(found.ranges()).allMatch(RangeVerdict::isEqual);
    assertThat(found.ranges().stream().mapToLong(range -> range.source().rows()).sum())
        .isEqualTo(MANY);
    assertThat(source.listedRows()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void missingExtraAndChangedKeysAreFoundWhereverTheyAre(Positions positions) {
    FakeSide source = FakeSide.of(positions, -MANY, MANY).remove(7).put(Long.MAX_VALUE / 4, "far");
    FakeSide target = FakeSide.of(positions, -MANY, MANY).remove(-MANY).put(5, "other");

    Bisection.Found found = new Bisection(source, target, positions, 100).find();

    assertThat(found.keys())
        .containsExactlyInAnyOrder(key(7), key(Long.MAX_VALUE / 4), key(-MANY), key(5));
    assertThat(source.listedRows() + target.listedRows()).isLessThan(4 * Bisection.FEW_ROWS);
  }

  @ParameterizedTest
  @EnumSource
  void searchEndsOneKeyBeyondTheLimit(Positions positions) {
    FakeSide source = FakeSide.of(positions, 1, MANY);

    Bisection.Found found = new Bisection(source, new FakeSide(positions), positions, 3).find();

    assertThat(found.keys()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void emptySidesAreEqual(Positions positions) {
    assertThat(
            new Bisection(new FakeSide(positions), new FakeSide(positions), positions, 3)
                .find()
                .keys())
        .isEmpty();
  }

  @Test
  void valuesThatWanderFromRowToRowAreSeen() {
    FakeSide source = FakeSide.of(Positions.NUMBER, 1, 10).put(1, "a").put(2, "b");
    FakeSide target = FakeSide.of(Positions.NUMBER, 1, 10).put(1, "b").put(2, "a");

    assertThat(new Bisection(source, target, Positions.NUMBER, 9).find().keys())
        .containsExactly(key(1), key(2));
  }

  @Test
  void keysAtBothEndsOfALongAreCompared() {
    FakeSide source = FakeSide.of(Positions.NUMBER, -5, 5).put(Long.MAX_VALUE, "last");
    FakeSide target =
        FakeSide.of(Positions.NUMBER, -5, 5)
            .put(Long.MAX_VALUE, "other")
            .put(Long.MIN_VALUE, "first");

    assertThat(new Bisection(source, target, Positions.NUMBER, 9).find().keys())
        .containsExactlyInAnyOrder(key(Long.MIN_VALUE), key(Long.MAX_VALUE));
  }

  @Test
  void rangeIsSplitWithoutGapOrOverlap() {
    assertThat(new KeyRange(-3, 6).split(4))
        .containsExactly(
            new KeyRange(-3, -1), new KeyRange(0, 2), new KeyRange(3, 5), new KeyRange(6, 6));
    assertThat(new KeyRange(5, 5).split(64)).containsExactly(new KeyRange(5, 5));
    assertThat(new KeyRange(Long.MAX_VALUE - 1, Long.MAX_VALUE).split(64)).hasSize(2);
  }
}
