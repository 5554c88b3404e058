package io.frazil.merge.run;

/**
 * Says whether a drain may take one more batch; asked before each, from several threads. A run that
 * must be over by a moment, or is asked to end, closes it: a batch that was begun is finished.
 */
@FunctionalInterface
public interface BatchGate {

  /** For a run that drains to the end. */
  BatchGate ALWAYS_OPEN = () -> true;

  /** Once closed it stays so. */
  boolean isOpen();
}
