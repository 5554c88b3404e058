package io.frazil.merge.maintenance;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.run.RetryPolicy;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.MaintenancePolicy;
import io.frazil.model.table.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maintains tables, one step after the other, each decided by what the table is just then. A step
 * that loses to other commits is tried again a few times and then left; a merge that loses to a
 * step plans its batch anew, and a table's maintenance makes fewer commits than a merge has
 * attempts.
 */
public final class TableMaintenance {

  private static final Logger LOG = LoggerFactory.getLogger(TableMaintenance.class);

  /** What maintenance works with. */
  public record Parts(
      MaintainedTables tables,
      Supplier<TableRewriter> rewriter,
      TableOptimizers optimizers,
      RetryPolicy retry,
      Clock clock) {

    public Parts {
      requireNonNull(tables, "tables is null");
      requireNonNull(rewriter, "rewriter is null");
      requireNonNull(optimizers, "optimizers is null");
      requireNonNull(retry, "retry is null");
      requireNonNull(clock, "clock is null");
    }
  }

  /**
   * What to do.
   *
   * @param steps to be taken
   * @param orphanAge in the place of the policy's; may be shorter than a policy may say
   */
  public record Wish(Set<Step> steps, Optional<Duration> orphanAge) {

    /** Every step, by the policy. */
    public static final Wish ALL = new Wish(Set.of(Step.values()), Optional.empty());

    public Wish {
      steps = Set.copyOf(steps);
      requireNonNull(orphanAge, "orphanAge is null");
    }
  }

  private final Parts parts;
  private final Wish wish;

  public TableMaintenance(Parts parts, Wish wish) {
    this.parts = parts;
    this.wish = wish;
  }

  /** What each step would do; changes nothing, and needs no Spark. */
  public MaintenanceOutcome plan(TableName table, MaintenancePolicy policy) {
    Run run = new Run(table, policy);
    return run.each(run::plan);
  }

  /** Does each step that pays. A step's failure ends the table's maintenance, and no other. */
  public MaintenanceOutcome maintain(TableName table, MaintenancePolicy policy) {
    Run run = new Run(table, policy);
    return run.each(run::carryOut);
  }

  /** One table's steps. Its health is read once, and again after what may have changed it. */
  private final class Run {

    private final TableName table;
    private final MaintenancePolicy policy;
    private final StepRules rules;
    private Optional<TableHealth> known = Optional.empty();

    Run(TableName table, MaintenancePolicy policy) {
      this.table = table;
      this.policy = policy;
      this.rules = new StepRules(policy);
    }

    MaintenanceOutcome each(Function<Step, StepPlan> work) {
      List<StepPlan> steps = new ArrayList<>();
      TableOptimizers.Found others = parts.optimizers().of(table);
      for (Step step : Step.values()) {
        if (!wish.steps().contains(step)) {
          continue;
        }
        if (others.steps().contains(step)) {
          steps.add(StepPlan.ofOptimizer(step));
          continue;
        }
        try {
          steps.add(work.apply(step));
        } catch (RuntimeException e) {
          FrazilException failure = failure(table, step, e);
          steps.add(StepPlan.failed(step, failure));
          return new MaintenanceOutcome(table, steps, others.notices(), Optional.of(failure));
        }
      }
      return new MaintenanceOutcome(table, steps, others.notices(), Optional.empty());
    }

    StepPlan plan(Step step) {
      MaintainedTables tables = parts.tables();
      return switch (step) {
        case COMPACT -> rules.compact(health());
        case DELETE_FILES -> rules.deleteFiles(health());
        case MANIFESTS -> rules.manifests(health());
        case SNAPSHOTS -> rules.snapshots(tables.expirable(table, policy.retention(), now()));
        case ORPHANS -> rules.orphans(tables.orphans(table, orphansBefore()));
        case METADATA -> rules.metadata(health());
      };
    }

    StepPlan carryOut(Step step) {
      for (int attempt = 1; ; attempt++) {
        StepPlan plan = plan(step);
        if (!plan.pays()) {
          return plan;
        }
        try {
          return logged(plan);
        } catch (FrazilException e) {
          if (e.kind() != FailureKind.COMMIT_CONFLICT) {
            throw e;
          }
          if (!parts.retry().allows(attempt)) {
            return plan.left(attempt);
          }
          LOG.info("table={} step={} attempt={} retry={}", table, step, attempt, e.getMessage());
          parts.retry().pause(attempt);
        } finally {
          known = Optional.empty();
        }
      }
    }

    private StepPlan logged(StepPlan plan) {
      Instant start = now();
      StepPlan done = act(plan);
      LOG.info(
          "table={} step={} files={} bytes={} into={} ms={}",
          table,
          done.step(),
          done.files().count(),
          done.files().bytes(),
          done.into(),
          Duration.between(start, now()).toMillis());
      return done;
    }

    private StepPlan act(StepPlan plan) {
      MaintainedTables tables = parts.tables();
      return switch (plan.step()) {
        case COMPACT ->
            done(plan, rewriter().compact(table, policy.compaction(), health().rewrite()));
        case DELETE_FILES -> done(plan, rewriter().joinDeleteFiles(table));
        case MANIFESTS -> done(plan, rewriter().joinManifests(table, health().manifestBytes()));
        case SNAPSHOTS -> plan.done(tables.expire(table, policy.retention(), now()).freed(), 0);
        case ORPHANS -> plan.done(tables.removeOrphans(table, orphansBefore()), 0);
        case METADATA -> {
          tables.deleteOldMetadata(table);
          yield plan.done(Files.NONE, 0);
        }
      };
    }

    private TableHealth health() {
      if (known.isEmpty()) {
        known = Optional.of(parts.tables().health(table, policy));
      }
      return known.get();
    }

    private Instant orphansBefore() {
      return now().minus(wish.orphanAge().orElse(policy.orphanAge()));
    }
  }

  private static StepPlan done(StepPlan plan, TableRewriter.Rewritten rewritten) {
    return plan.done(rewritten.taken(), rewritten.written());
  }

  private static FrazilException failure(TableName table, Step step, RuntimeException cause) {
    return cause instanceof FrazilException known
        ? known
        : new FrazilException(
            FailureKind.BUG,
            "Cannot maintain "
                + table
                + " ("
                + step
                + "): "
                + cause
                + ". This is a bug in Frazil; please report it with the log.",
            cause);
  }

  private TableRewriter rewriter() {
    return parts.rewriter().get();
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
