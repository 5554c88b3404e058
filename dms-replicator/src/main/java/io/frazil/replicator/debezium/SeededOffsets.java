package io.frazil.replicator.debezium;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;

/**
 * The engine's offsets in memory, which begin at what two of the engine's settings say. Made by the
 * engine, by its name.
 */
public final class SeededOffsets extends MemoryOffsetBackingStore {

  /** JSON of the engine's name and the source's partition. */
  static final String PARTITION = "frazil.offset.partition";

  /** JSON of the offset. */
  static final String OFFSET = "frazil.offset";

  @Override
  public void configure(WorkerConfig config) {
    super.configure(config);
    Map<String, String> settings = config.originalsStrings();
    data.put(bytes(settings.get(PARTITION)), bytes(settings.get(OFFSET)));
  }

  @Override
  public Set<Map<String, Object>> connectorPartitions(String connectorName) {
    return Set.of();
  }

  private static ByteBuffer bytes(String json) {
    return ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
  }
}
