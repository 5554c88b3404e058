package io.frazil.trigger.plan;

import io.frazil.model.event.Arrival.Wake;
import io.frazil.model.event.CreatedObject;
import io.frazil.model.launch.RunRequest;
import io.frazil.model.table.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what wakes one pipeline into one run. */
final class RunCollector {

  /** EMR Serverless takes arguments of up to 10,280 characters. */
  private static final int LONGEST_TABLES = 8_000;

  private final String pipeline;
  private final Set<String> causes = new HashSet<>();
  private final Set<TableName> tables = new TreeSet<>();
  private final Set<String> files = new HashSet<>();
  private String bucket = "";
  private boolean sweep;

  RunCollector(String pipeline) {
    this.pipeline = pipeline;
  }

  void wake(Wake wake, CreatedObject object, String cause) {
    causes.add(cause);
    tables.add(wake.table());
    files.add(object.key());
    bucket = object.bucket();
  }

  void sweep(String cause) {
    causes.add(cause);
    sweep = true;
  }

  boolean isAsked() {
    return !causes.isEmpty();
  }

  /** Tables in the order of their names, so that the same events make the same request. */
  PlannedRun run() {
    return new PlannedRun(
        sweep
            ? RunRequest.sweep(pipeline)
            : new RunRequest(pipeline, named(), bucket, files.size()),
        causes);
  }

  /** The tables; all of them, as no names, when they cannot be told in one argument. */
  private List<TableName> named() {
    List<TableName> all = List.copyOf(tables);
    String text = new RunRequest(pipeline, all, bucket, 0).arguments().get(RunRequest.TABLES);
    return text.length() <= LONGEST_TABLES ? all : List.of();
  }

  /** One for each pipeline, in order. */
  static Map<String, RunCollector> forEach(List<String> pipelines) {
    Map<String, RunCollector> collectors = new HashMap<>();
    pipelines.forEach(pipeline -> collectors.put(pipeline, new RunCollector(pipeline)));
    return collectors;
  }
}
