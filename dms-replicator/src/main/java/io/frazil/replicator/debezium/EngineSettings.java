package io.frazil.replicator.debezium;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.source.SourceConnector;

/** What Debezium's engine is told, whatever the source. */
final class EngineSettings {

  private static final String NAME = "frazil";

  /** Engines of one JVM that have the same prefix wait for each other's place in JMX. */
  private static final AtomicInteger ENGINES = new AtomicInteger();

  private EngineSettings() {}

  /**
   * Settings with which an engine reads what follows an offset, and fails at whatever it cannot
   * read instead of leaving it out.
   *
   * @param offset JSON
   */
  static Properties of(Class<? extends SourceConnector> connector, String offset) {
    Properties settings = new Properties();
    settings.setProperty("name", NAME);
    String prefix = NAME + ENGINES.incrementAndGet();
    settings.setProperty("topic.prefix", prefix);
    settings.setProperty("connector.class", connector.getName());
    settings.setProperty("tasks.max", "1");
    settings.setProperty("offset.storage", SeededOffsets.class.getName());
    settings.setProperty(
        SeededOffsets.PARTITION, "[\"" + NAME + "\",{\"server\":\"" + prefix + "\"}]");
    settings.setProperty(SeededOffsets.OFFSET, offset);
    settings.setProperty("errors.max.retries", "0");
    settings.setProperty("record.processing.threads", "1");
    settings.setProperty("record.processing.shutdown.timeout.ms", "2000");
    settings.setProperty("snapshot.mode", "no_data");
    settings.setProperty("provide.transaction.metadata", "true");
    settings.setProperty("tombstones.on.delete", "false");
    settings.setProperty("skipped.operations", "none");
    settings.setProperty("event.processing.failure.handling.mode", "fail");
    settings.setProperty("event.converting.failure.handling.mode", "fail");
    settings.setProperty("poll.interval.ms", "50");
    return settings;
  }
}
