package io.frazil.replicator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does. */
public abstract class FileStoreContract {

  @TempDir Path local;

  /** An empty store. */
  protected abstract FileStore store();

  /** The text that stands at a path. */
  protected abstract String read(String path) throws IOException;

  @Test
  void aFileIsPutInPlaceOfTheOneBefore() throws IOException {
    FileStore store = store();
    store.put("public/orders/LOAD00000001.csv", file("first"));
    store.put("public/orders/LOAD00000001.csv", file("second"));

    assertThat(read("public/orders/LOAD00000001.csv")).isEqualTo("second");
    assertThat(store.list("public/orders")).containsExactly("public/orders/LOAD00000001.csv");
  }

  @Test
  void deletingReachesDateFoldersAndNoOtherTable() throws IOException {
    FileStore store = store();
    store.put("public/orders/LOAD00000001.csv", file("a"));
    store.put("public/orders/2024/06/12/20240612-103125108.csv", file("b"));
    store.put("public/orders_old/LOAD00000001.csv", file("c"));

    store.deleteBelow("public/orders");

    assertThat(store.list("public/orders")).isEmpty();
    assertThat(store.list("public")).containsExactly("public/orders_old/LOAD00000001.csv");
  }

  @Test
  void aFolderThatIsNotThereIsEmpty() {
    FileStore store = store();
    store.deleteBelow("public/orders");

    assertThat(store.list("public/orders")).isEmpty();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(local.resolve("content"), text);
  }
}
