package io.frazil.replicator.debezium;

import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/** Reads rows of a table in one shape out of Debezium's events. */
interface TableReader {

  SourceTable table();

  SourceRow after(Struct row);

  /** The row before, as far as the log holds it; empty when it does not hold its key. */
  Optional<SourceRow> before(Struct row);
}
