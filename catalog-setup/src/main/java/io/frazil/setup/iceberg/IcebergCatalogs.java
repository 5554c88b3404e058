package io.frazil.setup.iceberg;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;

/**
 * From the pipeline file's catalog to an Iceberg catalog, by Iceberg's own property names. What the
 * pipeline file says under {@code properties} wins over everything set here.
 */
public final class IcebergCatalogs {

  private static final String LOCAL_FILES = LocalFileIO.class.getName();
  private static final String S3_FILES = "org.apache.iceberg.aws.s3.S3FileIO";

  private static final String S3_ENDPOINT = "s3.endpoint";
  private static final String PATH_STYLE = "s3.path-style-access";

  private IcebergCatalogs() {}

  /**
   * Opens the catalog, and creates the SQLite file of an embedded one when it is missing. Starts no
   * Spark; starts Hadoop only for catalogs that need it.
   *
   * @throws FrazilException {@code EXTERNAL} when the catalog cannot be reached, {@code
   *     CONFIGURATION} when its properties cannot be right
   */
  public static OpenCatalog open(CatalogConfig config) {
    prepare(config);
    Map<String, String> properties = properties(config);
    try {
      return new OpenCatalog(
          config,
          CatalogUtil.buildIcebergCatalog(config.name(), properties, hadoopFor(properties)));
    } catch (RuntimeException e) {
      throw IcebergFailures.translate("open catalog " + config.name(), e);
    } catch (LinkageError e) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot open catalog "
              + config.name()
              + ": a class that "
              + "catalog.type "
              + config.type().name().toLowerCase(Locale.ROOT)
              + " needs is missing: "
              + e.getMessage()
              + ". Add its library to the class path (glue and s3 need the AWS SDK).",
          e);
    }
  }

  /**
   * Makes sure that the SQLite file of an embedded catalog exists; does nothing for any other.
   * {@link #open} does it too: only who hands {@link #properties} to somebody else, as to Spark,
   * must call it first. Safe in several processes at once.
   *
   * @throws FrazilException {@code EXTERNAL} when the file cannot be created, {@code CONFIGURATION}
   *     as {@link #properties}
   */
  public static void prepare(CatalogConfig config) {
    embedded(config).ifPresent(file -> file.createWhenMissing(config.name()));
  }

  /**
   * Whether the SQLite file of an embedded catalog is yet to be made, so that the catalog cannot
   * have a table; false for any other catalog. Touches nothing.
   *
   * @throws FrazilException as {@link #properties}
   */
  public static boolean isYetToBeMade(CatalogConfig config) {
    return embedded(config).map(file -> !file.exists()).orElse(false);
  }

  /**
   * Iceberg's catalog properties, sorted by name: for {@code CatalogUtil} as they are, and for
   * Spark as {@code spark.sql.catalog.<name>.<property>}. Touches nothing.
   *
   * <p>Spark's table cache is off: a table planned from a cached snapshot is a conflict at best. At
   * an endpoint of one's own, S3 has the bucket in the path: few of them answer to it in the host.
   *
   * @throws FrazilException {@code CONFIGURATION} when an embedded catalog is asked for in a
   *     warehouse that is not a local directory, or Glue with an SDK that tries each call once
   */
  public static Map<String, String> properties(CatalogConfig config) {
    return properties(config, SdkSettings.ofProcess());
  }

  static Map<String, String> properties(CatalogConfig config, SdkSettings sdk) {
    refuseOneAttempt(config, sdk);
    Map<String, String> properties = new TreeMap<>();
    properties.put(CatalogUtil.ICEBERG_CATALOG_TYPE, config.type().name().toLowerCase(Locale.ROOT));
    properties.put(CatalogProperties.WAREHOUSE_LOCATION, config.warehouse().text());
    properties.put(CatalogProperties.CACHE_ENABLED, "false");
    switch (config.type()) {
      case JDBC -> {
        properties.put("jdbc.schema-version", "V1");
        properties.put(CatalogProperties.FILE_IO_IMPL, filesOf(config));
      }
      case GLUE -> properties.put(CatalogProperties.FILE_IO_IMPL, filesOf(config));
      case HADOOP, REST -> {}
    }
    embedded(config).ifPresent(file -> properties.put(CatalogProperties.URI, file.uri()));
    if (sdk.hasS3Endpoint() || config.properties().containsKey(S3_ENDPOINT)) {
      properties.put(PATH_STYLE, "true");
    }
    properties.putAll(config.properties());
    if (properties.containsKey(CatalogProperties.CATALOG_IMPL)) {
      properties.remove(CatalogUtil.ICEBERG_CATALOG_TYPE); // Iceberg refuses to have both
    }
    return properties;
  }

  /**
   * An answer of Glue that got lost looks like any other error. Only when the SDK has tried again
   * does Iceberg look whether the commit landed; else it deletes the table's new metadata file.
   *
   * <p>Source: Iceberg 1.12, GlueTableOperations.doCommit.
   */
  private static void refuseOneAttempt(CatalogConfig config, SdkSettings sdk) {
    if (config.type() == CatalogConfig.Type.GLUE && sdk.isRetryOff()) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot open catalog "
              + config.name()
              + ": the AWS SDK is told to try each call once, and Iceberg would then delete the"
              + " metadata of a commit to Glue whose answer was lost. Expected AWS_MAX_ATTEMPTS"
              + " (or aws.maxAttempts) of 2 or more, got 1. Remove the setting.");
    }
  }

  /** The file of a jdbc catalog that names no database. */
  private static Optional<SqliteCatalogFile> embedded(CatalogConfig config) {
    if (config.type() != CatalogConfig.Type.JDBC
        || config.properties().containsKey(CatalogProperties.URI)) {
      return Optional.empty();
    }
    Location warehouse = config.warehouse().place().orElseThrow();
    if (!warehouse.isLocal()) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot open catalog "
              + config.name()
              + ": a jdbc catalog without uri is a file in the warehouse. Expected a local"
              + " directory, got "
              + warehouse
              + ". Set catalog.properties.uri to a database, or use catalog.type glue or rest.");
    }
    return Optional.of(SqliteCatalogFile.in(warehouse.path()));
  }

  private static String filesOf(CatalogConfig config) {
    return config.warehouse().place().orElseThrow().isLocal() ? LOCAL_FILES : S3_FILES;
  }

  /** Null, which Iceberg takes for "none", unless something will ask for Hadoop. */
  private static Configuration hadoopFor(Map<String, String> properties) {
    String files = properties.getOrDefault(CatalogProperties.FILE_IO_IMPL, "");
    return Set.of(LOCAL_FILES, S3_FILES).contains(files) ? null : new Configuration();
  }
}
