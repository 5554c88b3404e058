package io.frazil.merge.aws;

import static java.util.Objects.requireNonNull;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.changefile.FolderListing;
import io.frazil.merge.changefile.StoredObject;
import io.frazil.model.pipeline.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
 * that may not be listed is a failure, never an empty folder.
 *
 * <p>Keys travel URL-encoded, since XML cannot hold every character a key can; the SDK decodes
 * them.
 */
public final class S3ChangeFileListing implements ChangeFileListing, FolderListing {

  private final S3Landing landing;

  public S3ChangeFileListing(S3Landing landing) {
    this.landing = requireNonNull(landing, "landing is null");
  }

  @Override
  public List<StoredObject> list(Location folder) {
    String prefix = prefix(folder);
    List<StoredObject> objects = new ArrayList<>();
    eachPage(
        folder,
        request(folder, prefix).build(),
        page -> {
          for (S3Object object : page.contents()) {
            if (object.size() > 0 || !object.key().endsWith("/")) {
              objects.add(stored(object, prefix));
            }
          }
        });
    return objects;
  }

  @Override
  public List<String> folders(Location folder) {
    String prefix = prefix(folder);
    List<String> names = new ArrayList<>();
    eachPage(
        folder,
        request(folder, prefix).delimiter("/").build(),
        page -> {
          for (CommonPrefix below : page.commonPrefixes()) {
            names.add(below.prefix().substring(prefix.length(), below.prefix().length() - 1));
          }
        });
    return names.stream().sorted().toList();
  }

  private static String prefix(Location folder) {
    return folder.key().isEmpty() ? "" : folder.key() + "/";
  }

  private static ListObjectsV2Request.Builder request(Location folder, String prefix) {
    return ListObjectsV2Request.builder()
        .bucket(folder.bucket())
        .prefix(prefix)
        .encodingType(EncodingType.URL);
  }

  private void eachPage(
      Location folder, ListObjectsV2Request request, Consumer<ListObjectsV2Response> consumer) {
    S3Client s3 = landing.client();
    try {
      s3.listObjectsV2Paginator(request).forEach(consumer);
    } catch (SdkException e) {
      throw AwsFailures.of(AwsAttempt.list(folder), e);
    }
  }

  private static StoredObject stored(S3Object object, String prefix) {
    return new StoredObject(
        object.key().substring(prefix.length()),
        object.size(),
        object.lastModified(),
        object.eTag() == null ? "" : object.eTag());
  }
}
