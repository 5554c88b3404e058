package io.frazil.replicator.buffer;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.WritingSettings.Cutting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Changes that wait for their files, a window per folder: opened by its first change, due after the
 * interval or at the size, whichever is first. Rows stay in the order in which they came.
 */
public final class ChangeBuffer {

  private final Cutting cutting;
  private final int apart;
  private final Map<String, Window> windows = new LinkedHashMap<>();
  private final List<String> folders = new ArrayList<>();

  /** What one file is made of. */
  public static final class Window {
    private final String folder;
    private final Instant closes;
    private final List<BufferedRow> rows = new ArrayList<>();
    private long bytes;

    private Window(String folder, Instant closes) {
      this.folder = folder;
      this.closes = closes;
    }

    public String folder() {
      return folder;
    }

    /** One or more. */
    public List<BufferedRow> rows() {
      return Collections.unmodifiableList(rows);
    }

    /** Lets go of the rows: their file is stored, or they are wanted no more. */
    public void release() {
      rows.forEach(row -> row.ticket().release());
    }
  }

  /**
   * Begins empty.
   *
   * @param apart intervals by which each further folder's windows close later than those of the one
   *     before; 0 for none
   */
  public ChangeBuffer(Cutting cutting, int apart) {
    this.cutting = requireNonNull(cutting, "cutting is null");
    this.apart = apart;
  }

  /** Adds a row, which holds its transaction until the window is released. */
  public void add(String folder, BufferedRow row, Instant now) {
    Window window =
        windows.computeIfAbsent(folder, name -> new Window(name, now.plus(interval(name))));
    row.ticket().hold();
    window.rows.add(row);
    window.bytes += row.bytes();
  }

  /** The last row of a folder that waits. */
  public Optional<BufferedRow> newest(String folder) {
    return Optional.ofNullable(windows.get(folder))
        .map(window -> window.rows.get(window.rows.size() - 1));
  }

  /** Takes out the windows whose time is over or whose size is reached, the oldest first. */
  public List<Window> takeDue(Instant now) {
    return take(window -> !now.isBefore(window.closes) || window.bytes >= cutting.minFileBytes());
  }

  /** Takes out all windows, the oldest first. */
  public List<Window> takeAll() {
    return take(window -> true);
  }

  /** Takes out the window of a folder, when it holds anything. */
  public Optional<Window> take(String folder) {
    return Optional.ofNullable(windows.remove(folder));
  }

  /** Takes out the window of a folder when its size is reached. */
  public Optional<Window> takeFull(String folder) {
    Window window = windows.get(folder);
    return window != null && window.bytes >= cutting.minFileBytes()
        ? take(folder)
        : Optional.empty();
  }

  private List<Window> take(Predicate<Window> wanted) {
    List<Window> taken = windows.values().stream().filter(wanted).toList();
    taken.forEach(window -> windows.remove(window.folder));
    return taken;
  }

  private Duration interval(String folder) {
    if (!folders.contains(folder)) {
      folders.add(folder);
    }
    return cutting.interval().multipliedBy(1L + (long) apart * folders.indexOf(folder));
  }
}
