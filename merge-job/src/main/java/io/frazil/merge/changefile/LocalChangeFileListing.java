package io.frazil.merge.changefile;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Location;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A listing of local directories, links followed. A file that vanishes while being listed is left
 * out. A directory is no object, unless it has the name of a change file: then it is listed with a
 * slash at the end, which no change file has.
 */
public final class LocalChangeFileListing implements ChangeFileListing, FolderListing {

  @Override
  public List<StoredObject> list(Location folder) {
    Path root = folder.path();
    if (!Files.isDirectory(root)) {
      return List.of();
    }

    List<StoredObject> objects = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Collector(root, objects));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    return objects;
  }

  @Override
  public List<String> folders(Location folder) {
    if (!Files.isDirectory(folder.path())) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder.path())) {
      return paths
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static FrazilException unreadable(Location folder, IOException e) {
    return new FrazilException(
        FailureKind.EXTERNAL,
        "Cannot list " + folder + ": " + e + ". Make the directory readable and run again.",
        e);
  }

  private static final class Collector extends SimpleFileVisitor<Path> {

    private final Path root;
    private final List<StoredObject> objects;

    Collector(Path root, List<StoredObject> objects) {
      this.root = root;
      this.objects = objects;
    }

    /** A directory by a change file's name is listed with a slash, so that it is not overlooked. */
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      String path = path(directory);
      if (ChangeFileName.parseEither(path).isPresent()) {
        objects.add(
            new StoredObject(
                path + "/",
                Math.max(1, attributes.size()),
                attributes.lastModifiedTime().toInstant(),
                ""));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      objects.add(
          new StoredObject(
              path(file), attributes.size(), attributes.lastModifiedTime().toInstant(), ""));
      return FileVisitResult.CONTINUE;
    }

    private String path(Path below) {
      return root.relativize(below).toString().replace(File.separatorChar, '/');
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }
}
