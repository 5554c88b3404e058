package io.frazil.localaws;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Makes what a pipeline needs before its tables: buckets, the queue, and the notification from the
 * landing bucket to the queue. Running it again changes nothing. For emulators: it sets no policy,
 * which AWS would ask for before S3 may write to the queue.
 */
@Command(
    name = "SetUp",
    mixinStandardHelpOptions = true,
    description = "Makes buckets, queue and notification on an emulator.")
public final class SetUp implements Callable<Integer> {

  @Option(
      names = "--landing",
      paramLabel = "BUCKET",
      required = true,
      defaultValue = "${env:FRAZIL_LANDING_BUCKET}",
      description = "Where DMS writes; $$FRAZIL_LANDING_BUCKET by default.")
  private String landing;

  @Option(
      names = "--lake",
      paramLabel = "BUCKET",
      required = true,
      defaultValue = "${env:FRAZIL_LAKE_BUCKET}",
      description = "Where the tables are; $$FRAZIL_LAKE_BUCKET by default.")
  private String lake;

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      required = true,
      defaultValue = "${env:FRAZIL_QUEUE}",
      description = "What S3 tells of new objects; $$FRAZIL_QUEUE by default.")
  private String queue;

  @Option(
      names = "--notified",
      description = "The S3 in use tells the queue without being configured, as LocalAws does.")
  private boolean notified;

  /** Sets up and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SetUp()).execute(arguments));
  }

  @Override
  public Integer call() {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    try (S3Client s3 = Clients.s3();
        SqsClient sqs = Clients.sqs()) {
      for (String bucket : List.of(landing, lake)) {
        create(s3, bucket);
        out.println("bucket " + bucket);
      }
      String url = sqs.createQueue(create -> create.queueName(queue)).queueUrl();
      out.println("queue " + url);
      if (!notified) {
        connect(s3, arn(sqs, url));
        out.println("notification from " + landing + " to " + queue);
      }
    }
    return 0;
  }

  private static void create(S3Client s3, String bucket) {
    try {
      s3.createBucket(create -> create.bucket(bucket));
    } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
      // Made by an earlier run.
    }
  }

  private static String arn(SqsClient sqs, String url) {
    return sqs.getQueueAttributes(
            get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  private void connect(S3Client s3, String arn) {
    QueueConfiguration created =
        QueueConfiguration.builder().queueArn(arn).events(Event.S3_OBJECT_CREATED).build();
    s3.putBucketNotificationConfiguration(
        put ->
            put.bucket(landing).notificationConfiguration(all -> all.queueConfigurations(created)));
  }
}
