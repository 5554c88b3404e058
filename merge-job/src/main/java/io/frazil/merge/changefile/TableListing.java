package io.frazil.merge.changefile;

import io.frazil.model.dms.ChangeFileName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A table's folder, sorted out.
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

  /** Sorts out what a listing returned. */
  public static TableListing of(List<StoredObject> objects) {
    List<ChangeFile> fullLoad = new ArrayList<>();
    List<ChangeFile> cdc = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    int control = 0;
    int empty = 0;
    for (StoredObject object : objects) {
      Optional<ChangeFileName> name = ChangeFileName.parse(object.path());
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
