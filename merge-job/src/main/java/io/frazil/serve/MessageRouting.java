package io.frazil.serve;

import io.frazil.model.event.CreatedObject;
import io.frazil.model.event.KnownPipeline;
import io.frazil.model.event.LandingRoutes;
import io.frazil.model.event.ObjectEvents;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.table.TableName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * From the body of a message to the tables it wakes. A message that is not understood wakes every
 * table: waking too much costs a look, waking too little costs an interval.
 */
public final class MessageRouting implements Function<String, Set<TableName>> {

  private final Set<TableName> tables;
  private final LandingRoutes routes;
  private final boolean isLocal;

  /**
   * @param tables those that are served
   */
  public MessageRouting(Pipeline pipeline, Collection<TableName> tables) {
    this.tables = Set.copyOf(tables);
    this.routes = LandingRoutes.of(List.of(new KnownPipeline(pipeline.name(), pipeline)));
    this.isLocal = pipeline.landing().isLocal();
  }

  @Override
  public Set<TableName> apply(String body) {
    ObjectEvents events = ObjectEvents.parse(body);
    return switch (events.kind()) {
      case S3_NOTIFICATION, S3_THROUGH_SNS, EVENT_BRIDGE -> woken(events.created());
      case TEST_EVENT -> Set.of();
      case SCHEDULED, UNKNOWN -> tables;
    };
  }

  /** No event is of a local directory: whoever sends one to its queue means something by it. */
  private Set<TableName> woken(List<CreatedObject> created) {
    if (isLocal) {
      return tables;
    }
    Set<TableName> woken = new HashSet<>();
    created.forEach(
        object -> routes.route(object).wakes().forEach(wake -> woken.add(wake.table())));
    woken.retainAll(tables);
    return woken;
  }
}
