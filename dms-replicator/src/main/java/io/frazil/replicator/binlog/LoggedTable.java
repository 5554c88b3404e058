package io.frazil.replicator.binlog;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventMetadata;
import io.frazil.replicator.jdbc.RefusedValues;
import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.types.MariaDbTypes;
import io.frazil.replicator.types.MariaDbValues;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A table in the shape that the log gives it beside its rows. */
record LoggedTable(SourceTable table, List<LoggedColumns.Column> columns) {

  static LoggedTable of(TableMapEventData event, Charsets charsets) {
    TableId id = new TableId(event.getDatabase(), event.getTable());
    List<LoggedColumns.Column> columns = LoggedColumns.of(event, charsets);
    List<SourceColumn> types = new ArrayList<>();
    for (LoggedColumns.Column column : columns) {
      DmsType type =
          (DmsType)
              RefusedValues.translate(id, column.name(), column.type(), MariaDbTypes::dmsType);
      types.add(new SourceColumn(column.name(), type));
    }
    return new LoggedTable(new SourceTable(id, types, key(event.getEventMetadata())), columns);
  }

  SourceRow row(Serializable[] logged) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < logged.length; i++) {
      LoggedColumns.Column column = columns.get(i);
      DmsType type = table.columns().get(i).type();
      Serializable value = logged[i];
      values.add(
          value == null
              ? null
              : RefusedValues.translate(
                  table.id(),
                  column.name(),
                  column.type(),
                  own -> MariaDbValues.value(own, type, LoggedTexts.text(column, value))));
    }
    return new SourceRow(values);
  }

  private static List<String> key(TableMapEventMetadata said) {
    List<Integer> places = new ArrayList<>();
    if (said.getSimplePrimaryKeys() != null) {
      places.addAll(said.getSimplePrimaryKeys());
    } else if (said.getPrimaryKeysWithPrefix() != null) {
      places.addAll(said.getPrimaryKeysWithPrefix().keySet());
    }
    return places.stream().map(said.getColumnNames()::get).toList();
  }
}
