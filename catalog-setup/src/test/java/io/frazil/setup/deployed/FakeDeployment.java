package io.frazil.setup.deployed;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A deployment as docs say it should be, whose parts a test replaces or closes. */
final class FakeDeployment implements Deployment {

  static final String QUEUE = "arn:aws:sqs:eu-central-1:111122223333:events";
  static final String BUCKET = "arn:aws:s3:::acme-landing";
  static final String POLICY =
      """
      {"Statement": {"Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"},
        "Action": "sqs:SendMessage", "Resource": "*",
        "Condition": {"ArnEquals": {"aws:SourceArn": "arn:aws:s3:::acme-landing"},
                      "StringEquals": {"aws:SourceAccount": "111122223333"}}}}
      """;

  Notifications notifications =
      new Notifications(
          List.of(new Notifications.Target(QUEUE, List.of("s3:ObjectCreated:*"), "dms/", "")),
          false);
  List<Expiry> expiries = List.of();
  boolean publicAccessBlocked = true;
  String key = "";
  EventQueue queue =
      new EventQueue(QUEUE, Duration.ofSeconds(360), POLICY, "arn:aws:sqs:::dead", 100);
  List<EventMapping> mappings =
      List.of(
          new EventMapping(
              "arn:aws:lambda:eu-central-1:111122223333:function:trigger",
              "Enabled",
              true,
              Duration.ofSeconds(30)));
  Map<String, String> environment =
      Map.of(
          "FRAZIL_PIPELINES", "s3://acme-frazil/shop.yaml, s3://acme-frazil/other.yaml",
          "FRAZIL_LAUNCHER", "glue",
          "FRAZIL_GLUE_JOB", "merge");
  MergeJob job =
      new MergeJob(
          "merge",
          1,
          false,
          "5.1",
          "arn:aws:iam::111122223333:role/frazil-merge",
          Map.of(
              "--conf",
              "spark.sql.extensions=org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
              "--extra-jars",
              "s3://acme-frazil/jars/frazil-merge-job.jar"));
  final Set<String> deniedActions = new HashSet<>();
  final List<String> asked = new ArrayList<>();
  final List<String> roles = new ArrayList<>();
  private final Set<String> closed = new HashSet<>();

  /** Denies a method from now on. */
  FakeDeployment close(String method) {
    closed.add(method);
    return this;
  }

  @Override
  public Notifications notifications(String bucket) {
    ask("notifications", bucket);
    return notifications;
  }

  @Override
  public List<Expiry> expiries(String bucket) {
    ask("expiries", bucket);
    return expiries;
  }

  @Override
  public boolean isPublicAccessBlocked(String bucket) {
    ask("isPublicAccessBlocked", bucket);
    return publicAccessBlocked;
  }

  @Override
  public String encryptionKey(String bucket) {
    ask("encryptionKey", bucket);
    return key;
  }

  @Override
  public EventQueue queue(String arn) {
    ask("queue", arn);
    return queue;
  }

  @Override
  public List<EventMapping> mappings(String queueArn) {
    ask("mappings", queueArn);
    return mappings;
  }

  @Override
  public TriggerFunction function(String name) {
    ask("function", name);
    return new TriggerFunction(
        "arn:aws:lambda:eu-central-1:111122223333:function:trigger",
        Duration.ofSeconds(60),
        "arn:aws:iam::111122223333:role/frazil-trigger",
        environment);
  }

  @Override
  public MergeJob job(String name) {
    ask("job", name);
    return job;
  }

  @Override
  public List<Right> denied(String role, List<Right> rights) {
    roles.add(role);
    ask("denied", role.replaceFirst(".*/", ""));
    rights.forEach(right -> asked.add("  " + right.text() + " " + right.prefix()));
    return rights.stream().filter(right -> deniedActions.contains(right.action())).toList();
  }

  private void ask(String method, String of) {
    asked.add(method + " " + of);
    if (closed.contains(method)) {
      throw new FrazilException(
          FailureKind.EXTERNAL,
          "Cannot look at "
              + of
              + ": access is denied (AccessDenied). Allow x:"
              + method
              + " on *.");
    }
  }
}
