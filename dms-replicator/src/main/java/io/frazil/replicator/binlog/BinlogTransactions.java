package io.frazil.replicator.binlog;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.source.SourceTransaction;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Assembles transactions out of the events of a binary log. Commit times are of whole seconds: the
 * log holds no more.
 */
final class BinlogTransactions {

  /** Events that hold no rows. */
  private static final Set<EventType> WITHOUT_ROWS =
      EnumSet.of(
          EventType.START_V3,
          EventType.STOP,
          EventType.SLAVE,
          EventType.FORMAT_DESCRIPTION,
          EventType.HEARTBEAT,
          EventType.HEARTBEAT_V2,
          EventType.IGNORABLE,
          EventType.INTVAR,
          EventType.RAND,
          EventType.USER_VAR,
          EventType.ROWS_QUERY,
          EventType.ANNOTATE_ROWS,
          EventType.GTID,
          EventType.ANONYMOUS_GTID,
          EventType.GTID_TAGGED,
          EventType.PREVIOUS_GTIDS,
          EventType.MARIADB_GTID_LIST,
          EventType.TRANSACTION_CONTEXT,
          EventType.VIEW_CHANGE,
          EventType.BINLOG_CHECKPOINT);

  private static final Pattern TRUNCATE =
      Pattern.compile(
          "(?is)\\s*(?:/\\*.*?\\*/\\s*)*TRUNCATE\\s+(?:TABLE\\s+)?"
              + "(?:(?:`(?<qs>(?:[^`]|``)+)`|(?<s>[\\w$]+))\\s*\\.\\s*)?"
              + "(?:`(?<qt>(?:[^`]|``)+)`|(?<t>[\\w$]+)).*");

  private final Charsets charsets;
  private final Predicate<TableId> replicated;
  private final Map<TableId, SourceTable> latest = new HashMap<>();
  private final Map<Long, LoggedTable> tables = new HashMap<>();
  private List<SourceChange> changes = new ArrayList<>();
  private String file;
  private boolean inside;

  /**
   * Assembles from a place on.
   *
   * @param known shapes of tables, for those that are truncated before any row of them is logged
   */
  BinlogTransactions(
      BinlogPlace from, Charsets charsets, Predicate<TableId> replicated, List<SourceTable> known) {
    this.file = from.file();
    this.charsets = charsets;
    this.replicated = replicated;
    known.forEach(table -> latest.put(table.id(), table));
  }

  /**
   * Where an event left the log.
   *
   * @param transaction if the event ended one that has changes
   * @param place after the event, if no transaction is open there
   */
  record Step(Optional<SourceTransaction> transaction, Optional<BinlogPlace> place) {

    static final Step NONE = new Step(Optional.empty(), Optional.empty());
  }

  /** Takes the next event. */
  Step take(Event event) {
    EventHeaderV4 header = event.getHeader();
    EventData data = event.getData();
    switch (header.getEventType()) {
      case ROTATE -> {
        RotateEventData rotate = (RotateEventData) data;
        file = rotate.getBinlogFilename();
        tables.clear();
        return Step.NONE;
      }
      case QUERY -> query((QueryEventData) data);
      case MARIADB_GTID -> inside = false;
      case TABLE_MAP -> map((TableMapEventData) data);
      case XID -> {
        return end(header);
      }
      case WRITE_ROWS, EXT_WRITE_ROWS -> inserted((WriteRowsEventData) data);
      case UPDATE_ROWS, EXT_UPDATE_ROWS -> updated((UpdateRowsEventData) data);
      case DELETE_ROWS, EXT_DELETE_ROWS -> deleted((DeleteRowsEventData) data);
      default -> {
        return passedOver(header);
      }
    }
    boolean ends = header.getEventType() == EventType.QUERY && !inside;
    return ends ? end(header) : Step.NONE;
  }

  /**
   * Anything else may hold rows, as MariaDB's compressed events do, which the client cannot name.
   */
  private Step passedOver(EventHeaderV4 header) {
    if (!WITHOUT_ROWS.contains(header.getEventType())) {
      throw refused(header);
    }
    return inside || header.getNextPosition() == 0
        ? Step.NONE
        : new Step(Optional.empty(), Optional.of(new BinlogPlace(file, header.getNextPosition())));
  }

  private void query(QueryEventData query) {
    String sql = query.getSql().strip();
    if (sql.equalsIgnoreCase("BEGIN")) {
      inside = true;
      changes = new ArrayList<>();
    } else if (sql.equalsIgnoreCase("COMMIT")) {
      inside = false;
    } else if (sql.equalsIgnoreCase("ROLLBACK")) {
      inside = false;
      changes = new ArrayList<>();
    } else {
      truncated(query.getDatabase(), sql);
    }
  }

  private void truncated(String database, String sql) {
    Matcher truncate = TRUNCATE.matcher(sql);
    if (!truncate.matches()) {
      return;
    }
    String schema = unquoted(truncate.group("qs"), truncate.group("s"));
    TableId id =
        new TableId(
            schema == null ? database : schema,
            unquoted(truncate.group("qt"), truncate.group("t")));
    SourceTable table = latest.get(id);
    if (table != null && replicated.test(id)) {
      changes.add(SourceChange.truncate(table));
    }
  }

  private static String unquoted(String quoted, String plain) {
    return quoted == null ? plain : quoted.replace("``", "`");
  }

  private Step end(EventHeaderV4 header) {
    inside = false;
    BinlogPlace place = new BinlogPlace(file, header.getNextPosition());
    List<SourceChange> done = changes;
    changes = new ArrayList<>();
    return new Step(
        done.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new SourceTransaction(
                    Instant.ofEpochMilli(header.getTimestamp()), place.position(), done)),
        Optional.of(place));
  }

  private void map(TableMapEventData event) {
    inside = true;
    if (!replicated.test(new TableId(event.getDatabase(), event.getTable()))) {
      tables.remove(event.getTableId());
      return;
    }
    LoggedTable known = tables.get(event.getTableId());
    if (known == null) {
      LoggedTable table = LoggedTable.of(event, charsets);
      tables.put(event.getTableId(), table);
      latest.put(table.table().id(), table.table());
    }
  }

  private void inserted(WriteRowsEventData rows) {
    LoggedTable table = tables.get(rows.getTableId());
    if (table != null) {
      rows.getRows()
          .forEach(row -> changes.add(SourceChange.insert(table.table(), table.row(row))));
    }
  }

  private void updated(UpdateRowsEventData rows) {
    LoggedTable table = tables.get(rows.getTableId());
    if (table == null) {
      return;
    }
    for (Map.Entry<Serializable[], Serializable[]> row : rows.getRows()) {
      changes.add(
          SourceChange.update(
              table.table(), Optional.of(table.row(row.getKey())), table.row(row.getValue())));
    }
  }

  private void deleted(DeleteRowsEventData rows) {
    LoggedTable table = tables.get(rows.getTableId());
    if (table != null) {
      rows.getRows()
          .forEach(row -> changes.add(SourceChange.delete(table.table(), table.row(row))));
    }
  }

  private FrazilException refused(EventHeaderV4 header) {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        ("Cannot read the binary log at %s: it holds an event that cannot be replicated."
                + " Expected rows, got %s. Turn off compression of the log (log_bin_compress,"
                + " binlog_transaction_compression), partial JSON and XA transactions, and begin"
                + " again with a full load.")
            .formatted(new BinlogPlace(file, header.getNextPosition()), header.getEventType()));
  }
}
