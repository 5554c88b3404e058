package io.frazil.merge.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.fixture.LandingFolder;
import io.frazil.fixture.TableHistory;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changefile.LoadSet;
import io.frazil.merge.changefile.TableListing;
import io.frazil.model.dms.ChangeFileName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestTableProgress {

  private static final String F1 = "20240612-100001000.csv";
  private static final String F2 = "20240612-100002000.csv";
  private static final String F3 = "20240612-100003000.csv";
  private static final LoadSet LOAD =
      LoadSet.of(new LandingFolder().write(1, "LOAD00000001.csv").listing().fullLoad());

  private final TableHistory table = new TableHistory();

  @Test
  void tableThatWasOnlySetUpHasNoProgress() {
    TableProgress progress = table.progress();

    assertThat(progress)
        .isEqualTo(
            new TableProgress(
                table.ancestry().get(0),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                true,
                LandingFolder.at(0),
                ""));
    assertThat(progress.watermark()).isEmpty();
    assertThat(progress.loadSet()).isEqualTo(LoadSet.NONE);
    assertThat(progress.changeSequence()).isEmpty();
  }

  @Test
  void newestBatchSaysHowFarTheTableIs() {
    commit(10, batch(ChangeBatch.Kind.CHANGES, F1, F1));
    commit(20, batch(ChangeBatch.Kind.CHANGES, F3, F2, F3));

    TableProgress progress = table.progress();

    assertThat(progress.watermark().map(ChangeFileName::path)).contains(F3);
    assertThat(progress.last().map(BatchSummary::batchId)).contains("batch-20");
    assertThat(progress.applied()).containsExactlyInAnyOrder(F1, F2, F3);
    assertThat(progress.complete()).isTrue();
  }

  @Test
  void compactionKeepsTheWatermark() {
    commit(10, batch(ChangeBatch.Kind.CHANGES, F1, F1));
    table.compact(11);
    commit(20, batch(ChangeBatch.Kind.CHANGES, F2, F2));
    table.compact(21).compact(22);

    TableProgress progress = table.progress();

    assertThat(progress.snapshot()).isEqualTo(table.ancestry().get(0));
    assertThat(progress.watermark().map(ChangeFileName::path)).contains(F2);
    assertThat(progress.applied()).containsExactlyInAnyOrder(F1, F2);
  }

  @Test
  void fullLoadBeginsAnew() {
    commit(10, batch(ChangeBatch.Kind.CHANGES, F1, F1));
    commit(20, batch(ChangeBatch.Kind.LOAD, "", "LOAD00000001.csv"));
    commit(30, batch(ChangeBatch.Kind.CHANGES, F2, F2));

    TableProgress progress = table.progress();

    assertThat(progress.applied()).containsExactly(F2);
    assertThat(progress.complete()).isTrue();
    assertThat(progress.since()).isEqualTo(LandingFolder.at(20));
    assertThat(progress.loadSet()).isEqualTo(LOAD);
  }

  @Test
  void afterAFullLoadNoChangeFileIsBehind() {
    commit(20, batch(ChangeBatch.Kind.LOAD, "", "LOAD00000001.csv"));

    assertThat(table.progress().watermark()).isEmpty();
    assertThat(table.progress().applied()).isEmpty();
  }

  @Test
  void expiredHistoryIsNotWhole() {
    commit(10, batch(ChangeBatch.Kind.CHANGES, F1, F1));
    commit(20, batch(ChangeBatch.Kind.CHANGES, F2, F2));
    commit(30, batch(ChangeBatch.Kind.CHANGES, F3, F3));
    table.expire(2);

    TableProgress progress = table.progress();

    assertThat(progress.applied()).containsExactlyInAnyOrder(F2, F3);
    assertThat(progress.reach().map(ChangeFileName::path)).contains(F2);
    assertThat(progress.complete()).isFalse();
    assertThat(progress.since()).isEqualTo(LandingFolder.at(20));
  }

  @Test
  void expiredHistoryIsWholeAgainFromTheNextFullLoadOn() {
    commit(10, batch(ChangeBatch.Kind.CHANGES, F1, F1));
    commit(20, batch(ChangeBatch.Kind.LOAD, "", "LOAD00000001.csv"));
    table.expire(1);

    assertThat(table.progress().complete()).isTrue();
  }

  @Test
  void refoldDoesNotReachFurtherBackThanBatchesOfChanges() {
    commit(10, batch(ChangeBatch.Kind.CHANGES, F2, F2));
    commit(20, batch(ChangeBatch.Kind.CHANGES, F3, F3));
    commit(30, batch(ChangeBatch.Kind.REFOLD, F3, F1));
    table.expire(2);

    TableProgress progress = table.progress();

    assertThat(progress.applied()).containsExactlyInAnyOrder(F1, F3);
    assertThat(progress.reach().map(ChangeFileName::path)).contains(F3);
  }

  @Test
  void replayedFullLoadFileIsNoAppliedChangeFile() {
    commit(10, batch(ChangeBatch.Kind.LOAD, "", "LOAD00000001.csv"));
    commit(20, batch(ChangeBatch.Kind.CHANGES, F1, F1));
    commit(30, batch(ChangeBatch.Kind.REFOLD, F1, "LOAD00000001.csv"));

    assertThat(table.progress().applied()).containsExactly(F1);
  }

  @Test
  void sourceTimeIsTheLatestOfAnyBatchWhateverItsDigits() {
    table.commit(10, timed("2024-06-12T10:00:00Z"));
    table.commit(20, timed("2024-06-12T10:00:00.500Z"));
    table.commit(30, timed(""));
    table.commit(40, timed("2024-06-12T09:00:00.123456Z"));

    assertThat(table.progress().sourceTime()).isEqualTo("2024-06-12T10:00:00.500Z");
  }

  @Test
  void watermarkThatIsNoChangeFileIsRefused() {
    commit(10, batch(ChangeBatch.Kind.CHANGES, "notes.txt", F1));

    assertThatThrownBy(() -> table.progress().watermark())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a change file name: notes.txt");
  }

  private void commit(long second, ChangeBatch batch) {
    table.commit(second, table.summary("batch-" + second, batch));
  }

  private BatchSummary timed(String latest) {
    BatchSummary plain = table.summary("batch", batch(ChangeBatch.Kind.CHANGES, F1, F1));
    return new BatchSummary(
        plain.batchId(),
        plain.kind(),
        plain.watermark(),
        plain.loadSet(),
        plain.files(),
        plain.rows(),
        new SourceTimes(latest, latest),
        plain.changeSequence(),
        plain.baseSnapshot(),
        plain.version());
  }

  private static ChangeBatch batch(ChangeBatch.Kind kind, String watermark, String... paths) {
    TableListing listing = new LandingFolder().write(1, paths).listing();
    List<ChangeFile> files =
        Stream.concat(listing.fullLoad().stream(), listing.cdc().stream()).toList();
    return new ChangeBatch(kind, files, List.of(), watermark, LOAD);
  }
}
