package io.frazil.merge.aws;

import static java.util.Objects.requireNonNull;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.changefile.FolderListing;
import io.frazil.merge.changefile.StoredObject;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A listing of S3, which is consistent request by request. A folder is a prefix that ends in {@code
 * /}; the empty objects some tools leave for folders are left out. A bucket that is not there or
 * that may not be listed is a failure, never an empty folder. Safe for several threads.
 *
 * <p>A folder is listed whole each time, because late, rewritten and vanished files show nowhere
 * else. One that was listed before is listed by several ranges of keys at once, each of which
 * starts after a key of that listing; a range is right whatever has changed since.
 *
 * <p>Keys travel URL-encoded, since XML cannot hold every character a key can; the SDK decodes
 * them.
 */
public final class S3ChangeFileListing implements ChangeFileListing, FolderListing {

  private static final int MOST_AT_ONCE = 8;

  private final S3Landing landing;
  private final int rangeKeys;

  /** Where the ranges of the next listing end; any keys would do, these make them equally long. */
  private final Map<Location, List<String>> bounds = new ConcurrentHashMap<>();

  public S3ChangeFileListing(S3Landing landing) {
    this(landing, KeyRange.KEYS);
  }

  S3ChangeFileListing(S3Landing landing, int rangeKeys) {
    this.landing = requireNonNull(landing, "landing is null");
    this.rangeKeys = rangeKeys;
  }

  @Override
  public List<StoredObject> list(Location folder) {
    List<KeyRange> ranges = KeyRange.between(bounds.getOrDefault(folder, List.of()));
    List<S3Object> found =
        ranges.size() == 1 ? list(folder, KeyRange.ALL) : sideBySide(folder, ranges);
    bounds.put(folder, KeyRange.bounds(found.stream().map(S3Object::key).toList(), rangeKeys));
    int prefix = prefix(folder).length();
    return found.stream()
        .filter(object -> object.size() > 0 || !object.key().endsWith("/"))
        .map(object -> stored(object, prefix))
        .toList();
  }

  private List<S3Object> list(Location folder, KeyRange range) {
    List<S3Object> found = new ArrayList<>();
    eachPage(
        folder,
        range.after().isEmpty()
            ? request(folder).build()
            : request(folder).startAfter(range.after()).build(),
        page -> {
          page.contents().stream().filter(object -> range.holds(object.key())).forEach(found::add);
          return page.contents().stream().noneMatch(object -> range.endsAt(object.key()));
        });
    return found;
  }

  private List<S3Object> sideBySide(Location folder, List<KeyRange> ranges) {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(ranges.size(), MOST_AT_ONCE));
    try {
      List<CompletableFuture<List<S3Object>>> parts =
          ranges.stream()
              .map(range -> CompletableFuture.supplyAsync(() -> list(folder, range), threads))
              .toList();
      return parts.stream().map(CompletableFuture::join).flatMap(List::stream).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof FrazilException known) {
        throw known;
      }
      throw e;
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public List<String> folders(Location folder) {
    int prefix = prefix(folder).length();
    List<String> names = new ArrayList<>();
    eachPage(
        folder,
        request(folder).delimiter("/").build(),
        page -> {
          for (CommonPrefix below : page.commonPrefixes()) {
            names.add(below.prefix().substring(prefix, below.prefix().length() - 1));
          }
          return true;
        });
    return names.stream().sorted().toList();
  }

  private static String prefix(Location folder) {
    return folder.key().isEmpty() ? "" : folder.key() + "/";
  }

  private static ListObjectsV2Request.Builder request(Location folder) {
    return ListObjectsV2Request.builder()
        .bucket(folder.bucket())
        .prefix(prefix(folder))
        .encodingType(EncodingType.URL);
  }

  /** Page by page, as long as the next one is wanted. */
  private void eachPage(
      Location folder,
      ListObjectsV2Request request,
      Predicate<ListObjectsV2Response> isNextWanted) {
    S3Client s3 = landing.client();
    try {
      for (ListObjectsV2Response page : s3.listObjectsV2Paginator(request)) {
        if (!isNextWanted.test(page)) {
          return;
        }
      }
    } catch (SdkException e) {
      throw AwsFailures.of(AwsAttempt.list(folder), e);
    }
  }

  private static StoredObject stored(S3Object object, int prefix) {
    return new StoredObject(
        object.key().substring(prefix),
        object.size(),
        object.lastModified(),
        object.eTag() == null ? "" : object.eTag());
  }
}
