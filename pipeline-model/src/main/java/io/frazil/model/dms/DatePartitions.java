package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.ZoneId;

/**
 * Date folders of CDC files ({@code DatePartitionEnabled}). Full-load files stay in the table
 * folder. The zone applies to the folders and to the names of CDC files alike.
 */
public record DatePartitions(boolean enabled, ZoneId zone) implements Serializable {

  /** No date folders; names in UTC. */
  public static final DatePartitions NONE = new DatePartitions(false, ZoneId.of("UTC"));

  public DatePartitions {
    requireNonNull(zone, "zone is null");
  }
}
