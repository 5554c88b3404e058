package io.frazil.merge.changefile;

import io.frazil.model.dms.ChangeFileName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table's folder, sorted out, or the stream's, which has no full-load files.
 *
 * @param fullLoad full-load files in name order
 * @param cdc CDC files in name order
 * @param ignored what is no change file
 */
public record TableListing(List<ChangeFile> fullLoad, List<ChangeFile> cdc, Ignored ignored) {

  /**
   * Objects passed over by rule.
   *
   * @param control below {@code awsdms_*} and validation folders
   * @param empty of zero bytes
   * @param unknown whose names are no names of DMS's, in listing order
   */
  public record Ignored(int control, int empty, List<String> unknown) {

    public Ignored {
      unknown = List.copyOf(unknown);
    }

    public int count() {
      return control + empty + unknown.size();
    }
  }

  public TableListing {
    fullLoad = List.copyOf(fullLoad);
    cdc = List.copyOf(cdc);
  }

  /** Whether nothing at all was in the folder, or it does not exist. */
  public boolean isEmpty() {
    return fullLoad.isEmpty() && cdc.isEmpty() && ignored.count() == 0;
  }

  /** Sorts out what a listing of a table's folder returned. */
  public static TableListing of(List<StoredObject> objects) {
    return of(objects, ChangeFileName::parse);
  }

  /** Sorts out what a listing of the stream's folder returned. */
  public static TableListing ofStream(List<StoredObject> objects) {
    return of(objects, ChangeFileName::parseInStream);
  }

  /** With the stream's CDC files among the table's, and what is ignored as it is. */
  public TableListing with(TableListing stream) {
    List<ChangeFile> both = new ArrayList<>(cdc);
    both.addAll(stream.cdc());
    Collections.sort(both);
    return new TableListing(fullLoad, both, ignored);
  }

  private static TableListing of(
      List<StoredObject> objects, Function<String, Optional<ChangeFileName>> reading) {
    List<ChangeFile> fullLoad = new ArrayList<>();
    List<ChangeFile> cdc = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    int control = 0;
    int empty = 0;
    for (StoredObject object : objects) {
      Optional<ChangeFileName> name = reading.apply(object.path());
      if (ChangeFileName.isControl(object.path())) {
        control++;
      } else if (object.size() == 0) {
        empty++;
      } else if (name.isEmpty()) {
        unknown.add(object.path());
      } else {
        ChangeFile file =
            new ChangeFile(name.get(), object.size(), object.modified(), object.etag());
        (name.get().isFullLoad() ? fullLoad : cdc).add(file);
      }
    }
    Collections.sort(fullLoad);
    Collections.sort(cdc);
    return new TableListing(fullLoad, cdc, new Ignored(control, empty, unknown));
  }
}
