package io.frazil.setup.deployed;

import java.util.List;

/**
 * What is asked of an AWS account, each a call or two, and nothing is changed. Every method throws
 * a {@code FrazilException} when it may not look, when the thing is not there, or when AWS does not
 * answer.
 */
public interface Deployment {

  /** Whom a bucket tells of new objects. */
  Notifications notifications(String bucket);

  /** Lifecycle rules in force that take current objects away; none when there is no such rule. */
  List<Expiry> expiries(String bucket);

  /** Whether all four switches of the bucket's public access block are on. */
  boolean isPublicAccessBlocked(String bucket);

  /** ARN of the KMS key of one's own that encrypts new objects; empty text when there is none. */
  String encryptionKey(String bucket);

  /** A queue by its ARN. */
  EventQueue queue(String arn);

  /** What leads a queue's messages on; none when nothing does. */
  List<EventMapping> mappings(String queueArn);

  /** A function by its name or ARN. */
  TriggerFunction function(String name);

  /** A Glue job by its name. */
  MergeJob job(String name);

  /** Those of the rights that a role does not have, by IAM's simulation. */
  List<Right> denied(String role, List<Right> rights);
}
