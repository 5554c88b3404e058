package io.frazil.merge.run;

import io.frazil.fixture.LandingFolder;
import io.frazil.fixture.TableHistory;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.read.Refusal;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges into a {@link TableHistory}: ten rows a file, of which some may be refused. Commits land
 * on the snapshot they were planned from or not at all, as the port demands.
 */
final class FakeMerger implements BatchMerger {

  private final TableHistory history;
  private final Clock clock;
  private final Edges edges;
  private final Map<String, List<Long>> refused = new HashMap<>();
  private final Map<String, FrazilException> unreadable = new HashMap<>();
  private final Deque<Runnable> beforeCommits = new ArrayDeque<>();
  private final Deque<FrazilException> afterCommits = new ArrayDeque<>();
  private final List<MergeTask> tasks = new ArrayList<>();
  private int open;

  FakeMerger(TableHistory history, Clock clock, Edges edges) {
    this.history = history;
    this.clock = clock;
    this.edges = edges;
  }

  /** Rows of a file that are refused from now on. */
  void refuse(String file, Long... rows) {
    refused.put(file, List.of(rows));
  }

  /** Reading a file fails. */
  void unreadable(String file, FrazilException failure) {
    unreadable.put(file, failure);
  }

  /** Runs before the next commit that has none yet; may throw instead of it. */
  void beforeCommit(Runnable action) {
    beforeCommits.add(action);
  }

  /** The next commit lands, and its caller is told this. */
  void afterCommit(FrazilException failure) {
    afterCommits.add(failure);
  }

  /** Batches prepared, in order. */
  List<MergeTask> tasks() {
    return tasks;
  }

  /** How many prepared batches have not been closed. */
  int open() {
    return open;
  }

  @Override
  public PreparedBatch prepare(MergeTask task) {
    return edges.call(
        "prepare",
        () -> {
          for (ChangeFile file : task.batch().reading()) {
            if (unreadable.containsKey(file.path())) {
              throw unreadable.get(file.path());
            }
          }
          tasks.add(task);
          open++;
          return new Prepared(task);
        });
  }

  private final class Prepared implements PreparedBatch {

    private final MergeTask task;

    Prepared(MergeTask task) {
      this.task = task;
    }

    @Override
    public BatchSummary summary() {
      BatchSummary plain = history.summary(task.batchId(), task.batch());
      RowCounts rows = plain.rows();
      long bad = quarantined().size();
      return new BatchSummary(
          plain.batchId(),
          plain.kind(),
          plain.watermark(),
          plain.loadSet(),
          plain.files(),
          new RowCounts(rows.read(), rows.applied() - bad, 0, bad, rows.skipped()),
          plain.sourceTimes(),
          plain.changeSequence(),
          task.progress().snapshot().id(),
          plain.version());
    }

    @Override
    public MergePlan plan() {
      return task.batch().kind() == ChangeBatch.Kind.LOAD
          ? plan(MergePlan.Action.REPLACE)
          : plan(MergePlan.Action.MERGE);
    }

    private MergePlan plan(MergePlan.Action action) {
      return new MergePlan(
          action, "SQL", MergePlan.KeyTest.NONE, "a reason", new MergePlan.Sizing(1, false));
    }

    @Override
    public List<QuarantinedRow> quarantined() {
      List<QuarantinedRow> rows = new ArrayList<>();
      for (ChangeFile file : task.batch().files()) {
        for (Long row : refused.getOrDefault(file.path(), List.of())) {
          rows.add(
              new QuarantinedRow(file.path(), row, new Refusal("freight", "no number: 'x'", "x")));
        }
      }
      long limit = task.table().policy().quarantineLimit() + 1;
      return rows.stream().limit(limit).toList();
    }

    @Override
    public long commit() {
      return edges.call("commit", this::land);
    }

    private long land() {
      if (!beforeCommits.isEmpty()) {
        beforeCommits.remove().run();
      }
      if (history.progress().snapshot().id() != task.progress().snapshot().id()) {
        throw new FrazilException(FailureKind.COMMIT_CONFLICT, "another commit came first");
      }
      long second = Duration.between(LandingFolder.START, clock.instant()).toSeconds();
      long snapshot = history.commit(second, summary());
      if (!afterCommits.isEmpty()) {
        throw afterCommits.remove();
      }
      return snapshot;
    }

    @Override
    public void close() {
      open--;
    }
  }
}
