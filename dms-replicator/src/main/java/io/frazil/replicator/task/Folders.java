package io.frazil.replicator.task;

import io.frazil.replicator.layout.TableLayout;
import io.frazil.replicator.source.SourceTable.TableId;

/** The folders of tables below the landing place. */
final class Folders {

  private Folders() {}

  static String of(TableLayout layout) {
    return of(layout.target());
  }

  static String of(TableId target) {
    return target.schema() + "/" + target.table();
  }
}
