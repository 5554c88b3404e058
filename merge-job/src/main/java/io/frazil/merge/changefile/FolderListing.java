package io.frazil.merge.changefile;

import io.frazil.model.pipeline.Location;
import java.util.List;

/** Lists the folders of the landing location, not what is in them. */
public interface FolderListing {

  /**
   * The names of the folders directly below a folder, sorted; empty when it does not exist.
   *
   * @throws io.frazil.model.failure.FrazilException as {@link ChangeFileListing#list}
   */
  List<String> folders(Location folder);
}
