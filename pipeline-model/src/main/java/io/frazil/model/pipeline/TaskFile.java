package io.frazil.model.pipeline;

import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Reads the settings or the table mappings of a DMS task from JSON: the whole answer of {@code aws
 * dms describe-replication-tasks} or {@code describe-replication-configs}, one task of it, or the
 * document alone. Keys that are of no concern here are passed over.
 */
public final class TaskFile {

  private static final List<String> ANSWERS = List.of("ReplicationTasks", "ReplicationConfigs");
  private static final List<String> SETTINGS =
      List.of("ReplicationTaskSettings", "ReplicationSettings");
  private static final List<String> MAPPINGS = List.of("TableMappings");

  private final String file;
  private final Problems problems = new Problems();

  private TaskFile(Path file) {
    this.file = file.toString();
  }

  /**
   * The settings of the one task in the file.
   *
   * @throws PipelineException when they cannot be read, with everything that is wrong
   */
  public static TaskSettings settings(Path file) {
    return new TaskFile(file).read(file, "task settings", SETTINGS, TaskSettingsReader::read);
  }

  /**
   * The table mappings of the one task in the file.
   *
   * @throws PipelineException when they cannot be read, with everything that is wrong
   */
  public static TableMappings mappings(Path file) {
    return new TaskFile(file).read(file, "table mappings", MAPPINGS, TableMappingsReader::read);
  }

  private <T> T read(
      Path path, String what, List<String> members, BiFunction<Node, Problems, T> reader) {
    Optional<T> value = Optional.empty();
    try {
      value =
          NodeParser.json(Text.unmarked(Text.read(path.toString())), file, problems)
              .flatMap(root -> document(root, members))
              .map(node -> reader.apply(node, problems));
    } catch (IOException e) {
      problems.add(Place.top(file), Text.reason(e) + ".");
    }
    if (problems.count() > 0) {
      throw new PipelineException(what, problems.inFileOrder());
    }
    return value.orElseThrow();
  }

  /** The document itself, which AWS prints as a text with JSON in it. */
  private Optional<Node> document(Node root, List<String> members) {
    Node task = root;
    for (String answer : ANSWERS) {
      Node tasks = root.members().get(answer);
      if (tasks != null) {
        if (tasks.items().size() != 1) {
          problems.add(
              tasks.place(),
              "expected exactly one task, got "
                  + tasks.items().size()
                  + ". Keep the pipeline's own task in the file.");
          return Optional.empty();
        }
        task = tasks.items().get(0);
      }
    }
    for (String member : members) {
      Node document = task.members().get(member);
      if (document != null) {
        return document.isText()
            ? NodeParser.json(document.text(), file + " " + member, problems)
            : Optional.of(document);
      }
    }
    return Optional.of(task);
  }
}
