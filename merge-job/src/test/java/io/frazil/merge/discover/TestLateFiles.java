package io.frazil.merge.discover;

import static io.frazil.merge.discover.Discovery.paths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.fixture.LandingFolder;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import org.junit.jupiter.api.Test;

class TestLateFiles {

  private static final String F1 = "20240612-100001000.csv";
  private static final String F2 = "20240612-100002000.csv";
  private static final String F3 = "20240612-100003000.csv";
  private static final String F4 = "20240612-100004000.csv";
  private static final String F5 = "20240612-100005000.csv";
  private static final String F6 = "20240612-100006000.csv";
  private static final String F7 = "20240612-100007000.csv";

  private final Discovery discovery = new Discovery().at(60);
  private final LandingFolder folder = discovery.folder();

  @Test
  void lateFileIsFoldedWithTheAppliedFilesAfterIt() {
    folder.write(1, F1, F3, F4);
    discovery.drain();
    folder.write(70, F2);

    ChangeBatch batch = discovery.at(80).next();

    assertThat(batch.kind()).isEqualTo(ChangeBatch.Kind.REFOLD);
    assertThat(paths(batch.files())).containsExactly(F2);
    assertThat(paths(batch.context())).containsExactly(F3, F4);
    assertThat(paths(batch.reading())).containsExactly(F2, F3, F4);
    assertThat(batch.watermark()).isEqualTo(F4);
    assertThat(batch.bytes()).isEqualTo(100);
  }

  @Test
  void lateFilesComeBeforeNewOnes() {
    folder.write(1, F1, F3);
    discovery.drain();
    folder.write(70, F2, F4);

    Selection late = discovery.at(80).select();
    discovery.commit(late.batch().orElseThrow());
    ChangeBatch following = discovery.next();

    assertThat(late.pending()).isEqualTo(2);
    assertThat(paths(late.batch().orElseThrow().files())).containsExactly(F2);
    assertThat(following.kind()).isEqualTo(ChangeBatch.Kind.CHANGES);
    assertThat(paths(following.files())).containsExactly(F4);
  }

  @Test
  void lateFilesKeepToTheLimitsOfABatch() {
    folder.write(1, F6);
    discovery.drain();
    folder.write(70, F1, F2, F3, F4);

    ChangeBatch first = discovery.at(80).next();
    discovery.commit(first);
    ChangeBatch second = discovery.next();

    assertThat(paths(first.files())).containsExactly(F1, F2, F3);
    assertThat(paths(first.context())).containsExactly(F6);
    assertThat(paths(second.files())).containsExactly(F4);
    assertThat(paths(second.context())).containsExactly(F6);
  }

  @Test
  void appliedFilesBetweenLateOnesAreContext() {
    folder.write(1, F2, F4);
    discovery.drain();
    folder.write(70, F1, F3);

    ChangeBatch batch = discovery.at(80).next();

    assertThat(paths(batch.files())).containsExactly(F1, F3);
    assertThat(paths(batch.context())).containsExactly(F2, F4);
    assertThat(paths(batch.reading())).containsExactly(F1, F2, F3, F4);
  }

  @Test
  void lateFileOfTheMomentOfTheWatermarkInAnotherFolderIsLate() {
    folder.write(1, F1);
    discovery.drain();
    folder.write(70, "2024/06/12/20240612-100001000.csv");

    ChangeBatch batch = discovery.at(80).next();

    assertThat(paths(batch.files())).containsExactly("2024/06/12/20240612-100001000.csv");
    assertThat(paths(batch.context())).containsExactly(F1);
  }

  @Test
  void lateFileWhoseFollowersVanishedIsRefused() {
    folder.write(1, F1, F3, F4);
    discovery.drain();
    folder.remove(F3).write(70, F2);

    assertThatThrownBy(() -> discovery.at(80).select())
        .isInstanceOf(FrazilException.class)
        .hasMessage(
            "Cannot fold again from 20240612-100002000.csv: change files that were applied are no"
                + " longer in the landing folder: [20240612-100003000.csv]. Put them back, or"
                + " reload the table in DMS.")
        .extracting("kind")
        .isEqualTo(FailureKind.SOURCE_DATA);
  }

  @Test
  void refusalNamesFiveVanishedFilesAndCountsTheRest() {
    folder.write(1, F1, F2, F3, F4, F5, F6, F7);
    discovery.drain();
    folder.remove(F1, F2, F3, F4, F5, F6, F7).write(70, "20240612-100000000.csv");

    assertThatThrownBy(() -> discovery.at(80).select())
        .hasMessageContaining(
            "[20240612-100001000.csv, 20240612-100002000.csv, 20240612-100003000.csv,"
                + " 20240612-100004000.csv, 20240612-100005000.csv] and 2 more.");
  }

  @Test
  void lateFileMayFollowAVanishedOne() {
    folder.write(1, F1, F3);
    discovery.drain();
    folder.remove(F1).write(70, F2);

    assertThat(paths(discovery.at(80).next().context())).containsExactly(F3);
  }

  @Test
  void lateFileOlderThanTheReloadIsFencedOff() {
    folder.write(1, "LOAD00000001.csv");
    discovery.at(100).drain();
    folder.write(200, "LOAD00000001.csv").write(400, "20240612-100640000.csv");
    discovery.at(500).drain();
    folder.write(600, F1);

    assertThat(discovery.at(700).select().batch()).isEmpty();
  }

  @Test
  void afterHistoryExpiredFilesWrittenBeforeItCountAsApplied() {
    folder.write(1, F1);
    discovery.at(10).drain();
    folder.write(11, F2);
    discovery.at(20).drain();
    folder.write(21, F3);
    discovery.at(30).drain();
    discovery.table().expire(1);

    assertThat(discovery.select()).isEqualTo(Selection.NOTHING);
  }

  @Test
  void afterHistoryExpiredFileWrittenSinceIsLate() {
    folder.write(1, F1);
    discovery.at(10).drain();
    folder.write(11, F3);
    discovery.at(20).drain();
    discovery.table().expire(1);
    folder.write(21, F2);

    ChangeBatch batch = discovery.at(30).next();

    assertThat(paths(batch.files())).containsExactly(F2);
    assertThat(paths(batch.context())).containsExactly(F3);
  }

  @Test
  void afterHistoryExpiredFileAmongTheRetainedOnesIsLateWhenNoneNamesIt() {
    folder.write(1, F1);
    discovery.at(10).drain();
    folder.write(11, F2, F4);
    discovery.at(20).drain();
    discovery.table().expire(1);
    folder.write(12, F3);

    assertThat(paths(discovery.at(30).next().files())).containsExactly(F3);
  }

  @Test
  void afterHistoryExpiredUpToARefoldOlderFilesCountAsApplied() {
    folder.write(1, F2, F3, F4);
    discovery.at(10).drain();
    folder.write(11, F5, F6);
    discovery.at(20).drain();
    folder.write(21, F1);
    discovery.at(30).drain();
    discovery.table().expire(1);

    assertThat(discovery.select()).isEqualTo(Selection.NOTHING);
  }

  @Test
  void afterTheNewestBatchExpiredNothingIsApplied() {
    folder.write(1, F1);
    discovery.at(10).drain();
    discovery.table().compact(25).expire(1);

    assertThatThrownBy(() -> discovery.at(30).select())
        .isInstanceOf(FrazilException.class)
        .hasMessage(
            "Cannot tell how far the table is: snapshots have been expired, and none of those"
                + " retained holds a batch. Expire fewer snapshots next time. To build the table"
                + " anew from the landing folder, drop it and run './frazil setup' and './frazil"
                + " merge'.")
        .extracting("kind")
        .isEqualTo(FailureKind.CONFIGURATION);
  }

  @Test
  void afterHistoryExpiredUpToACompactionOlderFilesCountAsApplied() {
    folder.write(1, F1);
    discovery.at(10).drain();
    folder.write(11, F2);
    discovery.at(20).drain();
    discovery.table().compact(25).expire(2);

    assertThat(discovery.select()).isEqualTo(Selection.NOTHING);
  }
}
