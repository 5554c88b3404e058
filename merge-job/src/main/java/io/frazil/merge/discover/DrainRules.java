package io.frazil.merge.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.pipeline.MergePolicy;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The rules one look at a listing goes by.
 *
 * @param nameZone zone of CDC file names, {@code DatePartitionTimezone}
 * @param loadComplete the operator says that full loads are complete
 * @param now when the listing was taken
 */
public record DrainRules(MergePolicy policy, ZoneId nameZone, boolean loadComplete, Instant now) {

  public DrainRules {
    requireNonNull(policy, "policy is null");
    requireNonNull(nameZone, "nameZone is null");
    requireNonNull(now, "now is null");
  }
}
