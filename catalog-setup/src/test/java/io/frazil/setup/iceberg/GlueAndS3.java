package io.frazil.setup.iceberg;

import io.frazil.localaws.GlueServer;
import io.frazil.localaws.S3Server;
import java.net.InetSocketAddress;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Glue and S3 on this machine, with the bucket {@code lake}. */
record GlueAndS3(GlueServer glue, S3Server s3) implements AutoCloseable {

  static final String BUCKET = "lake";

  static GlueAndS3 start() {
    InetSocketAddress anyPort = new InetSocketAddress("127.0.0.1", 0);
    GlueAndS3 servers = new GlueAndS3(GlueServer.start(anyPort), S3Server.start(anyPort));
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(servers.s3().endpoint())
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .build()) {
      client.createBucket(request -> request.bucket(BUCKET));
    }
    return servers;
  }

  @Override
  public void close() {
    glue.close();
    s3.close();
  }
}
