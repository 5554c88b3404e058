package io.frazil.trigger;

import io.frazil.model.failure.FrazilException;
import io.frazil.trigger.TriggerReport.Outcome;
import io.frazil.trigger.launch.Launch;
import io.frazil.trigger.launch.Launcher;
import io.frazil.trigger.plan.BatchPlan;
import io.frazil.trigger.plan.BatchPlanner;
import io.frazil.trigger.plan.Message;
import io.frazil.trigger.plan.PlannedRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the runs that messages or a schedule ask for. Pipelines do not stop each other: one that
 * cannot be started gives back its own messages and no others.
 */
final class Trigger {

  private static final Logger LOG = LoggerFactory.getLogger(Trigger.class);

  private final PipelineCache pipelines;
  private final Launcher launcher;

  Trigger(PipelineCache pipelines, Launcher launcher) {
    this.pipelines = pipelines;
    this.launcher = launcher;
  }

  /** One run of every pipeline that a message wakes. */
  TriggerReport onMessages(List<Message> messages, TimeLeft time) {
    BatchPlan plan = BatchPlanner.plan(messages, pipelines.current());
    log(plan);
    List<Outcome> outcomes = plan.runs().stream().map(run -> start(run, time)).toList();
    Set<String> returned = new TreeSet<>(plan.unreadable().keySet());
    returned.addAll(plan.held().keySet());
    outcomes.stream()
        .filter(outcome -> !outcome.launch().isStarted())
        .forEach(outcome -> returned.addAll(outcome.run().causes()));
    return new TriggerReport(outcomes, List.copyOf(returned), plan.tally());
  }

  /**
   * One run of every pipeline, over all its tables.
   *
   * @param cause names the invocation that asks, the same when it is repeated
   */
  TriggerReport sweep(String cause, TimeLeft time) {
    List<Outcome> outcomes =
        BatchPlanner.sweep(pipelines.places(), cause).stream()
            .map(run -> start(run, time))
            .toList();
    return new TriggerReport(outcomes, List.of(), TriggerReport.NO_MESSAGES);
  }

  private Outcome start(PlannedRun run, TimeLeft time) {
    Outcome outcome = new Outcome(run, launch(run, time));
    if (outcome.launch().kind() != Launch.Kind.FAILED) {
      LOG.info(
          "run={} pipeline={} tables={} files={} answer={}",
          outcome.launch().kind(),
          run.request().pipeline(),
          run.request().tables(),
          run.request().files(),
          outcome.launch().text());
    }
    return outcome;
  }

  private Launch launch(PlannedRun run, TimeLeft time) {
    Optional<Duration> most = time.ofARun();
    if (most.isEmpty()) {
      return Launch.postponed(
          "No time is left to begin the run of " + run.request().pipeline() + ".");
    }
    try {
      return launcher.start(run.request(), run.token(), most.get());
    } catch (FrazilException e) {
      LOG.error("run=FAILED pipeline={}", run.request().pipeline(), e);
      return Launch.failed(e.getMessage());
    }
  }

  private static void log(BatchPlan plan) {
    plan.unreadable().forEach((id, reason) -> LOG.error("Cannot read message {}: {}.", id, reason));
    plan.held().forEach((id, reason) -> LOG.warn("Message {} goes back: {}.", id, reason));
    if (!plan.stray().isEmpty()) {
      LOG.warn("Objects of no pipeline's tables, as {}", plan.stray());
    }
  }
}
