package io.frazil.replicator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.TaskSettings;
import io.frazil.model.pipeline.DmsEndpoint;
import io.frazil.model.pipeline.DmsEndpointReader;
import io.frazil.model.pipeline.PipelineFiles;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.replicator.settings.PipelineRules;
import io.frazil.replicator.settings.ReplicationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kit in {@code conformance/} is what the replicator writes for the cases, and {@code
 * docs/conformance.md} lists them. {@code UPDATE_CONFORMANCE=1} writes the kit anew; the difference
 * belongs in the commit that explains it.
 */
class TestConformanceKit {

  private static final Path KIT = Path.of("..", "conformance");

  @TempDir private Path scratch;

  @Test
  void theKitIsWhatTheReplicatorWrites() throws IOException {
    Path made = scratch.resolve("kit");
    for (Case played : Cases.all()) {
      Path place = Files.createDirectories(scratch.resolve("runs").resolve(played.name()));
      new CaseRun(played, settings(played, place), place, made).play();
    }

    if (System.getenv("UPDATE_CONFORMANCE") != null) {
      update(KitContent.of(KIT), KitContent.of(made), made);
    }

    assertThat(KitContent.of(KIT)).containsExactlyEntriesOf(KitContent.of(made));
  }

  @Test
  void everyCaseIsInTheDocs() throws IOException {
    assertThat(
            Files.readAllLines(Path.of("..", "docs", "conformance.md")).stream()
                .filter(line -> line.startsWith("| `")))
        .isEqualTo(
            Cases.all().stream()
                .map(played -> "| `%s` | %s |".formatted(played.name(), played.story()))
                .toList());
  }

  /** Readers refuse some endpoints that a task may have: rules are read without it. */
  private static ReplicationSettings settings(Case played, Path place) throws IOException {
    String whole = write(place.resolve("pipeline.yaml"), played.declared().pipeline());
    String tables = write(place.resolve("tables.yaml"), played.declared().tables());
    DmsEndpoint endpoint = DmsEndpointReader.ofPipeline(whole, PipelineFiles.ON_DISK);
    return new ReplicationSettings(
        endpoint.settings(),
        endpoint.writing(),
        PipelineRules.of(PipelineReader.read(tables, PipelineFiles.ON_DISK)),
        TaskSettings.DEFAULT,
        Set.of());
  }

  private static String write(Path file, String text) throws IOException {
    return Files.writeString(file, text).toString();
  }

  /** Files that hold the same already keep their bytes. */
  private static void update(Map<String, String> old, Map<String, String> made, Path from)
      throws IOException {
    for (String name : old.keySet()) {
      if (!made.containsKey(name)) {
        Files.delete(KIT.resolve(name));
      }
    }
    for (Map.Entry<String, String> file : made.entrySet()) {
      if (!file.getValue().equals(old.get(file.getKey()))) {
        Path target = KIT.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.copy(from.resolve(file.getKey()), target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
