package io.frazil.setup.iceberg;

import static java.util.Objects.requireNonNull;

import io.frazil.model.pipeline.CatalogConfig;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.catalog.Catalog;

/**
 * An Iceberg catalog that somebody must close. Tables loaded from it are of no use after {@link
 * #close()}, which may be called again without effect. As safe for several threads as the catalog
 * is; those Frazil opens are.
 *
 * @param config what the catalog was opened from
 */
public record OpenCatalog(CatalogConfig config, Catalog catalog) implements AutoCloseable {

  public OpenCatalog {
    requireNonNull(config, "config is null");
    requireNonNull(catalog, "catalog is null");
  }

  @Override
  public void close() {
    if (catalog instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot close catalog " + config.name(), e);
      }
    }
  }
}
