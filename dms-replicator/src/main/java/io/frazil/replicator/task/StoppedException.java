package io.frazil.replicator.task;

/** A full load was told to stop. */
final class StoppedException extends RuntimeException {

  StoppedException() {
    super("stopped", null, false, false);
  }
}
