package io.frazil.replicator.task;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The file a task keeps its state in: JSON, replaced in one step. */
public final class StateFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public StateFile(Path file) {
    this.file = requireNonNull(file, "file is null");
  }

  /**
   * What the last task left; empty when there was none.
   *
   * @throws FrazilException {@code CONFIGURATION} when the file is no state
   */
  public Optional<TaskState> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(file.toFile());
      Set<TableId> loaded = new HashSet<>();
      for (JsonNode table : root.required("loaded")) {
        loaded.add(new TableId(text(table, "schema"), text(table, "table")));
      }
      return Optional.of(
          new TaskState(
              new LogPosition(text(root, "position"), text(root, "shown")),
              root.required("counter").asLong(),
              loaded));
    } catch (IOException | IllegalArgumentException e) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot resume from "
              + file
              + ": it holds no state of a task ("
              + e.getMessage()
              + "). Remove it, and the task starts with a full load.",
          e);
    }
  }

  /** Keeps the state in place of the one before. */
  void write(TaskState state) {
    ObjectNode root = JSON.createObjectNode();
    root.put("position", state.position().text());
    root.put("shown", state.position().shown());
    root.put("counter", state.counter());
    var loaded = root.putArray("loaded");
    state.loaded().stream()
        .sorted(Comparator.comparing(TableId::toString))
        .forEach(id -> loaded.addObject().put("schema", id.schema()).put("table", id.table()));
    Path aside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      JSON.writerWithDefaultPrettyPrinter().writeValue(aside.toFile(), root);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new FrazilException(
          FailureKind.EXTERNAL,
          "Cannot keep the state of the task in "
              + file
              + ": "
              + e
              + ". Check the disk and the permissions, and run again.",
          e);
    }
  }

  /** Forgets the state: the next task starts with a full load. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new FrazilException(
          FailureKind.EXTERNAL, "Cannot delete " + file + ": " + e + ". Delete it by hand.", e);
    }
  }

  private static String text(JsonNode node, String key) {
    return node.required(key).textValue();
  }
}
