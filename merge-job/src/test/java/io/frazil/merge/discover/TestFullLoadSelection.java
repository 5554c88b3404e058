package io.frazil.merge.discover;

import static io.frazil.merge.discover.Discovery.paths;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.LandingFolder;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.LoadSet;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestFullLoadSelection {

  private static final String CDC1 = "20240612-100010000.csv";
  private static final String CDC2 = "20240612-100100000.csv";
  private static final String CDC3 = "20240612-100500000.csv";

  private final Discovery discovery = new Discovery();
  private final LandingFolder folder = discovery.folder();

  @Test
  void emptyFolderHasNothingToApply() {
    assertThat(discovery.select())
        .isEqualTo(
            new Selection(Optional.empty(), "", 0, 0, Optional.empty(), false, 0, List.of()));
  }

  @Test
  void loadWaitsForItsQuietPeriod() {
    folder.write(10, "LOAD00000001.csv").write(20, "LOAD00000002.csv");

    assertThat(discovery.at(79).select())
        .isEqualTo(
            new Selection(
                Optional.empty(),
                "full load of 2 files was last written 59 s ago; it counts as complete after 60 s"
                    + " without a change (load-quiet-period), or with --load-complete",
                2,
                200,
                Optional.of(LandingFolder.at(10)),
                false,
                0,
                List.of()));
  }

  @Test
  void quietLoadIsOneBatchOfAllItsFiles() {
    folder.write(10, "LOAD00000001.csv").write(20, "LOAD00000002.csv", 5_000);
    folder.write(20, "LOAD00000003.csv", "LOAD00000004.csv", "LOAD00000005.csv");

    Selection selection = discovery.at(80).select();

    assertThat(selection.waiting()).isEmpty();
    assertThat(selection.batch())
        .contains(
            new ChangeBatch(
                ChangeBatch.Kind.LOAD,
                folder.listing().fullLoad(),
                List.of(),
                "",
                LoadSet.of(folder.listing().fullLoad())));
  }

  @Test
  void segmentsAndPartitionFoldersAreOneLoad() {
    folder.write(10, "SEGMENT1_LOAD00000001.csv", "SEGMENT2_LOAD00000001.csv");
    folder.write(20, "north/LOAD00000001.csv", "south/LOAD00000001.csv");

    assertThat(discovery.at(79).select().batch()).isEmpty();
    assertThat(paths(discovery.at(80).next().files()))
        .containsExactly(
            "SEGMENT1_LOAD00000001.csv",
            "SEGMENT2_LOAD00000001.csv",
            "north/LOAD00000001.csv",
            "south/LOAD00000001.csv");
  }

  @Test
  void loadIsCompleteOnceAChangeFileWasWrittenAfterIt() {
    folder.write(10, "LOAD00000001.csv").write(11, CDC1);

    assertThat(discovery.at(11).next().kind()).isEqualTo(ChangeBatch.Kind.LOAD);
  }

  @Test
  void changeFileWrittenBeforeTheNewestLoadFileDoesNotCompleteTheLoad() {
    folder.write(10, "LOAD00000001.csv").write(11, CDC1).write(12, "LOAD00000002.csv");

    assertThat(discovery.at(13).select().batch()).isEmpty();
  }

  @Test
  void operatorMaySayThatTheLoadIsComplete() {
    folder.write(10, "LOAD00000001.csv");

    assertThat(paths(discovery.at(10).loadComplete().next().files()))
        .containsExactly("LOAD00000001.csv");
  }

  @Test
  void loadWrittenByAClockAheadOfOursWaits() {
    folder.write(10, "LOAD00000001.csv");

    assertThat(discovery.at(5).select().waiting())
        .startsWith("full load of 1 file was last written 0 s ago;");
  }

  @Test
  void changesWaitBehindAGrowingLoad() {
    folder.write(5, CDC1).write(10, "LOAD00000001.csv");

    Selection selection = discovery.at(20).select();

    assertThat(selection.batch()).isEmpty();
    assertThat(selection.pending()).isEqualTo(2);
    assertThat(selection.pendingSince()).contains(LandingFolder.at(5));
  }

  @Test
  void changesFollowTheLoad() {
    folder.write(10, "LOAD00000001.csv").write(70, CDC1, CDC2);
    discovery.at(80).commit(discovery.next());

    ChangeBatch batch = discovery.next();

    assertThat(batch.kind()).isEqualTo(ChangeBatch.Kind.CHANGES);
    assertThat(paths(batch.files())).containsExactly(CDC1, CDC2);
    assertThat(batch.loadSet()).isEqualTo(LoadSet.of(folder.listing().fullLoad()));
  }

  @Test
  void firstLoadFencesNothingOff() {
    folder.write(90_000, "LOAD00000001.csv").write(90_001, CDC1);

    discovery.at(90_100).drain();

    assertThat(discovery.table().progress().loadSet().fence()).isEmpty();
    assertThat(discovery.table().progress().applied()).containsExactly(CDC1);
  }

  @Test
  void appliedLoadIsNotAppliedAgain() {
    folder.write(10, "LOAD00000001.csv");

    assertThat(discovery.at(80).drain().at(1_000).select()).isEqualTo(Selection.NOTHING);
  }

  @Test
  void rewrittenLoadReplacesTheTable() {
    folder.write(10, "LOAD00000001.csv").write(70, CDC1);
    discovery.at(80).drain();
    folder.write(200, "LOAD00000001.csv");

    assertThat(discovery.at(201).select().batch()).isEmpty();
    ChangeBatch batch = discovery.at(260).next();

    assertThat(batch.kind()).isEqualTo(ChangeBatch.Kind.LOAD);
    assertThat(batch.files()).isEqualTo(folder.listing().fullLoad());
    assertThat(batch.watermark()).isEmpty();
  }

  @Test
  void changeFilesOlderThanTheReloadAreFencedOff() {
    folder.write(10, "LOAD00000001.csv").write(60, CDC1, CDC2);
    discovery.at(80).drain();
    folder.write(200, "LOAD00000001.csv").write(300, CDC3);

    Selection reload = discovery.at(301).select();
    discovery.commit(reload.batch().orElseThrow());
    Selection changes = discovery.select();

    assertThat(reload.pending()).isEqualTo(2);
    assertThat(reload.batch().orElseThrow().loadSet().fence())
        .contains(LocalDateTime.parse("2024-06-12T10:03:20"));
    assertThat(paths(changes.batch().orElseThrow().files())).containsExactly(CDC3);
    assertThat(changes.notices())
        .containsExactly("2 CDC files are older than the full load and fenced off");
  }

  @Test
  void fenceOfAReloadIsInTheZoneOfFileNames() {
    folder.write(10, "LOAD00000001.csv");
    discovery.namesIn("Asia/Kolkata").at(80).drain();
    folder.write(200, "LOAD00000001.csv");

    assertThat(discovery.at(300).next().loadSet().fence())
        .contains(LocalDateTime.parse("2024-06-12T15:33:20"));
  }

  @Test
  void changeFileFlushedDuringTheReloadIsAppliedAgain() {
    folder.write(10, "LOAD00000001.csv").write(60, CDC1).write(61, CDC2);
    discovery.at(80).drain();
    folder.write(70, "LOAD00000001.csv");
    folder.write(75, "20240612-100115000.csv");

    discovery.at(140).drain();

    assertThat(discovery.table().progress().applied()).containsExactly("20240612-100115000.csv");
  }

  @Test
  void staleFilesOfAnEarlierLoadAreNoticedAndNotRead() {
    folder.write(10, "LOAD00000001.csv", "LOAD00000002.csv", "LOAD00000003.csv");
    discovery.at(80).drain();
    folder.write(200, "LOAD00000001.csv").write(210, "LOAD00000002.csv");

    Selection selection = discovery.at(280).select();

    assertThat(paths(selection.batch().orElseThrow().files()))
        .containsExactly("LOAD00000001.csv", "LOAD00000002.csv");
    assertThat(selection.notices())
        .containsExactly(
            "full-load file LOAD00000003.csv is left from an earlier load and not read");
    assertThat(discovery.drain().select()).isEqualTo(Selection.NOTHING);
  }

  @Test
  void loadThatGoesOnIsAppliedAgainAsAWhole() {
    folder.write(10, "LOAD00000001.csv", "LOAD00000002.csv");
    discovery.at(80).drain();
    folder.write(100, "LOAD00000003.csv");

    ChangeBatch batch = discovery.at(160).next();

    assertThat(batch.files()).isEqualTo(folder.listing().fullLoad());
    assertThat(batch.loadSet()).isEqualTo(LoadSet.of(folder.listing().fullLoad()));
  }

  @Test
  void changesOfBeforeFollowALoadThatWentOn() {
    folder.write(10, "LOAD00000001.csv").write(20, CDC1);
    discovery.at(80).drain();
    folder.write(100, "LOAD00000002.csv");

    discovery.at(160).drain();

    assertThat(discovery.table().progress().applied()).containsExactly(CDC1);
  }

  @Test
  void reloadThatGoesOnIsAppliedAgainWithoutStaleFiles() {
    folder.write(10, "LOAD00000001.csv", "LOAD00000002.csv", "LOAD00000003.csv");
    discovery.at(80).drain();
    folder.write(200, "LOAD00000001.csv");
    discovery.at(260).drain();
    folder.write(300, "LOAD00000002.csv");

    Selection selection = discovery.at(360).select();
    ChangeBatch batch = selection.batch().orElseThrow();

    assertThat(paths(batch.files())).containsExactly("LOAD00000001.csv", "LOAD00000002.csv");
    assertThat(batch.loadSet().fence()).contains(LocalDateTime.parse("2024-06-12T10:03:20"));
    assertThat(selection.notices())
        .containsExactly(
            "full-load file LOAD00000003.csv is left from an earlier load and not read");
  }

  @Test
  void secondReloadReplacesTheFirst() {
    folder.write(10, "LOAD00000001.csv", "LOAD00000002.csv");
    discovery.at(80).drain();
    folder.write(200, "LOAD00000001.csv");
    discovery.at(260).drain();
    folder.write(400, "LOAD00000001.csv");

    Selection selection = discovery.at(460).select();

    assertThat(paths(selection.batch().orElseThrow().files())).containsExactly("LOAD00000001.csv");
    assertThat(selection.notices())
        .containsExactly(
            "full-load file LOAD00000002.csv is left from an earlier load and not read");
  }

  @Test
  void loadFileThatShowsUpWithAnOlderTimeBelongsToTheLoad() {
    folder.write(10, "SEGMENT2_LOAD00000001.csv");
    discovery.at(80).drain();
    folder.write(5, "SEGMENT1_LOAD00000001.csv");

    assertThat(discovery.at(100).next().files()).isEqualTo(folder.listing().fullLoad());
  }

  @Test
  void loadOfFilesWithoutTimesIsALoad() {
    folder.write(-LandingFolder.START.getEpochSecond(), "LOAD00000001.csv");

    assertThat(paths(discovery.at(100).next().files())).containsExactly("LOAD00000001.csv");
  }

  @Test
  void loadAfterChangesReplacesThem() {
    folder.write(20, CDC1);
    discovery.at(80).drain();
    folder.write(200, "LOAD00000001.csv").write(300, CDC3);

    discovery.at(300).drain();

    assertThat(discovery.table().progress().loadSet().fence())
        .contains(LocalDateTime.parse("2024-06-12T10:03:20"));
    assertThat(discovery.table().progress().applied()).containsExactly(CDC3);
  }

  @Test
  void vanishedLoadFilesAreReportedAndNothingIsDone() {
    folder.write(10, "LOAD00000001.csv", "LOAD00000002.csv");
    discovery.at(80).drain();
    folder.remove("LOAD00000002.csv");

    Selection some = discovery.at(90).select();
    folder.remove("LOAD00000001.csv");
    Selection all = discovery.at(95).select();

    assertThat(some.batch()).isEmpty();
    assertThat(some.notices())
        .containsExactly(
            "full-load files the table stands on are no longer in the landing folder; nothing is"
                + " deleted because of that");
    assertThat(all.notices()).isEqualTo(some.notices());
    assertThat(all.batch()).isEmpty();
    assertThat(List.of(some.vanished(), all.vanished())).containsExactly(1, 2);
  }

  @Test
  void loadAfterTheFolderWasClearedReplacesTheTable() {
    folder.write(10, "LOAD00000001.csv", "LOAD00000002.csv").write(20, CDC1);
    discovery.at(80).drain();
    folder.remove("LOAD00000001.csv", "LOAD00000002.csv", CDC1).write(200, "LOAD00000001.csv");

    Selection selection = discovery.at(260).select();

    assertThat(selection.batch().orElseThrow().files()).isEqualTo(folder.listing().fullLoad());
    assertThat(selection.notices())
        .containsExactly(
            "1 applied CDC file is no longer in the landing folder; nothing is deleted because of"
                + " that");
  }
}
