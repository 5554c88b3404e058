package io.frazil.setup.deployed;

import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Walks from the landing bucket to what merges: whom the bucket tells, the queue, the function, the
 * job, and the rights of their roles. What may not be looked at is a finding, and the walk goes on
 * with the rest.
 */
public final class DeploymentWalk {

  /**
   * Where to go on when the chain does not lead there; empty text each.
   *
   * @param queue ARN of the queue
   * @param function name or ARN of the trigger function
   * @param job name of the Glue job
   */
  public record Hints(String queue, String function, String job) {}

  private final Deployment aws;
  private final Pipeline pipeline;
  private final String pipelineFile;
  private final Hints hints;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param pipelineFile as it was given: a path or {@code s3://bucket/key}
   */
  public DeploymentWalk(Deployment aws, Pipeline pipeline, String pipelineFile, Hints hints) {
    this.aws = aws;
    this.pipeline = pipeline;
    this.pipelineFile = pipelineFile;
    this.hints = hints;
  }

  /** Everything found, in the order of the walk. */
  public List<Finding> find() {
    Optional<String> queueArn = named(hints.queue());
    Optional<Notifications> told = Optional.empty();
    String key = "";
    if (!pipeline.landing().isLocal()) {
      told = bucket();
      key = look(() -> aws.encryptionKey(pipeline.landing().bucket())).orElse("");
      queueArn = queueArn.isPresent() ? queueArn : told.flatMap(this::queueOf);
    }
    Optional<EventQueue> queue = queueArn.flatMap(arn -> look(() -> aws.queue(arn)));
    Optional<List<EventMapping>> led = queueArn.flatMap(arn -> look(() -> aws.mappings(arn)));
    List<EventMapping> mappings = led.orElse(List.of());
    Optional<TriggerFunction> function = function(mappings);
    if (queue.isPresent()) {
      told.ifPresent(found -> addSender(queue.get(), found));
      addQueue(queue.get(), mappings, function);
    }
    queueArn.ifPresent(
        arn -> led.ifPresent(found -> findings.addAll(QueueRules.mappings(arn, found))));
    function.ifPresent(found -> findings.addAll(TriggerRules.function(found, pipelineFile)));
    Optional<MergeJob> job = job(function);
    job.ifPresent(found -> findings.addAll(TriggerRules.job(found)));
    addRights(queueArn.orElse(""), function, job, key);
    return List.copyOf(findings);
  }

  private Optional<Notifications> bucket() {
    Location landing = pipeline.landing();
    BucketRules rules = new BucketRules(landing);
    Optional<Notifications> told = look(() -> aws.notifications(landing.bucket()));
    told.ifPresent(found -> findings.addAll(rules.events(found)));
    look(() -> aws.expiries(landing.bucket()))
        .ifPresent(found -> findings.addAll(rules.expiries(found)));
    look(() -> aws.isPublicAccessBlocked(landing.bucket()))
        .ifPresent(blocked -> findings.addAll(rules.publicAccess(blocked)));
    return told;
  }

  /** Rules of EventBridge and subscriptions of topics are not followed. */
  private Optional<String> queueOf(Notifications told) {
    String folder = BucketRules.folder(pipeline.landing());
    List<Notifications.Target> targets =
        told.targets().stream().filter(target -> target.touches(folder)).toList();
    Optional<String> queue =
        targets.stream()
            .filter(Notifications.Target::isQueue)
            .findFirst()
            .map(target -> target.arn());
    if (queue.isEmpty()
        && hints.function().isEmpty()
        && (told.eventBridge() || !targets.isEmpty())) {
      findings.add(
          Finding.of(
              Check.NOT_LOOKED_AT,
              "queue",
              "the bucket tells "
                  + (told.eventBridge() ? "EventBridge" : targets.get(0).arn())
                  + ", which is not followed",
              "Name the queue behind it with --queue ARN."));
    }
    return queue;
  }

  private void addSender(EventQueue queue, Notifications told) {
    QueueRules rules = new QueueRules(queue);
    if (told.targets().stream().anyMatch(target -> target.arn().equals(queue.arn()))) {
      findings.addAll(rules.sender("arn:aws:s3:::" + pipeline.landing().bucket()));
    } else if (told.eventBridge()) {
      findings.addAll(rules.eventBridge());
    }
  }

  private void addQueue(
      EventQueue queue, List<EventMapping> mappings, Optional<TriggerFunction> function) {
    QueueRules rules = new QueueRules(queue);
    findings.addAll(rules.deadLetters());
    mappings.forEach(mapping -> findings.addAll(rules.timeouts(mapping, function)));
  }

  private Optional<TriggerFunction> function(List<EventMapping> mappings) {
    return named(hints.function())
        .or(() -> mappings.stream().findFirst().map(EventMapping::function))
        .flatMap(name -> look(() -> aws.function(name)));
  }

  private Optional<MergeJob> job(Optional<TriggerFunction> function) {
    return named(hints.job())
        .or(() -> function.flatMap(found -> named(found.setting("FRAZIL_GLUE_JOB"))))
        .flatMap(name -> look(() -> aws.job(name)));
  }

  private void addRights(
      String queueArn, Optional<TriggerFunction> function, Optional<MergeJob> job, String key) {
    String neighbour =
        Stream.of(queueArn, function.map(TriggerFunction::arn).orElse(""), pipeline.task().arn())
            .filter(arn -> !arn.isEmpty())
            .findFirst()
            .orElse("");
    job.ifPresent(
        found -> addDenied(found.role(), neighbour, RoleRights.ofJob(pipeline, neighbour, key)));
    function.ifPresent(
        found -> {
          String jobArn = job.map(started -> jobArn(found.arn(), started)).orElse("");
          addDenied(found.role(), neighbour, RoleRights.ofTrigger(queueArn, pipelineFile, jobArn));
        });
  }

  private static String jobArn(String functionArn, MergeJob job) {
    String[] arn = functionArn.split(":", -1);
    return "arn:" + arn[1] + ":glue:" + arn[3] + ":" + arn[4] + ":job/" + job.name();
  }

  /** A job's role may be given by its name alone. */
  private static String roleArn(String role, String neighbour) {
    String[] arn = neighbour.split(":", -1);
    return role.startsWith("arn:") || arn.length < 6
        ? role
        : "arn:" + arn[1] + ":iam::" + arn[4] + ":role/" + role;
  }

  private void addDenied(String role, String neighbour, List<Right> needed) {
    look(() -> aws.denied(roleArn(role, neighbour), needed))
        .ifPresent(
            denied ->
                denied.forEach(
                    right ->
                        findings.add(
                            Finding.of(
                                Check.RIGHT_MISSING,
                                "role " + role.replaceFirst(".*/", ""),
                                "it may not " + right.text(),
                                "Allow it; docs/glue.md and docs/trigger.md have the whole"
                                    + " policies."))));
  }

  private <T> Optional<T> look(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (FrazilException e) {
      findings.add(NotLookedAt.finding(e));
      return Optional.empty();
    }
  }

  private static Optional<String> named(String hint) {
    return Optional.of(hint).filter(text -> !text.isEmpty());
  }
}
