package io.frazil.merge.discover;

import static io.frazil.merge.discover.Discovery.paths;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.LandingFolder;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changefile.LoadSet;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestChangeSelection {

  private static final String F1 = "20240612-100001000.csv";
  private static final String F2 = "20240612-100002000.csv";
  private static final String F3 = "20240612-100003000.csv";
  private static final String F4 = "20240612-100004000.csv";

  private final Discovery discovery = new Discovery().at(60);
  private final LandingFolder folder = discovery.folder();

  @Test
  void changesAreTakenInNameOrderUpToTheNewest() {
    folder.write(9, F1).write(1, F3).write(5, F2);

    assertThat(discovery.select())
        .isEqualTo(
            new Selection(
                Optional.of(
                    new ChangeBatch(
                        ChangeBatch.Kind.CHANGES,
                        folder.listing().cdc(),
                        List.of(),
                        F3,
                        LoadSet.NONE)),
                "",
                3,
                300,
                Optional.of(LandingFolder.at(1)),
                false,
                0,
                List.of()));
  }

  @Test
  void changesAreTakenStrictlyAfterTheWatermark() {
    folder.write(1, F1, F2);
    discovery.drain();
    folder.write(70, F3);

    assertThat(paths(discovery.at(80).next().files())).containsExactly(F3);
  }

  @Test
  void nothingIsLeftOnceAllIsApplied() {
    folder.write(1, F1, F2, F3, F4);

    assertThat(discovery.drain().select()).isEqualTo(Selection.NOTHING);
  }

  @Test
  void dateFoldersDoNotChangeTheOrder() {
    String december = "31/12/2023/20231231-235959999.csv";
    String january = "01/01/2024/20240101-000000000.csv";
    String plain = "20240101-000000001.csv";
    String dashed = "2024-01-02/20240102-000000000.csv";
    folder.write(1, plain, dashed, december, january);

    ChangeBatch first = discovery.next();
    discovery.commit(first);

    assertThat(paths(first.files())).containsExactly(december, january, plain);
    assertThat(paths(discovery.next().files())).containsExactly(dashed);
  }

  @Test
  void batchHoldsNoMoreFilesThanAllowed() {
    folder.write(1, F1, F2, F3, F4);

    ChangeBatch batch = discovery.next();

    assertThat(paths(batch.files())).containsExactly(F1, F2, F3);
    assertThat(batch.watermark()).isEqualTo(F3);
  }

  @Test
  void batchHoldsNoMoreBytesThanAllowed() {
    folder.write(1, F1, 600).write(1, F2, 400).write(1, F3, 1);

    assertThat(paths(discovery.next().files())).containsExactly(F1, F2);
  }

  @Test
  void fileLargerThanABatchGoesAlone() {
    folder.write(1, F1, 1_001).write(1, F2, 1);

    assertThat(paths(discovery.next().files())).containsExactly(F1);
  }

  @Test
  void smallFileBeforeALargeOneGoesFirst() {
    folder.write(1, F1, 1).write(1, F2, 1_001);

    assertThat(paths(discovery.next().files())).containsExactly(F1);
  }

  @Test
  void vanishedChangeFilesAreReportedAndNothingIsDone() {
    folder.write(1, F1, F2);
    discovery.drain();
    folder.remove(F1);

    assertThat(discovery.select())
        .isEqualTo(
            new Selection(
                Optional.empty(),
                "",
                0,
                0,
                Optional.empty(),
                false,
                1,
                List.of(
                    "1 applied CDC file is no longer in the landing folder; nothing is deleted"
                        + " because of that")));
  }

  @Test
  void unknownObjectsAreNamed() {
    folder.write(1, "notes.txt");

    assertThat(discovery.select().notices())
        .containsExactly("object notes.txt has no name DMS gives and is not read");
  }

  @Test
  void compactionDoesNotBringFilesBack() {
    folder.write(1, F1, F2);
    discovery.drain();
    discovery.table().compact(61);

    assertThat(discovery.select()).isEqualTo(Selection.NOTHING);
  }

  @Test
  void manyFilesOfOneBatchAreAllRemembered() {
    for (int i = 0; i < 2_001; i++) {
      folder.write(1, "20240612-" + (100_000_000 + i) + ".csv");
    }
    List<ChangeFile> files = folder.listing().cdc();
    String watermark = files.get(2_000).path();

    discovery.commit(
        new ChangeBatch(ChangeBatch.Kind.CHANGES, files, List.of(), watermark, LoadSet.NONE));

    assertThat(discovery.select()).isEqualTo(Selection.NOTHING);
  }

  @Test
  void appliedFilesFlushedSinceAMomentMayHoldItsChanges() {
    folder.write(1, F1, F2, F3, F4);
    discovery.commit(discovery.next());

    assertThat(paths(discovery.look().appliedSince(LocalDateTime.parse("2024-06-12T10:00:02.9"))))
        .containsExactly(F2, F3);
  }

  @Test
  void appliedFileWhoseNameIsNoMomentMayHoldAnyChange() {
    folder.write(1, "20249912-100001000.csv");
    discovery.drain();

    assertThat(paths(discovery.look().appliedSince(LocalDateTime.parse("2030-01-01T00:00"))))
        .containsExactly("20249912-100001000.csv");
  }
}
