package io.frazil.merge.read;

import io.frazil.fixture.LandingPlace;
import io.frazil.fixture.LocalLandingPlace;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a local directory. */
class TestLocalStorage extends ChangeFileStorageContract {

  @TempDir Path directory;

  @Override
  protected LandingPlace place() {
    return new LocalLandingPlace(directory);
  }
}
