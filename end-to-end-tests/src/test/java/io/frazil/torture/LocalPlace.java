package io.frazil.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Directories, and a SQLite file for a catalog. */
record LocalPlace(Path folder) implements Place {

  @Override
  public String landing() {
    return folder.resolve("landing").toString();
  }

  @Override
  public String catalog() {
    return "{name: lake, warehouse: "
        + folder.resolve("warehouse")
        + ", properties: {io-impl: "
        + MarkedFileIO.class.getName()
        + "}}";
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  /** Written beside, then moved: a file is there whole or not at all. */
  @Override
  public void put(String path, String content) {
    try {
      Path file = folder.resolve("landing").resolve(path);
      Files.createDirectories(file.getParent());
      Path beside = Files.writeString(folder.resolve("arriving"), content);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
