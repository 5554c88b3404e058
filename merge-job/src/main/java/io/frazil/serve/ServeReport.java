package io.frazil.serve;

import io.frazil.merge.maintenance.MaintenanceOutcome;
import io.frazil.model.failure.FrazilException;
import java.time.Instant;
import java.util.List;

/**
 * Is told what the service does, by the loop, and by the receiver where it says so. Who does not
 * care for something does nothing.
 */
public interface ServeReport {

  /** Messages came and wake tables. */
  default void woken(List<Wakeup> messages) {}

  /** An interval is over, and every table is looked at. */
  default void swept() {}

  /** A drain ended. */
  default void drained(Drained drained, Ending ending, Instant at) {}

  /** A table was maintained; called by the thread that did it. */
  default void maintained(MaintenanceOutcome outcome) {}

  /** Messages were forgotten, or given back. */
  default void settled(int done, int givenBack) {}

  /** The queue could not be asked; also called by the receiver. */
  default void queueFailed(FrazilException failure) {}

  /** The loop took a turn. */
  default void turned(Instant at) {}

  /** Tells several. */
  static ServeReport all(List<ServeReport> reports) {
    return new ServeReport() {
      @Override
      public void woken(List<Wakeup> messages) {
        reports.forEach(report -> report.woken(messages));
      }

      @Override
      public void swept() {
        reports.forEach(ServeReport::swept);
      }

      @Override
      public void drained(Drained drained, Ending ending, Instant at) {
        reports.forEach(report -> report.drained(drained, ending, at));
      }

      @Override
      public void maintained(MaintenanceOutcome outcome) {
        reports.forEach(report -> report.maintained(outcome));
      }

      @Override
      public void settled(int done, int givenBack) {
        reports.forEach(report -> report.settled(done, givenBack));
      }

      @Override
      public void queueFailed(FrazilException failure) {
        reports.forEach(report -> report.queueFailed(failure));
      }

      @Override
      public void turned(Instant at) {
        reports.forEach(report -> report.turned(at));
      }
    };
  }
}
