package io.frazil.setup.iceberg;

import io.frazil.model.table.TableName;
import io.frazil.setup.verify.ComparedTable;
import io.frazil.setup.verify.Side;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;

/** Tables of a catalog, as one side of a comparison. */
public final class IcebergSides {

  private final OpenCatalog catalog;

  public IcebergSides(OpenCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * A table at a snapshot; usable as long as the catalog is open.
   *
   * @throws io.frazil.model.failure.FrazilException when the table cannot be loaded
   */
  public Side of(TableName name, long snapshotId, ComparedTable compared) {
    try {
      Table table = catalog.catalog().loadTable(TableIdentifier.of(name.namespace(), name.name()));
      return new IcebergSide(table, snapshotId, compared);
    } catch (RuntimeException e) {
      throw IcebergFailures.translate("read table " + name, e);
    }
  }
}
