package io.frazil.serve.aws;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.model.table.TableName;
import io.frazil.serve.Wakeup;
import io.frazil.serve.Wakeups;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Messages of a standard queue. Region, credentials, retries and endpoint are the SDK's standard
 * settings ({@code AWS_ENDPOINT_URL_SQS}); where the queue's URL names its region, that one is it.
 * Safe for several threads.
 */
public final class SqsWakeups implements Wakeups {

  /** Long enough that a lost call to keep a message costs nothing, short enough for a crash. */
  private static final Duration HOLD = Duration.ofMinutes(2);

  /** Source: Amazon SQS quotas, "Batched message" and "Message visibility" (read 2026-11-22). */
  private static final int BATCH = 10;

  private static final Duration LONGEST_HIDDEN = Duration.ofHours(12);

  /** An answer to a long poll of 20 s, the longest there is, comes before. */
  private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(25);

  private static final Pattern AWS_HOST = Pattern.compile("sqs\\.([a-z0-9-]+)\\.amazonaws\\..+");

  private final SqsClient sqs;
  private final String queueUrl;
  private final Function<String, Set<TableName>> routing;

  private SqsWakeups(SqsClient sqs, String queueUrl, Function<String, Set<TableName>> routing) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.routing = routing;
  }

  /**
   * Connects to a queue; asks it nothing yet.
   *
   * @param routing from a message's body to the tables it wakes
   * @throws io.frazil.model.failure.FrazilException CONFIGURATION when settings are missing
   */
  public static SqsWakeups connect(String queueUrl, Function<String, Set<TableName>> routing) {
    return translating(
        new AwsAttempt("reach queue " + queueUrl, "", ""),
        () -> {
          SqsClientBuilder builder =
              SqsClient.builder()
                  .httpClientBuilder(
                      UrlConnectionHttpClient.builder().socketTimeout(SLOWEST_ANSWER));
          String host = String.valueOf(URI.create(queueUrl).getHost());
          Matcher region = AWS_HOST.matcher(host);
          if (region.matches()) {
            builder.region(Region.of(region.group(1)));
          }
          return new SqsWakeups(builder.build(), queueUrl, routing);
        });
  }

  @Override
  public Duration hold() {
    return HOLD;
  }

  @Override
  public List<Wakeup> receive(Duration wait) {
    List<Message> messages =
        translating(
            attempt("receive from", "sqs:ReceiveMessage"),
            () ->
                sqs.receiveMessage(
                        receive ->
                            receive
                                .queueUrl(queueUrl)
                                .maxNumberOfMessages(BATCH)
                                .visibilityTimeout((int) HOLD.toSeconds())
                                .waitTimeSeconds((int) wait.toSeconds()))
                    .messages());
    return messages.stream()
        .map(message -> new Wakeup(message.receiptHandle(), routing.apply(message.body())))
        .toList();
  }

  @Override
  public void keep(List<Wakeup> messages) {
    hide(messages, HOLD);
  }

  @Override
  public void giveBack(List<Wakeup> messages, Duration after) {
    hide(messages, after.compareTo(LONGEST_HIDDEN) < 0 ? after : LONGEST_HIDDEN);
  }

  /** An entry that fails is of a message that is gone or was received by another: no failure. */
  private void hide(List<Wakeup> messages, Duration time) {
    int seconds = (int) time.plusMillis(999).toSeconds();
    inBatches(
        messages,
        batch -> {
          List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
          for (Wakeup message : batch) {
            entries.add(
                ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receipt())
                    .visibilityTimeout(seconds)
                    .build());
          }
          translating(
              attempt("hide messages of", "sqs:ChangeMessageVisibility"),
              () ->
                  sqs.changeMessageVisibilityBatch(
                      change -> change.queueUrl(queueUrl).entries(entries)));
        });
  }

  @Override
  public void done(List<Wakeup> messages) {
    inBatches(
        messages,
        batch -> {
          List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
          for (Wakeup message : batch) {
            entries.add(
                DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receipt())
                    .build());
          }
          translating(
              attempt("delete messages of", "sqs:DeleteMessage"),
              () -> sqs.deleteMessageBatch(delete -> delete.queueUrl(queueUrl).entries(entries)));
        });
  }

  private static void inBatches(List<Wakeup> messages, Consumer<List<Wakeup>> call) {
    for (int from = 0; from < messages.size(); from += BATCH) {
      call.accept(messages.subList(from, Math.min(from + BATCH, messages.size())));
    }
  }

  private AwsAttempt attempt(String verb, String permission) {
    return new AwsAttempt(verb + " queue " + queueUrl, permission, "");
  }

  private static <T> T translating(AwsAttempt attempt, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw AwsFailures.of(attempt, e);
    }
  }

  @Override
  public void close() {
    sqs.close();
  }
}
