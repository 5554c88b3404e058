package io.frazil.merge.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.TableLoad;
import io.frazil.model.pipeline.MergePolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rules one look at a listing goes by.
 *
 * @param nameZone zone of CDC file names, {@code DatePartitionTimezone}
 * @param loadComplete the operator says that full loads are complete
 * @param now when the listing was begun
 * @param load what DMS says of the table's full load, empty when nothing is known; asked only while
 *     a load waits
 */
public record DrainRules(
    MergePolicy policy,
    ZoneId nameZone,
    boolean loadComplete,
    Instant now,
    Supplier<Optional<TableLoad>> load) {

  /** Rules where nothing is known of a DMS task. */
  public DrainRules(MergePolicy policy, ZoneId nameZone, boolean loadComplete, Instant now) {
    this(policy, nameZone, loadComplete, now, Optional::empty);
  }

  public DrainRules {
    requireNonNull(policy, "policy is null");
    requireNonNull(nameZone, "nameZone is null");
    requireNonNull(now, "now is null");
    requireNonNull(load, "load is null");
  }
}
