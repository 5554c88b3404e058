package io.frazil.deployed.aws;

import io.frazil.setup.deployed.Expiry;
import io.frazil.setup.deployed.Notifications;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/** What is configured on a bucket. */
final class BucketReader {

  private final Supplier<S3Client> clients;

  BucketReader(Supplier<S3Client> clients) {
    this.clients = clients;
  }

  Notifications notifications(String bucket) {
    GetBucketNotificationConfigurationResponse told =
        look(
            bucket,
            "notifications",
            "s3:GetBucketNotification",
            s3 -> s3.getBucketNotificationConfiguration(get -> get.bucket(bucket)));
    List<Notifications.Target> targets = new ArrayList<>();
    told.queueConfigurations()
        .forEach(to -> targets.add(target(to.queueArn(), to.events(), to.filter())));
    told.topicConfigurations()
        .forEach(to -> targets.add(target(to.topicArn(), to.events(), to.filter())));
    told.lambdaFunctionConfigurations()
        .forEach(to -> targets.add(target(to.lambdaFunctionArn(), to.events(), to.filter())));
    return new Notifications(targets, told.eventBridgeConfiguration() != null);
  }

  List<Expiry> expiries(String bucket) {
    return look(
        bucket,
        "lifecycle",
        "s3:GetLifecycleConfiguration",
        s3 -> {
          try {
            return s3.getBucketLifecycleConfiguration(get -> get.bucket(bucket)).rules().stream()
                .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
                .flatMap(BucketReader::expiries)
                .toList();
          } catch (SdkException e) {
            if (Calls.isNotSet(e, "NoSuchLifecycleConfiguration")) {
              return List.of();
            }
            throw e;
          }
        });
  }

  boolean isPublicAccessBlocked(String bucket) {
    return look(
        bucket,
        "public access block",
        "s3:GetBucketPublicAccessBlock",
        s3 -> {
          try {
            PublicAccessBlockConfiguration block =
                s3.getPublicAccessBlock(get -> get.bucket(bucket)).publicAccessBlockConfiguration();
            return block.blockPublicAcls()
                && block.ignorePublicAcls()
                && block.blockPublicPolicy()
                && block.restrictPublicBuckets();
          } catch (SdkException e) {
            if (Calls.isNotSet(e, "NoSuchPublicAccessBlockConfiguration")) {
              return false;
            }
            throw e;
          }
        });
  }

  String encryptionKey(String bucket) {
    return look(
        bucket,
        "encryption",
        "s3:GetEncryptionConfiguration",
        s3 -> {
          try {
            return s3
                .getBucketEncryption(get -> get.bucket(bucket))
                .serverSideEncryptionConfiguration()
                .rules()
                .stream()
                .map(rule -> key(rule.applyServerSideEncryptionByDefault()))
                .filter(key -> key.startsWith("arn:"))
                .findFirst()
                .orElse("");
          } catch (SdkException e) {
            if (Calls.isNotSet(e, "ServerSideEncryptionConfigurationNotFoundError")) {
              return "";
            }
            throw e;
          }
        });
  }

  private <T> T look(String bucket, String what, String permission, Function<S3Client, T> call) {
    return Calls.look(
        "look at the " + what + " of bucket " + bucket,
        permission,
        "arn:aws:s3:::" + bucket,
        () -> call.apply(clients.get()));
  }

  private static String key(ServerSideEncryptionByDefault applied) {
    return applied == null || applied.kmsMasterKeyID() == null ? "" : applied.kmsMasterKeyID();
  }

  private static Notifications.Target target(
      String arn, List<Event> events, NotificationConfigurationFilter filter) {
    return new Notifications.Target(
        arn,
        events.stream().map(Event::toString).toList(),
        value(filter, FilterRuleName.PREFIX),
        value(filter, FilterRuleName.SUFFIX));
  }

  private static String value(NotificationConfigurationFilter filter, FilterRuleName name) {
    if (filter == null || filter.key() == null) {
      return "";
    }
    return filter.key().filterRules().stream()
        .filter(rule -> name.toString().equalsIgnoreCase(rule.nameAsString()))
        .map(rule -> rule.value())
        .findFirst()
        .orElse("");
  }

  private static Stream<Expiry> expiries(LifecycleRule rule) {
    String id = rule.id() == null ? "" : rule.id();
    List<Expiry> found = new ArrayList<>();
    if (rule.expiration() != null
        && (rule.expiration().days() != null || rule.expiration().date() != null)) {
      found.add(
          new Expiry(
              id,
              prefix(rule),
              true,
              rule.expiration().days() == null
                  ? "on " + rule.expiration().date()
                  : days(rule.expiration().days())));
    }
    rule.transitions().stream()
        .filter(BucketReader::isArchive)
        .filter(transition -> transition.days() != null)
        .findFirst()
        .ifPresent(
            transition -> found.add(new Expiry(id, prefix(rule), false, days(transition.days()))));
    return found.stream();
  }

  /** Objects there must be restored before anybody can read them. */
  private static boolean isArchive(Transition transition) {
    return transition.storageClass() == TransitionStorageClass.GLACIER
        || transition.storageClass() == TransitionStorageClass.DEEP_ARCHIVE;
  }

  private static String days(int days) {
    return days == 1 ? "after 1 day" : "after " + days + " days";
  }

  @SuppressWarnings("deprecation") // rules of old have their prefix beside the filter
  private static String prefix(LifecycleRule rule) {
    LifecycleRuleFilter filter = rule.filter();
    if (filter == null) {
      return rule.prefix() == null ? "" : rule.prefix();
    }
    if (filter.and() != null) {
      return filter.and().prefix() == null ? "" : filter.and().prefix();
    }
    return filter.prefix() == null ? "" : filter.prefix();
  }
}
