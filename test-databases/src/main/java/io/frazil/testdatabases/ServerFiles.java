package io.frazil.testdatabases;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A server's folder below the temporary one: its programs, its data, its log. */
record ServerFiles(Path root) {

  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");

  static ServerFiles create(String purpose) {
    try {
      Path root = Files.createTempDirectory("frazil-" + purpose + "-");
      Files.setPosixFilePermissions(root, PROGRAM);
      Files.createDirectory(root.resolve("programs"));
      Files.createDirectory(root.resolve("data"));
      return new ServerFiles(root);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a folder for " + purpose, e);
    }
  }

  Path programs() {
    return root.resolve("programs");
  }

  /** What the account that serves owns. */
  Path data() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("log");
  }

  /** Unpacks a tar archive that xz has packed, from the class path. */
  void unpackTar(String resource) {
    try (InputStream packed = open(resource);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextTarEntry();
          entry != null;
          entry = tar.getNextTarEntry()) {
        Path file = programs().resolve(entry.getName()).normalize();
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
          Files.copy(tar, file);
          Files.setPosixFilePermissions(file, PROGRAM);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + resource, e);
    }
  }

  /** Copies one file from the class path to a path below the programs. */
  void unpack(String resource, String name) {
    Path file = programs().resolve(name);
    try (InputStream content = open(resource)) {
      Files.createDirectories(file.getParent());
      Files.copy(content, file);
      Files.setPosixFilePermissions(file, PROGRAM);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + resource, e);
    }
  }

  /** Writes a file beside the programs, for the server to read. */
  Path write(String name, String content) {
    try {
      Path file = Files.writeString(programs().resolve(name), content);
      return Files.setPosixFilePermissions(file, PROGRAM);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + name, e);
    }
  }

  void delete() {
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e)
                throws IOException {
              Files.deleteIfExists(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + root, e);
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream stream = ServerFiles.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IOException("not on the class path: " + resource);
    }
    return stream;
  }
}
