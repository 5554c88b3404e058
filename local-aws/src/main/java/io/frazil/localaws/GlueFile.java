package io.frazil.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a catalog outlives its server: one JSON file, or nowhere. Not safe for two servers. */
final class GlueFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<Path> path;

  private GlueFile(Optional<Path> path) {
    this.path = path;
  }

  static GlueFile none() {
    return new GlueFile(Optional.empty());
  }

  static GlueFile at(Path path) {
    return new GlueFile(Optional.of(path.toAbsolutePath()));
  }

  /** What the file holds; an empty catalog when there is none. */
  ObjectNode read() {
    if (path.isEmpty() || !Files.exists(path.get())) {
      return JSON.createObjectNode();
    }
    try {
      JsonNode content = JSON.readTree(path.get().toFile());
      if (content instanceof ObjectNode object) {
        return object;
      }
      throw new IOException("Expected a JSON object");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the catalog file " + path.get(), e);
    }
  }

  /** Replaces the file in one step: a crash leaves the one before or the one after. */
  void write(ObjectNode content) {
    if (path.isEmpty()) {
      return;
    }
    Path file = path.get();
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(file.getParent());
      JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), content);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the catalog file " + file, e);
    }
  }
}
