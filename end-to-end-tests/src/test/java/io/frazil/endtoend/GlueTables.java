package io.frazil.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.NestedField;

/** The tables as Iceberg's own reader sees them through Glue: none of Frazil's code, no Spark. */
final class GlueTables implements AutoCloseable {

  private final Catalog catalog;

  GlueTables(URI glue, URI s3) {
    catalog =
        CatalogUtil.buildIcebergCatalog(
            "lake",
            Map.of(
                CatalogUtil.ICEBERG_CATALOG_TYPE,
                CatalogUtil.ICEBERG_CATALOG_TYPE_GLUE,
                CatalogProperties.WAREHOUSE_LOCATION,
                "s3://frazil-lake/warehouse",
                CatalogProperties.FILE_IO_IMPL,
                "org.apache.iceberg.aws.s3.S3FileIO",
                "glue.endpoint",
                glue.toString(),
                "s3.endpoint",
                s3.toString(),
                "s3.path-style-access",
                "true",
                "client.region",
                "us-east-1"),
            new Configuration(false));
  }

  /** The rows of a table of the shop, in no order. */
  List<String> rows(String name) {
    Table table = catalog.loadTable(TableIdentifier.of("shop", name));
    List<String> rows = new ArrayList<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      for (Record record : records) {
        List<Object> values = new ArrayList<>();
        // Where there are position deletes, records hold their position besides.
        for (NestedField column : table.schema().columns()) {
          values.add(record.getField(column.name()));
        }
        rows.add(RowText.of(values));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    if (catalog instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
