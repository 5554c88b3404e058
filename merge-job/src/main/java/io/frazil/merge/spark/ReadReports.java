package io.frazil.merge.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.util.AccumulatorV2;

/**
 * The reports of a batch's read tasks, brought to the driver with the tasks' results. One report a
 * task, the last one counts: Spark may run a task more than once, and the books must not.
 */
final class ReadReports extends AccumulatorV2<ReadReport, Map<ReadTask, ReadReport>> {

  private final Map<ReadTask, ReadReport> reports = new LinkedHashMap<>();

  @Override
  public boolean isZero() {
    return reports.isEmpty();
  }

  @Override
  public AccumulatorV2<ReadReport, Map<ReadTask, ReadReport>> copy() {
    ReadReports copy = new ReadReports();
    copy.reports.putAll(reports);
    return copy;
  }

  @Override
  public void reset() {
    reports.clear();
  }

  @Override
  public void add(ReadReport report) {
    reports.put(report.task(), report);
  }

  @Override
  public void merge(AccumulatorV2<ReadReport, Map<ReadTask, ReadReport>> other) {
    reports.putAll(other.value());
  }

  @Override
  public Map<ReadTask, ReadReport> value() {
    return reports;
  }
}
