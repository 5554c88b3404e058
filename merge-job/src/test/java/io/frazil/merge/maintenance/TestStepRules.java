package io.frazil.merge.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.maintenance.TableHealth.Rewrite;
import io.frazil.model.pipeline.MaintenancePolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestStepRules {

  private static final long MIB = 1 << 20;

  private final StepRules rules = new StepRules(MaintenancePolicy.DEFAULT);

  @Test
  void filesThatThePlannerChoseAreCompacted() {
    StepPlan plan = rules.compact(health(new Rewrite(new Files(12, 30 * MIB), 3, 1, 1)));

    assertThat(plan)
        .isEqualTo(
            StepPlan.pays(Step.COMPACT, new Files(12, 30 * MIB), 1, "3 files with deleted rows"));
  }

  @Test
  void nothingChosenIsNothingToDo() {
    StepPlan plan = rules.compact(health(Rewrite.NONE));

    assertThat(plan)
        .isEqualTo(
            StepPlan.notNeeded(
                Step.COMPACT, "20 data files, 9 delete files: below the thresholds"));
  }

  @Test
  void filesOfWhichNoFewerWouldComeOutAreLeft() {
    StepPlan plan = rules.compact(health(new Rewrite(new Files(5, 450 * MIB), 0, 5, 1)));

    assertThat(plan)
        .isEqualTo(StepPlan.notNeeded(Step.COMPACT, "20 data files: no fewer would come out"));
  }

  @Test
  void oneFileWithDeletedRowsIsWrittenAnewThoughNoFewerComeOut() {
    StepPlan plan = rules.compact(health(new Rewrite(new Files(1, 100 * MIB), 1, 1, 1)));

    assertThat(plan)
        .isEqualTo(
            StepPlan.pays(Step.COMPACT, new Files(1, 100 * MIB), 1, "1 file with deleted rows"));
  }

  @Test
  void deleteFilesAreJoinedOnlyWhereDataFilesHaveSeveral() {
    assertThat(rules.deleteFiles(health(4)))
        .isEqualTo(StepPlan.notNeeded(Step.DELETE_FILES, "9 delete files, 4 to join away"));
    assertThat(rules.deleteFiles(health(5)))
        .isEqualTo(
            StepPlan.pays(
                Step.DELETE_FILES, new Files(9, MIB), 4, "several delete files for one data file"));
  }

  @Test
  void manifestsAreJoinedFromTheThresholdOn() {
    assertThat(rules.manifests(manifests(49, 49)))
        .isEqualTo(StepPlan.notNeeded(Step.MANIFESTS, "60 manifests, 49 small"));
    assertThat(rules.manifests(manifests(50, 50 * MIB)))
        .isEqualTo(StepPlan.pays(Step.MANIFESTS, new Files(50, 50 * MIB), 7, "small manifests"));
  }

  @Test
  void snapshotsAreExpiredWhereThereAreAny() {
    assertThat(rules.snapshots(new Expiry(0, 7, Files.NONE)))
        .isEqualTo(StepPlan.notNeeded(Step.SNAPSHOTS, "7 snapshots, none to expire"));
    assertThat(rules.snapshots(new Expiry(3, 7, new Files(11, MIB))))
        .isEqualTo(StepPlan.pays(Step.SNAPSHOTS, new Files(11, MIB), 0, "3 snapshots of 10"));
  }

  @Test
  void orphansAreDeletedWhereThereAreAny() {
    assertThat(rules.orphans(Files.NONE).verdict()).isEqualTo(StepPlan.Verdict.NOT_NEEDED);
    assertThat(rules.orphans(new Files(2, MIB)))
        .isEqualTo(StepPlan.pays(Step.ORPHANS, new Files(2, MIB), 0, "no snapshot knows them"));
  }

  @Test
  void oldMetadataFilesAreLetGoOnlyWhereTheTableSaysNothing() {
    assertThat(rules.metadata(metadata(Optional.empty())).verdict())
        .isEqualTo(StepPlan.Verdict.PAYS);
    assertThat(rules.metadata(metadata(Optional.of(true))))
        .isEqualTo(StepPlan.notNeeded(Step.METADATA, "each commit deletes the oldest"));
    assertThat(rules.metadata(metadata(Optional.of(false))))
        .isEqualTo(StepPlan.notNeeded(Step.METADATA, "the table is told to keep them"));
  }

  private static TableHealth health(Rewrite rewrite) {
    return health(rewrite, 0, Files.NONE, Optional.of(true));
  }

  private static TableHealth health(int surplus) {
    return health(Rewrite.NONE, surplus, Files.NONE, Optional.of(true));
  }

  private static TableHealth manifests(int small, long bytes) {
    return health(Rewrite.NONE, 0, new Files(small, bytes), Optional.of(true));
  }

  private static TableHealth metadata(Optional<Boolean> deletes) {
    return health(Rewrite.NONE, 0, Files.NONE, deletes);
  }

  private static TableHealth health(
      Rewrite rewrite, int surplus, Files small, Optional<Boolean> metadata) {
    return new TableHealth(
        new Files(20, 900 * MIB),
        new Files(9, MIB),
        1_000,
        surplus,
        rewrite,
        new Files(60, 80 * MIB),
        small,
        8 * MIB,
        metadata);
  }
}
