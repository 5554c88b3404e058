package io.frazil.merge.run;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.changefile.StreamContents;
import io.frazil.merge.changefile.TableListing;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.pipeline.SourceTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of a pipeline, as its tables share it: each file is looked into once, to learn whose
 * rows it holds, and read again only for tables that it names. What is remembered saves time and
 * decides nothing. Safe for several threads.
 */
public final class PipelineStream {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineStream.class);

  /** Files remembered: about a week of them at one a minute. */
  private static final int MOST_REMEMBERED = 10_000;

  private static final int STRANGERS_NAMED = 5;

  private final Location folder;
  private final ChangeFileListing listing;
  private final StreamContents contents;
  private final Set<SourceTable> known;
  private final Map<ChangeFile, Map<SourceTable, Long>> looked =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ChangeFile, Map<SourceTable, Long>> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };
  private final Map<String, Long> strangers = new TreeMap<>();

  /**
   * @param known source tables of the pipeline
   */
  public PipelineStream(
      Location folder, ChangeFileListing listing, StreamContents contents, Set<SourceTable> known) {
    this.folder = requireNonNull(folder, "folder is null");
    this.listing = requireNonNull(listing, "listing is null");
    this.contents = requireNonNull(contents, "contents is null");
    this.known = Set.copyOf(known);
  }

  /** What stands in the stream's folder. */
  TableListing list() {
    return TableListing.ofStream(listing.list(folder));
  }

  /**
   * Whether a CDC file may hold rows of a table: one of the table's own folder always may.
   *
   * @throws io.frazil.model.failure.FrazilException as {@link StreamContents#rows}
   */
  boolean mayHold(PipelineTable table, ChangeFile file) {
    return !file.name().isInStream() || rows(file).containsKey(table.source());
  }

  private synchronized Map<SourceTable, Long> rows(ChangeFile file) {
    Map<SourceTable, Long> found = looked.get(file);
    if (found == null) {
      found = Map.copyOf(contents.rows(file));
      looked.put(file, found);
      count(file, found);
    }
    return found;
  }

  private void count(ChangeFile file, Map<SourceTable, Long> rows) {
    Map<String, Long> passedOver = new TreeMap<>();
    rows.forEach(
        (table, count) -> {
          if (!known.contains(table)) {
            passedOver.put(table.toString(), count);
            strangers.merge(table.toString(), count, Long::sum);
          }
        });
    LOG.info("stream={} file={} rows={} strangers={}", folder, file.path(), sum(rows), passedOver);
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What an operator should know of the files looked into so far; nothing, or one line. */
  public synchronized List<String> notices() {
    if (strangers.isEmpty()) {
      return List.of();
    }
    String named =
        String.join(
            ", ",
            strangers.entrySet().stream()
                .limit(STRANGERS_NAMED)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList());
    int more = strangers.size() - STRANGERS_NAMED;
    return List.of(
        "stream "
            + folder
            + ": skipped "
            + sum(strangers)
            + " rows of tables that the pipeline does not have: "
            + named
            + (more > 0 ? " and " + more + " more" : ""));
  }
}
