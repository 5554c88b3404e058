package io.frazil.model.event;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.event.Arrival.Wake;
import io.frazil.model.pipeline.Location;
import io.frazil.model.table.TableName;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a created object to the tables it wakes, by the folders of pipeline files. The rules for
 * names are those of the listing that a run makes, so that what wakes a table is what it merges.
 * Pipelines whose landing is a local directory are woken by no event.
 */
public final class LandingRoutes {

  /**
   * One pipeline's landing folder.
   *
   * @param prefix of its keys, with a slash at the end; empty for a whole bucket
   * @param tables by folder, {@code schema/table}
   */
  private record Landing(
      String pipeline, String bucket, String prefix, Map<String, TableName> tables) {

    boolean holds(CreatedObject object, String key) {
      return bucket.equals(object.bucket()) && key.startsWith(prefix);
    }

    /** The folder of a table, as a key that this landing holds has it; empty text when too high. */
    String folder(String key) {
      int schema = key.indexOf('/', prefix.length());
      int table = schema < 0 ? -1 : key.indexOf('/', schema + 1);
      return table < 0 ? "" : key.substring(prefix.length(), table);
    }

    Optional<Ignored> passOver(String key, boolean isEmpty) {
      String below = key.substring(prefix.length());
      String folder = folder(key);
      if (ChangeFileName.isControl(below)) {
        return Optional.of(Ignored.CONTROL);
      }
      if (!tables.containsKey(folder)) {
        return Optional.of(Ignored.NO_TABLE);
      }
      if (ChangeFileName.parse(below.substring(folder.length() + 1)).isEmpty()) {
        return Optional.of(Ignored.NO_CHANGE_FILE);
      }
      return isEmpty ? Optional.of(Ignored.EMPTY) : Optional.empty();
    }
  }

  private final List<Landing> landings;

  private LandingRoutes(List<Landing> landings) {
    this.landings = List.copyOf(landings);
  }

  /** The routes of these pipelines; they may share buckets, folders and tables. */
  public static LandingRoutes of(List<KnownPipeline> pipelines) {
    return new LandingRoutes(
        pipelines.stream()
            .filter(known -> !known.pipeline().landing().isLocal())
            .map(LandingRoutes::landing)
            .toList());
  }

  private static Landing landing(KnownPipeline known) {
    Map<String, TableName> tables = new HashMap<>();
    known.pipeline().tables().forEach(table -> tables.put(table.source().folder(), table.name()));
    Location landing = known.pipeline().landing();
    String prefix = landing.key().isEmpty() ? "" : landing.key() + "/";
    return new Landing(known.place(), landing.bucket(), prefix, tables);
  }

  /** What this object means: tables it wakes, or the rules that passed it over. */
  public Arrival route(CreatedObject object) {
    Set<Wake> wakes = new HashSet<>();
    Set<Ignored> passedOver = EnumSet.noneOf(Ignored.class);
    for (String key : object.readings()) {
      for (Landing landing : landings) {
        if (landing.holds(object, key)) {
          landing
              .passOver(key, object.isEmpty())
              .ifPresentOrElse(
                  passedOver::add,
                  () ->
                      wakes.add(
                          new Wake(landing.pipeline, landing.tables.get(landing.folder(key)))));
        }
      }
    }
    if (wakes.isEmpty() && passedOver.isEmpty()) {
      passedOver.add(Ignored.NO_PIPELINE);
    }
    return new Arrival(wakes, passedOver);
  }
}
