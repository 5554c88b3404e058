package io.frazil.merge.iceberg;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.Configurable;
import org.apache.iceberg.util.PropertyUtil;

/**
 * A catalog in front of another one whose tables take a batch of Frazil's only on the snapshot it
 * was planned from (see {@link GuardedOperations}). Spark loads it by name as {@code catalog-impl};
 * the properties of the catalog behind it carry the prefix {@link #PREFIX}.
 */
public final class GuardedCatalog
    implements Catalog, SupportsNamespaces, Configurable<Object>, Closeable {

  /** Prefix of the properties that are for the catalog behind this one. */
  public static final String PREFIX = "guarded.";

  private String name;
  private Object hadoopConfiguration;
  private Catalog behind;

  /** For Spark, which calls {@link #setConf} and {@link #initialize} next. */
  public GuardedCatalog() {}

  @Override
  public void setConf(Object configuration) {
    hadoopConfiguration = configuration;
  }

  @Override
  public void initialize(String catalogName, Map<String, String> properties) {
    name = catalogName;
    behind =
        CatalogUtil.buildIcebergCatalog(
            catalogName,
            PropertyUtil.propertiesWithPrefix(properties, PREFIX),
            hadoopConfiguration);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Table loadTable(TableIdentifier identifier) {
    return GuardedOperations.guard(behind.loadTable(identifier));
  }

  @Override
  public List<TableIdentifier> listTables(Namespace namespace) {
    return behind.listTables(namespace);
  }

  @Override
  public boolean dropTable(TableIdentifier identifier, boolean purge) {
    return behind.dropTable(identifier, purge);
  }

  @Override
  public void renameTable(TableIdentifier from, TableIdentifier to) {
    behind.renameTable(from, to);
  }

  @Override
  public TableBuilder buildTable(TableIdentifier identifier, Schema schema) {
    return behind.buildTable(identifier, schema);
  }

  @Override
  public void createNamespace(Namespace namespace, Map<String, String> metadata) {
    namespaces().createNamespace(namespace, metadata);
  }

  @Override
  public List<Namespace> listNamespaces(Namespace namespace) {
    return namespaces().listNamespaces(namespace);
  }

  @Override
  public Map<String, String> loadNamespaceMetadata(Namespace namespace) {
    return namespaces().loadNamespaceMetadata(namespace);
  }

  @Override
  public boolean dropNamespace(Namespace namespace) {
    return namespaces().dropNamespace(namespace);
  }

  @Override
  public boolean setProperties(Namespace namespace, Map<String, String> properties) {
    return namespaces().setProperties(namespace, properties);
  }

  @Override
  public boolean removeProperties(Namespace namespace, Set<String> properties) {
    return namespaces().removeProperties(namespace, properties);
  }

  @Override
  public void close() throws IOException {
    if (behind instanceof Closeable) {
      ((Closeable) behind).close();
    }
  }

  private SupportsNamespaces namespaces() {
    return (SupportsNamespaces) behind;
  }
}
