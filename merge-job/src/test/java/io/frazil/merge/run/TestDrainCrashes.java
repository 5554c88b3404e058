package io.frazil.merge.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A drain may end before or after any call of a port; the drain after it ends in the same table, as
 * if nothing had happened.
 */
class TestDrainCrashes {

  private static final String LOAD = "LOAD00000001.csv";
  private static final String F1 = "20240612-100201000.csv";
  private static final String F2 = "20240612-100202000.csv";
  private static final String F3 = "20240612-100203000.csv";
  private static final String F4 = "20240612-101801000.csv";
  private static final String F5 = "20240612-101802000.csv";
  private static final String F6 = "20240612-101803000.csv";
  private static final String F7 = "20240612-101804000.csv";

  @Test
  void firstLoadAndItsChangesAreAppliedOnceWhereverADrainCrashes() {
    int edges = 0;
    DrainFixture undisturbed = firstLoad();
    undisturbed.drain().drain();
    for (boolean crashed = true; crashed; ) {
      DrainFixture fixture = firstLoad();
      crashed = crash(fixture, ++edges);
      assertSameEnd(fixture, undisturbed, edges);
    }
    assertThat(edges).isGreaterThan(20);
  }

  @Test
  void lateFileAndReloadAreAppliedOnceWhereverADrainCrashes() {
    int edges = 0;
    DrainFixture undisturbed = lateFileAndReload();
    undisturbed.drain().drain();
    for (boolean crashed = true; crashed; ) {
      DrainFixture fixture = lateFileAndReload();
      crashed = crash(fixture, ++edges);
      assertSameEnd(fixture, undisturbed, edges);
    }
    assertThat(edges).isGreaterThan(20);
  }

  @Test
  void lateFileIsAppliedOnceWhereverADrainCrashes() {
    int edges = 0;
    DrainFixture undisturbed = lateFile();
    undisturbed.drain().drain();
    for (boolean crashed = true; crashed; ) {
      DrainFixture fixture = lateFile();
      crashed = crash(fixture, ++edges);
      assertSameEnd(fixture, undisturbed, edges);
    }
    assertThat(edges).isGreaterThan(20);
  }

  private static DrainFixture firstLoad() {
    DrainFixture fixture = new DrainFixture();
    fixture.folder.write(1, LOAD).write(130, F1, F2, F3, F4);
    fixture.merger.refuse(LOAD, 4L);
    fixture.merger.refuse(F2, 1L, 9L);
    return fixture;
  }

  private static DrainFixture lateFile() {
    DrainFixture fixture = new DrainFixture();
    fixture.folder.write(1, LOAD).write(130, F1, F3);
    fixture.drain().drain();
    fixture.folder.write(900, F2, F4, F5, F6, F7);
    fixture.merger.refuse(F2, 6L);
    return fixture;
  }

  private static DrainFixture lateFileAndReload() {
    DrainFixture fixture = new DrainFixture();
    fixture.folder.write(1, LOAD).write(130, F1, F3);
    fixture.merger.refuse(F1, 2L);
    fixture.merger.refuse(LOAD, 4L);
    fixture.drain().drain();
    fixture.folder.write(900, F2).write(1_000, LOAD).write(1_090, F4, F5, F6, F7);
    fixture.clock.set(1_100);
    return fixture;
  }

  /** Whether the drain got as far as that edge; if so, it is followed by another. */
  private static boolean crash(DrainFixture fixture, int edge) {
    fixture.edges.crashAt(edge);
    try {
      fixture.drain().drain();
      return false;
    } catch (Edges.Crash e) {
      fixture.edges.crashAt(Integer.MAX_VALUE);
      assertThat(fixture.drain().drain().failure()).isEqualTo(Optional.empty());
      return true;
    }
  }

  private static void assertSameEnd(DrainFixture fixture, DrainFixture undisturbed, int edge) {
    String where = "crash at edge " + edge;
    assertThat(fixture.committed()).as(where).isEqualTo(undisturbed.committed());
    assertThat(fixture.quarantine.states()).as(where).isEqualTo(undisturbed.quarantine.states());
    assertThat(fixture.history.progress().watermark())
        .as(where)
        .isEqualTo(undisturbed.history.progress().watermark());
  }
}
