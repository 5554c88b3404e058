package io.frazil.merge.changefile;

import io.frazil.model.pipeline.Location;
import java.util.List;

/** Lists what stands in a folder of the landing location. */
public interface ChangeFileListing {

  /**
   * Every object at any depth below the folder, in no particular order; empty when the folder does
   * not exist, which is how DMS leaves an empty table.
   *
   * @throws io.frazil.model.failure.FrazilException of kind EXTERNAL when the folder cannot be
   *     read, of kind CONFIGURATION when it cannot be one, as in a bucket that is not there
   */
  List<StoredObject> list(Location folder);
}
