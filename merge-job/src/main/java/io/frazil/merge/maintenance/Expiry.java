package io.frazil.merge.maintenance;

import static java.util.Objects.requireNonNull;

/**
 * Snapshots that would go, or have gone.
 *
 * @param snapshots how many
 * @param kept how many stay
 * @param freed files that only they had; of manifest lists the bytes are not known
 */
public record Expiry(int snapshots, int kept, Files freed) {

  public Expiry {
    requireNonNull(freed, "freed is null");
  }
}
