package io.frazil.deployed.aws;

import io.frazil.setup.deployed.Deployment;
import io.frazil.setup.deployed.EventMapping;
import io.frazil.setup.deployed.EventQueue;
import io.frazil.setup.deployed.Expiry;
import io.frazil.setup.deployed.MergeJob;
import io.frazil.setup.deployed.Notifications;
import io.frazil.setup.deployed.Right;
import io.frazil.setup.deployed.TriggerFunction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A deployment as the APIs of AWS tell it. Region, credentials and endpoints are the SDK's standard
 * settings; an ARN that names a region is asked there.
 */
public final class LiveDeployment implements Deployment {

  private final BucketReader buckets;

  /**
   * @param s3 as the landing place is reached; called once, when a bucket is first asked for
   */
  public LiveDeployment(Supplier<S3Client> s3) {
    this.buckets = new BucketReader(s3);
  }

  @Override
  public Notifications notifications(String bucket) {
    return buckets.notifications(bucket);
  }

  @Override
  public List<Expiry> expiries(String bucket) {
    return buckets.expiries(bucket);
  }

  @Override
  public boolean isPublicAccessBlocked(String bucket) {
    return buckets.isPublicAccessBlocked(bucket);
  }

  @Override
  public String encryptionKey(String bucket) {
    return buckets.encryptionKey(bucket);
  }

  @Override
  public EventQueue queue(String arn) {
    return new ChainReader(region(arn)).queue(arn);
  }

  @Override
  public List<EventMapping> mappings(String queueArn) {
    return new ChainReader(region(queueArn)).mappings(queueArn);
  }

  @Override
  public TriggerFunction function(String name) {
    return new ChainReader(region(name)).function(name);
  }

  @Override
  public MergeJob job(String name) {
    return new ChainReader(Optional.empty()).job(name);
  }

  @Override
  public List<Right> denied(String role, List<Right> rights) {
    return RoleSimulation.denied(role, rights);
  }

  private static Optional<String> region(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > 3 && parts[0].equals("arn") ? Optional.of(parts[3]) : Optional.empty();
  }
}
