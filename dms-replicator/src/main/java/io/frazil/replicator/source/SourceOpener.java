package io.frazil.replicator.source;

import java.util.Optional;

/** Opens databases of one kind. Found by {@link java.util.ServiceLoader}. */
public interface SourceOpener {

  /**
   * Opens the database; empty when its URL is of another kind.
   *
   * @throws io.frazil.model.failure.FrazilException {@code CONFIGURATION} when the database refuses
   *     the user, {@code EXTERNAL} when it cannot be reached
   */
  Optional<SourceDatabase> open(SourceAddress address);
}
