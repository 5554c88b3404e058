package io.frazil.oracle;

import io.frazil.endtoend.TestAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Carries change files from where they were written to the landing folder, as a slow and forgetful
 * S3 would: late, in any order, again. Where the landing folder is a bucket's, each goes there too.
 */
final class Delivery {

  private final Path written;
  private final Path landing;
  private final Random random;
  private final Optional<TestAccount> account;
  private final Map<Path, FileTime> delivered = new HashMap<>();

  Delivery(Path written, Path landing, Random random, Optional<TestAccount> account) {
    this.written = written;
    this.landing = landing;
    this.random = random;
    this.account = account;
  }

  /** Everything that is not there yet. */
  void all() {
    waiting().forEach(this::carry);
  }

  /**
   * Some of it: full-load files all, of the others each by chance, so that later files come before
   * earlier ones; and a few a second time.
   */
  void some() {
    for (Path file : waiting()) {
      if (isLoad(file) || random.nextInt(3) > 0) {
        carry(file);
      }
    }
    for (Path file : new ArrayList<>(delivered.keySet())) {
      if (!isLoad(file) && random.nextInt(10) == 0 && Files.exists(file)) {
        carry(file);
      }
    }
  }

  /** Files delivered so far. */
  int count() {
    return delivered.size();
  }

  private List<Path> waiting() {
    try (Stream<Path> files = Files.exists(written) ? Files.walk(written) : Stream.empty()) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !modified(file).equals(delivered.get(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void carry(Path file) {
    Path target = landing.resolve(written.relativize(file));
    Path aside = landing.resolveSibling("aside");
    try {
      Files.createDirectories(target.getParent());
      delivered.put(file, modified(file));
      Files.copy(
          file, aside, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      if (account.isPresent()) {
        account.get().land(landing.relativize(target).toString(), Files.readAllBytes(target));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLoad(Path file) {
    return file.getFileName().toString().startsWith("LOAD");
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
