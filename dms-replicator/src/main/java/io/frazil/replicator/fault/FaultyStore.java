package io.frazil.replicator.fault;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.store.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A store in which CDC files appear cut short, late and twice. In the end every file stands there
 * whole; closing sees to that.
 */
public final class FaultyStore implements FileStore {

  private final FileStore store;
  private final Map<Fault, Integer> faults;
  private final Deque<Late> late = new ArrayDeque<>();
  private long count;

  /** A file that is put, or put whole, after the next one. */
  private record Late(String path, Path content) {}

  public FaultyStore(FileStore store, Map<Fault, Integer> faults) {
    this.store = requireNonNull(store, "store is null");
    this.faults = Map.copyOf(faults);
  }

  @Override
  public void put(String path, Path content) {
    if (path.substring(path.lastIndexOf('/') + 1).startsWith("LOAD")) {
      store.put(path, content);
      return;
    }
    count++;
    boolean cut = isMet(Fault.CUT_SHORT);
    if (cut) {
      Path half = half(content);
      store.put(path, half);
      delete(half);
    }
    if (cut || isMet(Fault.DELIVER_LATE)) {
      Path kept = copy(content);
      putLate();
      late.add(new Late(path, kept));
    } else {
      store.put(path, content);
      putLate();
    }
    if (isMet(Fault.DUPLICATE)) {
      store.put(path.replaceFirst("(\\d)(\\.[a-z.]+)$", "$11$2"), content);
    }
  }

  @Override
  public void deleteBelow(String folder) {
    late.removeIf(file -> file.path().startsWith(folder + "/"));
    store.deleteBelow(folder);
  }

  @Override
  public List<String> list(String folder) {
    return store.list(folder);
  }

  @Override
  public void close() {
    putLate();
    store.close();
  }

  private void putLate() {
    while (!late.isEmpty()) {
      Late file = late.remove();
      store.put(file.path(), file.content());
      delete(file.content());
    }
  }

  private boolean isMet(Fault fault) {
    Integer every = faults.get(fault);
    return every != null && count % every == 0;
  }

  private static Path half(Path content) {
    try {
      byte[] bytes = Files.readAllBytes(content);
      Path half = content.resolveSibling("half");
      return Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static Path copy(Path content) {
    try {
      Path kept = Files.createTempFile("frazil-late", null);
      return Files.write(kept, Files.readAllBytes(content));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static FrazilException failure(IOException met) {
    return new FrazilException(
        FailureKind.EXTERNAL,
        "Cannot make a faulty change file: " + met + ". Check the disk, and run again.",
        met);
  }
}
