package io.frazil.merge.maintenance;

import io.frazil.model.pipeline.MaintenancePolicy;
import java.util.Map;
import java.util.TreeMap;

/** The policy in the words of Iceberg's rewrite, the same for who plans and who rewrites. */
public final class CompactionOptions {

  /** Commits of one rewrite: each costs a batch that is being merged one more attempt. */
  public static final int MOST_COMMITS = 3;

  /** Bytes sorted at once: what a small Spark can hold, or spill in a time that is left. */
  private static final long GROUP_BYTES = 4L << 30;

  private CompactionOptions() {}

  /** Options that choose files. */
  public static Map<String, String> choosing(MaintenancePolicy.Compaction policy) {
    Map<String, String> options = new TreeMap<>();
    options.put("min-input-files", Integer.toString(policy.smallFiles()));
    options.put("delete-ratio-threshold", Double.toString(policy.deleteRatio()));
    options.put("delete-file-threshold", Integer.toString(policy.deleteFiles()));
    options.put("max-file-group-size-bytes", Long.toString(GROUP_BYTES));
    return options;
  }

  /**
   * Options of a rewrite. Groups are committed one by one only where there are several; with one, a
   * commit that lost is told from files that could not be written.
   */
  public static Map<String, String> rewriting(
      MaintenancePolicy.Compaction policy, TableHealth.Rewrite rewrite) {
    Map<String, String> options = choosing(policy);
    options.put("remove-dangling-deletes", "true");
    options.put("max-concurrent-file-group-rewrites", "2");
    if (rewrite.groups() > 1) {
      options.put("partial-progress.enabled", "true");
      options.put("partial-progress.max-commits", Integer.toString(MOST_COMMITS));
      options.put("partial-progress.max-failed-commits", Integer.toString(MOST_COMMITS));
    }
    return options;
  }
}
