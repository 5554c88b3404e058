package io.frazil.localaws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The Glue Data Catalog over HTTP, as far as Iceberg's {@code GlueCatalog} and a reader such as
 * Trino use it: databases, tables and table versions of one account. Updates with a stale {@code
 * VersionId} are refused as AWS refuses them, which is what Iceberg's commits rest on. Partitions,
 * crawlers, permissions and Lake Formation are not here.
 *
 * <p>Source: AWS Glue Web API Reference, CreateDatabase to GetTableVersions (read 2026-11-22).
 */
public final class GlueServer implements AutoCloseable {

  private final JsonServer server;
  private final GlueFaults faults;

  private GlueServer(JsonServer server, GlueFaults faults) {
    this.server = server;
    this.faults = faults;
  }

  /**
   * Starts an empty catalog that is forgotten when it is closed.
   *
   * @param address port 0 for any that is free
   */
  public static GlueServer start(InetSocketAddress address) {
    return start(address, GlueFile.none());
  }

  /**
   * Starts a catalog that is kept in one JSON file. The file is replaced as a whole after each
   * change, before the change is answered; two servers must not share one file.
   *
   * @param file read when it is there, else written with the first change
   */
  public static GlueServer start(InetSocketAddress address, Path file) {
    return start(address, GlueFile.at(file));
  }

  private static GlueServer start(InetSocketAddress address, GlueFile file) {
    ObjectNode content = file.read();
    GlueOperations operations =
        new GlueOperations(new GlueContent(content), Clock.systemUTC(), () -> file.write(content));
    Faults faults = new Faults();
    JsonServer server = JsonServer.start(address, operations::answer, faults);
    return new GlueServer(server, new GlueFaults(faults));
  }

  /** What {@code AWS_ENDPOINT_URL_GLUE} and Iceberg's {@code glue.endpoint} are set to. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** What this server does wrong on purpose; nothing until told. */
  public GlueFaults faults() {
    return faults;
  }

  @Override
  public void close() {
    server.close();
  }
}
