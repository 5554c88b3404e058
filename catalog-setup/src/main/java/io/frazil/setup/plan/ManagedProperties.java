package io.frazil.setup.plan;

import io.frazil.model.table.TableDefinition;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Iceberg table properties that Frazil sets. What the pipeline file says about a property wins
 * over all of them.
 */
final class ManagedProperties {

  static final String FORMAT_VERSION = "format-version";
  static final String PIPELINE = "frazil.pipeline";
  static final String SOURCE = "frazil.source";

  private static final String TARGET_FILE_SIZE_BYTES = Long.toString(128L << 20);

  private ManagedProperties() {}

  /**
   * Set when a table lacks them; a value that an operator changed stays. They suit a table that is
   * committed to every minute: retried commits, bounded metadata, files small enough to rewrite.
   */
  static SortedMap<String, String> presets(TableDefinition definition) {
    SortedMap<String, String> presets = new TreeMap<>();
    presets.put("write.format.default", "parquet");
    presets.put("write.parquet.compression-codec", "zstd");
    presets.put("write.target-file-size-bytes", TARGET_FILE_SIZE_BYTES);
    presets.put("write.delete.isolation-level", "serializable");
    presets.put("write.update.isolation-level", "serializable");
    presets.put("write.merge.isolation-level", "serializable");
    presets.put("write.merge.distribution-mode", "none");
    if (!definition.partitions().isEmpty()) {
      presets.put("write.distribution-mode", "hash");
    }
    presets.put("commit.retry.num-retries", "10");
    presets.put("write.metadata.delete-after-commit.enabled", "true");
    presets.put("write.metadata.previous-versions-max", "50");
    presets.put("history.expire.max-snapshot-age-ms", Long.toString(Duration.ofDays(5).toMillis()));
    presets.put("history.expire.min-snapshots-to-keep", "10");
    return presets;
  }

  /** Always as the pipeline file's write mode says. */
  static Map<String, String> writeModes(TableDefinition definition) {
    String mode = definition.writeMode().property();
    return new TreeMap<>(
        Map.of("write.delete.mode", mode, "write.update.mode", mode, "write.merge.mode", mode));
  }

  /** Whose table it is: another pipeline or source must not write to it. */
  static Map<String, String> owner(WantedTable wanted) {
    return new TreeMap<>(Map.of(PIPELINE, wanted.pipeline(), SOURCE, wanted.source()));
  }
}
