package io.frazil.replicator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.replicator.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFaultyStore {

  @TempDir Path directory;

  @Test
  void aFileIsCutShortUntilTheNextOneIsThere() throws IOException {
    FaultyStore store = store(Fault.CUT_SHORT, 2);
    put(store, "a/b/20240612-103125108.csv", "first");
    put(store, "a/b/20240612-103126108.csv", "second");
    assertThat(files())
        .containsEntry("a/b/20240612-103125108.csv", "first")
        .containsEntry("a/b/20240612-103126108.csv", "sec");

    put(store, "a/b/20240612-103127108.csv", "third");
    assertThat(files()).containsEntry("a/b/20240612-103126108.csv", "second");
  }

  @Test
  void aFileIsLateByOneAndNeverLost() throws IOException {
    FaultyStore store = store(Fault.DELIVER_LATE, 1);
    put(store, "a/b/20240612-103125108.csv", "first");
    assertThat(files()).isEmpty();
    put(store, "a/b/20240612-103126108.csv", "second");
    assertThat(files()).containsOnlyKeys("a/b/20240612-103125108.csv");

    store.close();
    assertThat(files())
        .containsOnlyKeys("a/b/20240612-103125108.csv", "a/b/20240612-103126108.csv");
  }

  @Test
  void aTruncateTakesALateFileWithIt() throws IOException {
    FaultyStore store = store(Fault.DELIVER_LATE, 1);
    put(store, "a/b/20240612-103125108.csv", "first");
    store.deleteBelow("a/b");
    store.close();

    assertThat(files()).isEmpty();
  }

  @Test
  void aFileComesTwiceUnderTheNextName() throws IOException {
    put(store(Fault.DUPLICATE, 1), "a/b/20240612-103125108.csv.gz", "first");

    assertThat(files())
        .containsExactly(
            Map.entry("a/b/20240612-103125108.csv.gz", "first"),
            Map.entry("a/b/20240612-1031251081.csv.gz", "first"));
  }

  @Test
  void fullLoadsAreLeftAlone() throws IOException {
    put(store(Fault.CUT_SHORT, 1), "a/b/LOAD00000001.csv", "whole");

    assertThat(files()).containsExactly(Map.entry("a/b/LOAD00000001.csv", "whole"));
  }

  private FaultyStore store(Fault fault, int every) {
    return new FaultyStore(new DirectoryStore(directory.resolve("landing")), Map.of(fault, every));
  }

  private void put(FaultyStore store, String path, String text) throws IOException {
    store.put(path, Files.writeString(directory.resolve("content"), text));
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    Path landing = directory.resolve("landing");
    for (String path : new DirectoryStore(landing).list("")) {
      files.put(path, Files.readString(landing.resolve(path)));
    }
    return files;
  }
}
