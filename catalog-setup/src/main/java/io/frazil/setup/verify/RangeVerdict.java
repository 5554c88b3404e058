package io.frazil.setup.verify;

import static java.util.Objects.requireNonNull;

/** One range of both sides. */
public record RangeVerdict(KeyRange range, RangeDigest source, RangeDigest target) {

  public RangeVerdict {
    requireNonNull(range, "range is null");
    requireNonNull(source, "source is null");
    requireNonNull(target, "target is null");
  }

  public boolean isEqual() {
    return source.equals(target);
  }

  /** Rows of both sides together. */
  long rows() {
    return source.rows() + target.rows();
  }
}
