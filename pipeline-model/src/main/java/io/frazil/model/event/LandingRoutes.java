package io.frazil.model.event;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.event.Arrival.Wake;
import io.frazil.model.pipeline.Location;
import io.frazil.model.table.TableName;
import java.util.Collection;
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
   * @param stream the stream's folder below it, with a slash at the end; empty when there is none
   * @param tables by folder, {@code schema/table}
   */
  private record Landing(
      String pipeline,
      String bucket,
      String prefix,
      Optional<String> stream,
      Map<String, TableName> tables) {

    boolean holds(CreatedObject object, String key) {
      return bucket.equals(object.bucket()) && key.startsWith(prefix);
    }

    /** The folder of a table, as a key that this landing holds has it; empty text when too high. */
    String folder(String key) {
      int schema = key.indexOf('/', prefix.length());
      int table = schema < 0 ? -1 : key.indexOf('/', schema + 1);
      return table < 0 ? "" : key.substring(prefix.length(), table);
    }

    /** The name below the stream's folder; empty when the key is in no stream. */
    Optional<String> inStream(String key) {
      return stream
          .map(prefix::concat)
          .filter(key::startsWith)
          .map(of -> key.substring(of.length()));
    }

    Optional<Ignored> passOver(String key, boolean isEmpty) {
      if (ChangeFileName.isControl(key.substring(prefix.length()))) {
        return Optional.of(Ignored.CONTROL);
      }
      Optional<String> inStream = inStream(key);
      String folder = folder(key);
      if (inStream.isEmpty() && !tables.containsKey(folder)) {
        return Optional.of(Ignored.NO_TABLE);
      }
      Optional<ChangeFileName> name =
          inStream.isPresent()
              ? ChangeFileName.parseInStream(inStream.get())
              : ChangeFileName.parse(key.substring(prefix.length() + folder.length() + 1));
      if (name.isEmpty()) {
        return Optional.of(Ignored.NO_CHANGE_FILE);
      }
      return isEmpty ? Optional.of(Ignored.EMPTY) : Optional.empty();
    }

    /** The tables that a change file may hold changes of: all of them for a file of the stream. */
    Collection<TableName> woken(String key) {
      return inStream(key).isPresent() ? tables.values() : List.of(tables.get(folder(key)));
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
    Optional<String> stream =
        Optional.of(known.pipeline().endpoint().cdcPath() + "/").filter(path -> !path.equals("/"));
    return new Landing(known.place(), landing.bucket(), prefix, stream, tables);
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
                      landing
                          .woken(key)
                          .forEach(table -> wakes.add(new Wake(landing.pipeline, table))));
        }
      }
    }
    if (wakes.isEmpty() && passedOver.isEmpty()) {
      passedOver.add(Ignored.NO_PIPELINE);
    }
    return new Arrival(wakes, passedOver);
  }
}
