package io.frazil.localaws;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * S3 in this JVM: s3proxy, behind a front that fails when told to and that tells of every object
 * created. Buckets stand in the path; signatures are not checked.
 */
public final class S3Server implements AutoCloseable {

  private final HttpServer http;
  private final ExecutorService threads;
  private final S3Proxy store;
  private final S3Front front;

  private S3Server(HttpServer http, S3Proxy store) {
    this.http = http;
    this.store = store;
    this.threads = Executors.newCachedThreadPool();
    this.front = new S3Front(URI.create("http://127.0.0.1:" + store.getPort()), new S3Faults());
  }

  /**
   * Starts with no bucket; everything is gone at the end.
   *
   * @param address port 0 for any that is free
   */
  public static S3Server start(InetSocketAddress address) {
    return start(address, new TransientNio2BlobStore());
  }

  /**
   * Starts with what stands in a folder, which is created where it is missing: a folder a bucket, a
   * file an object.
   *
   * @param address port 0 for any that is free
   */
  public static S3Server start(InetSocketAddress address, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + folder, e);
    }
    return start(address, new FilesystemNio2BlobStore(folder.toString()));
  }

  private static S3Server start(InetSocketAddress address, BlobStore blobs) {
    S3Proxy store =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, null, null)
            .ignoreUnknownHeaders(true)
            .stopTimeout(0)
            .build();
    try {
      HttpServer http = HttpServer.create(address, 0);
      startStore(store);
      S3Server server = new S3Server(http, store);
      http.setExecutor(server.threads);
      http.createContext("/", server.front::exchange);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on " + address, e);
    }
  }

  private static void startStore(S3Proxy store) {
    try {
      store.start();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot start s3proxy", e);
    }
  }

  /** What {@code AWS_ENDPOINT_URL_S3} is set to. */
  public URI endpoint() {
    InetSocketAddress address = http.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  /** How it fails. */
  public S3Faults faults() {
    return front.faults();
  }

  /**
   * Tells of every object that is created from now on, before its writer is answered; called from
   * several threads at once. Replaces whoever was told before.
   */
  public void onCreated(Consumer<CreatedObject> listener) {
    front.onCreated(listener);
  }

  @Override
  public void close() {
    front.close();
    http.stop(0);
    threads.shutdownNow();
    stopStore();
  }

  private void stopStore() {
    try {
      store.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot stop s3proxy", e);
    }
  }
}
