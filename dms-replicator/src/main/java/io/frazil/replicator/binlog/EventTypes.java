package io.frazil.replicator.binlog;

import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.FormatDescriptionEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.MariadbGtidEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.QueryEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.RotateEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.TableMapEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.XidEventDataDeserializer;
import java.util.HashMap;
import java.util.Map;

/** The events of a binary log that are looked at, but for rows. */
final class EventTypes {

  Map<EventType, EventDataDeserializer<?>> deserializers(Map<Long, TableMapEventData> tables) {
    Map<EventType, EventDataDeserializer<?>> each = new HashMap<>();
    each.put(EventType.FORMAT_DESCRIPTION, new FormatDescriptionEventDataDeserializer());
    each.put(EventType.ROTATE, new RotateEventDataDeserializer());
    each.put(EventType.QUERY, new QueryEventDataDeserializer());
    each.put(EventType.TABLE_MAP, new TableMapEventDataDeserializer());
    each.put(EventType.XID, new XidEventDataDeserializer());
    each.put(EventType.MARIADB_GTID, new MariadbGtidEventDataDeserializer());
    return each;
  }
}
