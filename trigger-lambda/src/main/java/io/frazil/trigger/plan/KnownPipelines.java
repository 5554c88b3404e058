package io.frazil.trigger.plan;

import io.frazil.model.event.KnownPipeline;
import java.util.List;

/**
 * The pipelines of this function, as far as their files can be read.
 *
 * @param places of all of them, in the order of the configuration
 * @param known those that were read at least once, in the same order
 */
public record KnownPipelines(List<String> places, List<KnownPipeline> known) {

  public KnownPipelines {
    places = List.copyOf(places);
    known = List.copyOf(known);
  }

  /** Places of files that were never read; an event of no known pipeline may be theirs. */
  public List<String> unread() {
    List<String> read = known.stream().map(KnownPipeline::place).toList();
    return places.stream().filter(place -> !read.contains(place)).toList();
  }
}
