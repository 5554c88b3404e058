package io.frazil.trigger.plan;

import io.frazil.model.event.Arrival;
import io.frazil.model.event.CreatedObject;
import io.frazil.model.event.Ignored;
import io.frazil.model.event.LandingRoutes;
import io.frazil.model.event.ObjectEvents;
import io.frazil.model.event.ObjectEvents.Kind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a batch of messages to one run of each pipeline that they wake. The same messages, doubled
 * or in any order, make the same plan.
 */
public final class BatchPlanner {

  private static final int MOST_STRAYS = 5;
  private static final Set<Ignored> MAY_BE_ANOTHERS = Set.of(Ignored.NO_PIPELINE, Ignored.NO_TABLE);

  private final KnownPipelines pipelines;
  private final LandingRoutes routes;
  private final Map<String, RunCollector> runs;
  private final Map<String, String> unreadable = new HashMap<>();
  private final Map<String, String> held = new HashMap<>();
  private final Set<String> stray = new LinkedHashSet<>();
  private final Tally.Counter counter = new Tally.Counter();

  private BatchPlanner(KnownPipelines pipelines) {
    this.pipelines = pipelines;
    this.routes = LandingRoutes.of(pipelines.known());
    this.runs = RunCollector.forEach(pipelines.places());
  }

  /** What these messages ask of these pipelines. */
  public static BatchPlan plan(List<Message> messages, KnownPipelines pipelines) {
    BatchPlanner planner = new BatchPlanner(pipelines);
    messages.forEach(planner::add);
    return new BatchPlan(
        planner.collected(),
        planner.unreadable,
        planner.held,
        planner.stray.stream().limit(MOST_STRAYS).toList(),
        planner.counter.tally(messages.size(), planner.unreadable.size()));
  }

  /** A run of everything, for every pipeline, whether its file can be read here or not. */
  public static List<PlannedRun> sweep(List<String> places, String cause) {
    Map<String, RunCollector> runs = RunCollector.forEach(places);
    runs.values().forEach(run -> run.sweep(cause));
    return places.stream().map(runs::get).map(RunCollector::run).toList();
  }

  private void add(Message message) {
    ObjectEvents events = ObjectEvents.parse(message.body());
    if (!events.isKnown()) {
      unreadable.put(message.id(), events.reason());
    } else if (events.kind() == Kind.SCHEDULED) {
      counter.countWaking();
      runs.values().forEach(run -> run.sweep(message.id()));
    }
    counter.countIgnored(Ignored.TEST_EVENT, events.kind() == Kind.TEST_EVENT ? 1 : 0);
    counter.countIgnored(Ignored.NOT_CREATED, events.others());
    events.created().forEach(object -> add(object, message.id()));
  }

  private void add(CreatedObject object, String message) {
    Arrival arrival = routes.route(object);
    Optional<Ignored> ignored = arrival.ignored();
    if (ignored.isEmpty()) {
      counter.countWaking();
      arrival.wakes().forEach(wake -> runs.get(wake.pipeline()).wake(wake, object, message));
    } else if (MAY_BE_ANOTHERS.contains(ignored.get()) && !pipelines.unread().isEmpty()) {
      counter.countHeld();
      held.put(message, "it may belong to " + String.join(", ", pipelines.unread()));
    } else {
      counter.countIgnored(ignored.get(), 1);
      addStray(ignored.get(), object);
    }
  }

  private void addStray(Ignored reason, CreatedObject object) {
    if (MAY_BE_ANOTHERS.contains(reason)) {
      stray.add("s3://" + object.bucket() + "/" + object.key());
    }
  }

  private List<PlannedRun> collected() {
    return pipelines.places().stream()
        .map(runs::get)
        .filter(RunCollector::isAsked)
        .map(RunCollector::run)
        .toList();
  }
}
