package io.frazil.setup.verify;

import static io.frazil.setup.verify.FakeSide.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.ColumnType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestVerification {

  private static final ComparedTable TABLE =
      ComparedTable.of(
          List.of(column("id", ColumnType.Kind.LONG)),
          List.of(column("text", ColumnType.Kind.STRING)));

  private final FakeSide source = FakeSide.of(Positions.NUMBER, 1, 5);
  private final FakeSide target = FakeSide.of(Positions.NUMBER, 1, 5);

  /** What happens in each pause, in order. */
  private final Deque<Runnable> between = new ArrayDeque<>();

  private int pending;

  @Test
  void sameRowsAreEqualAfterOneLook() {
    TableVerdict verdict = compare();

    assertThat(verdict.verdict()).isEqualTo(TableVerdict.Verdict.EQUAL);
    assertThat(verdict.looks()).isEqualTo(1);
    assertThat(verdict.version().watermark()).isEqualTo("20240612-103100000.csv");
  }

  @Test
  void differenceThatStaysIsReportedWithItsValues() {
    target.put(2, "other").remove(3).put(9, "orphan");

    TableVerdict verdict = compare();

    assertThat(verdict.verdict()).isEqualTo(TableVerdict.Verdict.DIFFERENT);
    assertThat(verdict.looks()).isEqualTo(3);
    assertThat(verdict.keys())
        .containsExactly(
            new KeyDifference(
                key(2),
                KeyDifference.Kind.CHANGED,
                List.of(new KeyDifference.Value("text", "row 2", "other"))),
            new KeyDifference(key(3), KeyDifference.Kind.MISSING, List.of()),
            new KeyDifference(key(9), KeyDifference.Kind.EXTRA, List.of()));
  }

  @Test
  void keyWithTwoEqualRowsIsNoEqualKey() {
    target.repeat(2);

    TableVerdict verdict = compare();

    assertThat(verdict.verdict()).isEqualTo(TableVerdict.Verdict.DIFFERENT);
    assertThat(verdict.keys())
        .containsExactly(new KeyDifference(key(2), KeyDifference.Kind.REPEATED, List.of()));
  }

  @Test
  void differenceThatIsMergedMeanwhileIsNone() {
    source.put(2, "new");
    between.add(() -> target.put(2, "new"));

    TableVerdict verdict = compare();

    assertThat(verdict.verdict()).isEqualTo(TableVerdict.Verdict.EQUAL);
    assertThat(verdict.keys()).isEmpty();
  }

  @Test
  void differenceThatIsMergedBeforeTheLastLookIsNone() {
    source.put(2, "new");
    between.add(() -> {});
    between.add(() -> target.put(2, "new"));

    assertThat(compare().verdict()).isEqualTo(TableVerdict.Verdict.EQUAL);
  }

  @Test
  void rowThatKeepsChangingIsMoving() {
    source.put(2, "new");
    between.add(() -> source.put(2, "newer"));
    between.add(() -> source.put(2, "newest"));

    TableVerdict verdict = compare();

    assertThat(verdict.verdict()).isEqualTo(TableVerdict.Verdict.MOVING);
    assertThat(verdict.looks()).isEqualTo(3);
  }

  @Test
  void differenceThatPendingFilesMayMendIsMoving() {
    pending = 1;
    source.put(2, "new");

    assertThat(compare().verdict()).isEqualTo(TableVerdict.Verdict.MOVING);
  }

  @Test
  void stableDifferenceBesideAMovingRowIsDifferent() {
    source.put(2, "new").put(3, "new");
    between.add(() -> source.put(2, "newer"));

    assertThat(compare().verdict()).isEqualTo(TableVerdict.Verdict.DIFFERENT);
  }

  @Test
  void keysBeyondTheLimitAreSaidToBeThere() {
    for (long id = 1; id <= 5; id++) {
      target.remove(id);
    }

    TableVerdict verdict =
        new Verification(TABLE, source, this::version, new Verification.Limits(2, 2, () -> {}))
            .compare();

    assertThat(verdict.keys()).hasSize(2);
    assertThat(verdict.more()).isTrue();
    assertThat(verdict.verdict()).isEqualTo(TableVerdict.Verdict.DIFFERENT);
  }

  private TableVerdict compare() {
    Runnable pause =
        () -> {
          if (!between.isEmpty()) {
            between.remove().run();
          }
        };
    return new Verification(TABLE, source, this::version, new Verification.Limits(10, 3, pause))
        .compare();
  }

  private TargetVersion version() {
    return new TargetVersion(target, 1, "20240612-103100000.csv", "", pending);
  }

  private static ComparedColumn column(String name, ColumnType.Kind kind) {
    return new ComparedColumn(name, name, ColumnType.of(kind), kind.name());
  }
}
