package io.frazil.merge.discover;

import static io.frazil.merge.discover.Discovery.paths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.fixture.LandingFolder;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.model.failure.FrazilException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestReplay {

  private static final String LOAD1 = "LOAD00000001.csv";
  private static final String LOAD2 = "LOAD00000002.csv";
  private static final String F1 = "20240612-100201000.csv";
  private static final String F2 = "20240612-100202000.csv";
  private static final String F3 = "20240612-100203000.csv";

  private final Discovery discovery = new Discovery();
  private final LandingFolder folder = discovery.folder();

  TestReplay() {
    folder.write(1, LOAD1, LOAD2).write(130, F1, F2, F3);
    discovery.at(200).drain();
  }

  @Test
  void appliedFileIsFoldedAgainWithThoseAfterIt() {
    ChangeBatch batch = discovery.look().replay(Set.of(F2));

    assertThat(batch.kind()).isEqualTo(ChangeBatch.Kind.REFOLD);
    assertThat(paths(batch.files())).containsExactly(F2);
    assertThat(paths(batch.context())).containsExactly(F3);
    assertThat(batch.watermark()).isEqualTo(F3);
    assertThat(batch.loadSet()).isEqualTo(discovery.table().progress().loadSet());
  }

  @Test
  void fullLoadFileIsFoldedAgainWithAllChanges() {
    ChangeBatch batch = discovery.look().replay(Set.of(LOAD2, F2));

    assertThat(paths(batch.files())).containsExactly(LOAD2, F2);
    assertThat(paths(batch.context())).containsExactly(F1, F3);
  }

  @Test
  void replayedFullLoadFileLeavesNothingToDoAndMayBeReplayedAgain() {
    discovery.at(210).commit(discovery.look().replay(Set.of(LOAD1)));

    assertThat(discovery.select()).isEqualTo(Selection.NOTHING);
    assertThat(paths(discovery.look().replay(Set.of(LOAD1)).files())).containsExactly(LOAD1);
  }

  @Test
  void replayedFullLoadFileLeavesNothingToDoAfterHistoryExpired() {
    discovery.at(210).commit(discovery.look().replay(Set.of(LOAD1)));
    discovery.table().expire(1);

    assertThat(discovery.select()).isEqualTo(Selection.NOTHING);
  }

  @Test
  void vanishedFileCannotBeReplayed() {
    folder.remove(F2);

    assertRefused(
        Set.of(F1, F2),
        "Cannot replay: change files that were applied are no longer in the landing folder:"
            + " [20240612-100202000.csv]. Put them back, or reload the table in DMS.");
  }

  @Test
  void fileWhoseFollowersVanishedCannotBeReplayed() {
    folder.remove(F2);

    assertRefused(
        Set.of(F1),
        "Cannot fold again from 20240612-100201000.csv: change files that were applied are no"
            + " longer in the landing folder: [20240612-100202000.csv]. Put them back, or reload"
            + " the table in DMS.");
  }

  @Test
  void pendingFileIsMergedNotReplayed() {
    folder.write(210, "20240612-100300000.csv");

    assertRefused(
        Set.of("20240612-100300000.csv"),
        "Cannot replay: change files are not in the table: [20240612-100300000.csv]. Run './frazil"
            + " merge' first: it applies files that are pending, and closes rows that a newer full"
            + " load has replaced.");
  }

  @Test
  void fileThatAReloadReplacedIsNotReplayed() {
    folder.write(300, LOAD1);
    discovery.at(400).drain();

    assertRefused(
        Set.of(LOAD2, F1),
        "Cannot replay: change files are not in the table: [20240612-100201000.csv,"
            + " LOAD00000002.csv]. Run './frazil merge' first: it applies files that are pending,"
            + " and closes rows that a newer full load has replaced.");
    assertThat(paths(discovery.look().replay(Set.of(LOAD1)).files())).containsExactly(LOAD1);
  }

  private void assertRefused(Set<String> paths, String message) {
    assertThatThrownBy(() -> discovery.look().replay(paths))
        .isInstanceOf(FrazilException.class)
        .hasMessage(message);
  }
}
