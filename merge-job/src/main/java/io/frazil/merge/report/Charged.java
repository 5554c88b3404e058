package io.frazil.merge.report;

import io.frazil.model.metric.Reading;
import java.util.List;

/**
 * The readings that are worth sending to CloudWatch, which charges for each metric of each table in
 * each hour in which it is sent. The pipeline's own are all sent, zeros too, because silence must
 * not look like health; a part's counts are sent when something was counted.
 *
 * @param perTable whether tables have any
 */
public record Charged(boolean perTable) {

  public List<Reading> of(List<Reading> readings) {
    return readings.stream().filter(this::isSent).toList();
  }

  private boolean isSent(Reading reading) {
    if (!reading.isOfPart()) {
      return true;
    }
    boolean isTable = reading.metric().shape().isOfTables();
    return (perTable || !isTable) && (reading.metric().shape().isState() || reading.value() != 0);
  }
}
