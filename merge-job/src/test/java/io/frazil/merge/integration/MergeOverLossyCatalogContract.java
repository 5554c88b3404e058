package io.frazil.merge.integration;

import java.io.IOException;
import java.nio.file.Path;

/** The merge contract over a catalog that loses what {@link Loss} says. */
abstract class MergeOverLossyCatalogContract extends MergeOverCatalogContract {

  @Override
  void loseNextCommit(Path warehouse) throws IOException {
    Loss.COMMIT.arm(warehouse);
  }

  @Override
  void loseNextAnswer(Path warehouse) throws IOException {
    Loss.ANSWER.arm(warehouse);
  }

  @Override
  void refuseNextCommit(Path warehouse) throws IOException {
    Loss.CONFLICT.arm(warehouse);
  }
}
