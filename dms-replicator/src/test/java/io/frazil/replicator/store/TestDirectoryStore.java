package io.frazil.replicator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TestDirectoryStore extends FileStoreContract {

  @TempDir Path root;

  @Override
  protected FileStore store() {
    return new DirectoryStore(root.resolve("landing"));
  }

  @Override
  protected String read(String path) throws IOException {
    return Files.readString(root.resolve("landing").resolve(path));
  }
}
