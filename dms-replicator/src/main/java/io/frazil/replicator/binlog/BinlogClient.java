package io.frazil.replicator.binlog;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventHeaderV4Deserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.NullEventDataDeserializer;
import io.debezium.config.CommonConnectorConfig.EventProcessingFailureHandlingMode;
import io.debezium.connector.binlog.event.RowDeserializers;
import io.frazil.replicator.jdbc.DatabaseLogin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A running client of a binary log, whose events are taken by the thread that reads. */
final class BinlogClient implements AutoCloseable {

  /** The client says every connection; a logger is forgotten unless somebody holds it. */
  private static final Logger CLIENT_LOG = Logger.getLogger(BinaryLogClient.class.getName());

  private static final int EVENTS_AHEAD = 1_024;
  private static final int MYSQL_PORT = 3306;
  private static final Duration END = Duration.ofSeconds(10);

  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(EVENTS_AHEAD);
  private final BinaryLogClient client;
  private final Thread thread;
  private volatile Throwable failure;
  private volatile boolean closing;
  private volatile boolean ended;

  /** Starts a client in a thread of its own; servers know it by its number. */
  BinlogClient(DatabaseLogin login, BinlogPlace from, int serverId) {
    URI address = URI.create(login.url().substring("jdbc:".length()));
    client =
        new BinaryLogClient(
            address.getHost(),
            address.getPort() < 0 ? MYSQL_PORT : address.getPort(),
            login.user(),
            login.password());
    CLIENT_LOG.setLevel(Level.SEVERE);
    client.setBinlogFilename(from.file());
    client.setBinlogPosition(from.offset());
    client.setServerId(serverId);
    client.setKeepAlive(false);
    client.setHeartbeatInterval(1_000);
    client.setEventDeserializer(deserializer());
    client.registerEventListener(this::offer);
    client.registerLifecycleListener(
        new BinaryLogClient.AbstractLifecycleListener() {
          @Override
          public void onCommunicationFailure(BinaryLogClient failed, Exception cause) {
            fail(cause);
          }

          @Override
          public void onEventDeserializationFailure(BinaryLogClient failed, Exception cause) {
            fail(cause);
            closing = true;
          }
        });
    thread = new Thread(this::run, "frazil-binlog");
    thread.setDaemon(true);
    thread.start();
  }

  /** The next event; empty when there is none in time, or the client ended. */
  Optional<Event> poll(Duration patience) throws InterruptedException {
    return Optional.ofNullable(events.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Why the client ended by itself; empty while it runs, or has events to give. */
  Optional<Throwable> failure() {
    if (!ended || !events.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        failure == null ? new IOException("the server closed the connection") : failure);
  }

  /**
   * Closes the connection and waits for the thread. A client that is connecting does not hear that
   * it is to disconnect, so it is told until it has.
   */
  @Override
  public void close() {
    closing = true;
    boolean interrupted = Thread.interrupted();
    try {
      long deadline = System.nanoTime() + END.toNanos();
      while (thread.isAlive() && System.nanoTime() < deadline) {
        client.disconnect();
        thread.join(100);
      }
    } catch (IOException e) {
      thread.interrupt();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      client.connect();
    } catch (IOException | RuntimeException e) {
      fail(e);
    } finally {
      ended = true;
    }
  }

  private void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  private void offer(Event event) {
    try {
      boolean taken = false;
      while (!taken && !closing) {
        taken = events.offer(event, 100, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The client's own, with Debezium's reading of rows, which loses nothing of times and texts. */
  private static EventDeserializer deserializer() {
    Map<Long, TableMapEventData> tables = new HashMap<>();
    EventProcessingFailureHandlingMode fail = EventProcessingFailureHandlingMode.FAIL;
    EventDeserializer all =
        new EventDeserializer(
            new EventHeaderV4Deserializer(),
            new NullEventDataDeserializer(),
            new IdentityHashMap<>(new EventTypes().deserializers(tables)),
            tables);
    all.setEventDataDeserializer(
        EventType.WRITE_ROWS, new RowDeserializers.WriteRowsDeserializer(tables, fail));
    all.setEventDataDeserializer(
        EventType.UPDATE_ROWS, new RowDeserializers.UpdateRowsDeserializer(tables, fail));
    all.setEventDataDeserializer(
        EventType.DELETE_ROWS, new RowDeserializers.DeleteRowsDeserializer(tables, fail));
    all.setEventDataDeserializer(
        EventType.EXT_WRITE_ROWS,
        new RowDeserializers.WriteRowsDeserializer(tables, fail)
            .setMayContainExtraInformation(true));
    all.setEventDataDeserializer(
        EventType.EXT_UPDATE_ROWS,
        new RowDeserializers.UpdateRowsDeserializer(tables, fail)
            .setMayContainExtraInformation(true));
    all.setEventDataDeserializer(
        EventType.EXT_DELETE_ROWS,
        new RowDeserializers.DeleteRowsDeserializer(tables, fail)
            .setMayContainExtraInformation(true));
    return all;
  }
}
