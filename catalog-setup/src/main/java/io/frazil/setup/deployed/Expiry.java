package io.frazil.setup.deployed;

import static java.util.Objects.requireNonNull;

/**
 * A lifecycle rule that is in force and takes current objects away.
 *
 * @param rule its name
 * @param prefix of the keys it is about; empty text for all
 * @param deletes whether it deletes, and does not archive
 * @param when as {@code after 30 days}
 */
public record Expiry(String rule, String prefix, boolean deletes, String when) {

  public Expiry {
    requireNonNull(rule, "rule is null");
    requireNonNull(prefix, "prefix is null");
    requireNonNull(when, "when is null");
  }
}
