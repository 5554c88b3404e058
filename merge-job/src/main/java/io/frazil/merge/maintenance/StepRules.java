package io.frazil.merge.maintenance;

import io.frazil.model.pipeline.MaintenancePolicy;

/** Whether a step pays, by what is known of the table. Pure. */
final class StepRules {

  private final MaintenancePolicy policy;

  StepRules(MaintenancePolicy policy) {
    this.policy = policy;
  }

  /**
   * Iceberg's planner has chosen the files by the policy's thresholds. Files too large to be joined
   * and too small to be left would be written anew for ever: fewer files, or fewer deletes, or
   * nothing.
   */
  StepPlan compact(TableHealth health) {
    TableHealth.Rewrite rewrite = health.rewrite();
    String files = counted(health.data().count(), "data file");
    if (rewrite.files().count() == 0) {
      return StepPlan.notNeeded(
          Step.COMPACT, files + ", " + deletes(health) + ": below the thresholds");
    }
    if (rewrite.into() >= rewrite.files().count() && rewrite.withDeletes() == 0) {
      return StepPlan.notNeeded(Step.COMPACT, files + ": no fewer would come out");
    }
    String why =
        rewrite.withDeletes() == 0
            ? "small files"
            : counted(rewrite.withDeletes(), "file") + " with deleted rows";
    return StepPlan.pays(Step.COMPACT, rewrite.files(), rewrite.into(), why);
  }

  private static String deletes(TableHealth health) {
    return counted(health.deletes().count(), "delete file");
  }

  /** With one delete file a data file, as Spark writes them, there is nothing to join. */
  StepPlan deleteFiles(TableHealth health) {
    if (health.surplusDeletes() < policy.compaction().smallFiles()) {
      return StepPlan.notNeeded(
          Step.DELETE_FILES, deletes(health) + ", " + health.surplusDeletes() + " to join away");
    }
    return StepPlan.pays(
        Step.DELETE_FILES,
        health.deletes(),
        health.deletes().count() - health.surplusDeletes(),
        "several delete files for one data file");
  }

  StepPlan manifests(TableHealth health) {
    long targetBytes = health.manifestBytes();
    Files small = health.smallManifests();
    int into = Math.toIntExact(Math.max(1, (small.bytes() + targetBytes - 1) / targetBytes));
    if (small.count() < policy.manifests() || into >= small.count()) {
      return StepPlan.notNeeded(
          Step.MANIFESTS,
          counted(health.manifests().count(), "manifest") + ", " + small.count() + " small");
    }
    return StepPlan.pays(Step.MANIFESTS, small, into, "small manifests");
  }

  StepPlan snapshots(Expiry expiry) {
    if (expiry.snapshots() == 0) {
      return StepPlan.notNeeded(
          Step.SNAPSHOTS, counted(expiry.kept(), "snapshot") + ", none to expire");
    }
    return StepPlan.pays(
        Step.SNAPSHOTS,
        expiry.freed(),
        0,
        counted(expiry.snapshots(), "snapshot") + " of " + (expiry.snapshots() + expiry.kept()));
  }

  StepPlan orphans(Files orphans) {
    return orphans.count() == 0
        ? StepPlan.notNeeded(Step.ORPHANS, "no old file that no snapshot knows")
        : StepPlan.pays(Step.ORPHANS, orphans, 0, "no snapshot knows them");
  }

  StepPlan metadata(TableHealth health) {
    if (health.deletesOldMetadata().isEmpty()) {
      return StepPlan.pays(
          Step.METADATA, Files.NONE, 0, "the table keeps every old metadata file: set it not to");
    }
    return StepPlan.notNeeded(
        Step.METADATA,
        health.deletesOldMetadata().get()
            ? "each commit deletes the oldest"
            : "the table is told to keep them");
  }

  private static String counted(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
