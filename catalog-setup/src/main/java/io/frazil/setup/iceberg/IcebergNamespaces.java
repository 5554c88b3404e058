package io.frazil.setup.iceberg;

import io.frazil.model.pipeline.CatalogConfig;
import java.util.Collections;
import java.util.Map;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;

/** Namespaces of an open catalog. */
public final class IcebergNamespaces {

  private IcebergNamespaces() {}

  /** Makes sure that the namespace exists; one that is there keeps what it has. */
  public static void ensure(OpenCatalog catalog, String namespace) {
    if (!(catalog.catalog() instanceof SupportsNamespaces namespaces)) {
      return;
    }
    Namespace name = Namespace.of(namespace);
    if (!namespaces.namespaceExists(name)) {
      create(namespaces, name, properties(catalog.config(), namespace));
    }
  }

  /**
   * Whether the namespace exists; true of a catalog that has none.
   *
   * @throws io.frazil.model.failure.FrazilException when the catalog cannot be reached or refuses
   */
  public static boolean exists(OpenCatalog catalog, String namespace) {
    if (!(catalog.catalog() instanceof SupportsNamespaces namespaces)) {
      return true;
    }
    try {
      return namespaces.namespaceExists(Namespace.of(namespace));
    } catch (RuntimeException e) {
      throw IcebergFailures.translate("look for namespace " + namespace, e);
    }
  }

  /**
   * Catches every unchecked exception: whoever comes second is told so in as many ways as there are
   * catalogs, the JDBC one by a violated constraint.
   */
  private static void create(
      SupportsNamespaces namespaces, Namespace name, Map<String, String> properties) {
    try {
      namespaces.createNamespace(name, properties);
    } catch (RuntimeException e) {
      if (!namespaces.namespaceExists(name)) {
        throw e;
      }
    }
  }

  /**
   * Glue would otherwise put tables below {@code <namespace>.db}; every other catalog is at {@code
   * <warehouse>/<namespace>} of its own accord, or decides by itself. A map that can be asked for a
   * null key, as Iceberg's REST client does.
   */
  private static Map<String, String> properties(CatalogConfig config, String namespace) {
    return config.type() == CatalogConfig.Type.GLUE
        ? Collections.singletonMap(
            "location", config.warehouse().place().orElseThrow().resolve(namespace).text())
        : Collections.emptyMap();
  }
}
