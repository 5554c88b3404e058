package io.frazil.replicator.layout;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.Operation;
import io.frazil.replicator.source.SourceRow;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a row that goes into a file.
 *
 * @param load whether it is a row of the full load
 * @param moment commit time of a change, transfer time of a full load
 * @param image the row after, or of a delete the row before
 * @param before what before-image columns show; empty for nothing
 * @param sequence the change sequence; empty text in a full load
 * @param position place in the source's log, as people read it; empty text in a full load
 */
record RowFacts(
    Operation operation,
    boolean load,
    Instant moment,
    SourceRow image,
    Optional<SourceRow> before,
    String sequence,
    String position) {

  RowFacts {
    requireNonNull(operation, "operation is null");
    requireNonNull(moment, "moment is null");
    requireNonNull(image, "image is null");
    requireNonNull(before, "before is null");
    requireNonNull(sequence, "sequence is null");
    requireNonNull(position, "position is null");
  }
}
