package io.frazil.trigger.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.launch.RunRequest;
import io.frazil.trigger.launch.Launch;
import io.frazil.trigger.launch.Launcher;
import io.frazil.trigger.launch.LauncherSettings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * Runs the merge function and waits for it, so that messages stay in the queue until what they
 * announced is merged: a merge that fails, or ends in time with more to do, gives them back, and
 * there is one place of retries and of messages given up. The function's reserved concurrency of 1
 * keeps one run at a time; Lambda then refuses another with 429, which is {@link Launch.Kind#BUSY}.
 * A merge that outlasts the trigger's own time goes on, and its messages come again.
 *
 * <p>Source: AWS Lambda API Reference, "Invoke" (read 2026-11-22).
 */
final class LambdaLauncher implements Launcher {

  private static final int MOST_OF_ANSWER = 500;
  private static final JsonFactory JSON = new JsonFactory();

  private final LauncherSettings.Lambda settings;
  private final LambdaClient lambda;

  LambdaLauncher(LauncherSettings.Lambda settings, LambdaClient lambda) {
    this.settings = settings;
    this.lambda = lambda;
  }

  @Override
  public Launch start(RunRequest request, String token, Duration most) {
    InvokeResponse answer;
    try {
      answer =
          lambda.invoke(
              invoke ->
                  invoke
                      .functionName(settings.function())
                      .invocationType(InvocationType.REQUEST_RESPONSE)
                      .overrideConfiguration(call -> call.apiCallTimeout(most))
                      .payload(SdkBytes.fromUtf8String(json(request.arguments()))));
    } catch (TooManyRequestsException e) {
      return Launch.busy(
          e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage());
    } catch (ApiCallTimeoutException e) {
      return Launch.postponed(
          "merge function "
              + settings.function()
              + " had no answer within "
              + most.toSeconds()
              + " s; it goes on by itself");
    } catch (SdkException e) {
      throw AwsFailures.of(
          new AwsAttempt(
              "invoke Lambda function " + settings.function(),
              "lambda:InvokeFunction",
              settings.function()),
          e);
    }
    if (answer.functionError() != null) {
      throw failed(answer);
    }
    return hasMoreToDo(said(answer))
        ? Launch.busy("the merge function ran out of time and has more to do")
        : Launch.started("invocation " + answer.responseMetadata().requestId());
  }

  /** Whether the answer has a member {@code moreToDo} of its own that is true. */
  private boolean hasMoreToDo(String said) {
    try (JsonParser json = JSON.createParser(said)) {
      boolean more = false;
      boolean isObject = json.nextToken() == JsonToken.START_OBJECT;
      while (isObject && json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isAsked = json.currentName().equals("moreToDo");
        more |= json.nextToken() == JsonToken.VALUE_TRUE && isAsked;
        json.skipChildren();
      }
      return more;
    } catch (JsonProcessingException e) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot read the answer of merge function "
              + settings.function()
              + ": it is no JSON ("
              + shortened(said)
              + "). Name Frazil's merge function in FRAZIL_MERGE_FUNCTION.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FrazilException failed(InvokeResponse answer) {
    return new FrazilException(
        FailureKind.EXTERNAL,
        "Cannot finish merge function "
            + settings.function()
            + ": it ended with "
            + answer.functionError()
            + " ("
            + shortened(said(answer))
            + "). Look into its log; the messages come again.");
  }

  private static String said(InvokeResponse answer) {
    return answer.payload() == null ? "" : answer.payload().asUtf8String();
  }

  private static String shortened(String said) {
    return said.substring(0, Math.min(said.length(), MOST_OF_ANSWER));
  }

  private static String json(Map<String, String> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> member : members.entrySet()) {
        json.writeStringField(member.getKey(), member.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
