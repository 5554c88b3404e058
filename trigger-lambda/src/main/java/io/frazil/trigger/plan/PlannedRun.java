package io.frazil.trigger.plan;

import static java.util.Objects.requireNonNull;

import io.frazil.model.launch.RunRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/**
 * A run to be started.
 *
 * @param causes ids of the messages that are done when it is started, or of the invocation that
 *     asks for a sweep; at least one
 */
public record PlannedRun(RunRequest request, Set<String> causes) {

  public PlannedRun {
    requireNonNull(request, "request is null");
    causes = Set.copyOf(causes);
    if (causes.isEmpty()) {
      throw new IllegalArgumentException("Nothing asks for the run of " + request.pipeline());
    }
  }

  /**
   * The same text whenever the same causes ask for the same run, so that a launcher that knows
   * tokens starts it once; 64 letters and digits.
   */
  public String token() {
    String text = request.arguments() + "\n" + String.join("\n", new TreeSet<>(causes));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
