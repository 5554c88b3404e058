package io.frazil.replicator.source;

/** Opens databases. */
@FunctionalInterface
public interface SourceOpener {

  /**
   * Connects to the database.
   *
   * @throws io.frazil.model.failure.FrazilException {@code CONFIGURATION} when its URL is of no
   *     known kind or the database refuses the user, {@code EXTERNAL} when it cannot be reached
   */
  SourceDatabase open(SourceAddress address);
}
