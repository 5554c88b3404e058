package io.frazil.merge.changefile;

import io.frazil.fixture.LandingPlace;
import io.frazil.fixture.LocalLandingPlace;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a local directory. */
class TestLocalListingContract extends ChangeFileListingContract {

  @TempDir Path directory;

  @Override
  protected LandingPlace place() {
    return new LocalLandingPlace(directory);
  }
}
