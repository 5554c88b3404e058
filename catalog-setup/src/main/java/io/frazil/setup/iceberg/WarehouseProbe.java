package io.frazil.setup.iceberg;

import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.io.FileIO;

/**
 * Tries whether the warehouse can be written. A local one is only looked at; in any other a small
 * object is written and deleted again. A REST catalog's is its server's business and not tried.
 */
public final class WarehouseProbe {

  private WarehouseProbe() {}

  /** Why the warehouse cannot be written, as a clause; empty when it can. */
  public static Optional<String> refusal(CatalogConfig config) {
    Optional<Location> place = config.warehouse().place();
    if (config.type() == CatalogConfig.Type.REST || place.isEmpty()) {
      return Optional.empty();
    }
    if (place.get().isLocal()) {
      return localRefusal(place.get().path());
    }
    Map<String, String> properties = IcebergCatalogs.properties(config);
    String files = properties.get(CatalogProperties.FILE_IO_IMPL);
    return files == null ? Optional.empty() : attempt(place.get(), files, properties);
  }

  private static Optional<String> localRefusal(Path warehouse) {
    Path standing = warehouse;
    while (standing.getParent() != null && !Files.exists(standing)) {
      standing = standing.getParent();
    }
    if (!Files.isDirectory(standing)) {
      return Optional.of(standing + " is not a directory");
    }
    return Files.isWritable(standing)
        ? Optional.empty()
        : Optional.of("directory " + standing + " is not writable");
  }

  /** Catches every unchecked exception: storage clients throw what they like. */
  private static Optional<String> attempt(
      Location warehouse, String files, Map<String, String> properties) {
    String place = warehouse.resolve(".frazil-check-" + UUID.randomUUID()).text();
    try (FileIO io = CatalogUtil.loadFileIO(files, properties, null)) {
      try (OutputStream out = io.newOutputFile(place).create()) {
        out.write("frazil check\n".getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      io.deleteFile(place);
      return Optional.empty();
    } catch (RuntimeException e) {
      FrazilException failure = IcebergFailures.translate("write and delete " + place, e);
      return Optional.of(failure.getMessage());
    }
  }
}
