package io.frazil.setup.iceberg;

import io.frazil.model.failure.AwsRefusal;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** What Iceberg and the clients under it throw, as Frazil's kinds. Pure. */
public final class IcebergFailures {

  private static final Map<Class<? extends RuntimeException>, FailureKind> KINDS =
      Map.ofEntries(
          Map.entry(CommitFailedException.class, FailureKind.COMMIT_CONFLICT),
          Map.entry(CommitStateUnknownException.class, FailureKind.COMMIT_UNKNOWN),
          Map.entry(BadRequestException.class, FailureKind.CONFIGURATION),
          Map.entry(IllegalArgumentException.class, FailureKind.CONFIGURATION),
          Map.entry(UnsupportedOperationException.class, FailureKind.CONFIGURATION),
          Map.entry(ValidationException.class, FailureKind.CONFIGURATION),
          Map.entry(NotFoundException.class, FailureKind.EXTERNAL),
          Map.entry(RESTException.class, FailureKind.EXTERNAL),
          Map.entry(RuntimeIOException.class, FailureKind.EXTERNAL),
          Map.entry(UncheckedIOException.class, FailureKind.EXTERNAL),
          Map.entry(UncheckedSQLException.class, FailureKind.EXTERNAL));

  /** They say more of a commit than what AWS said of one request of it. */
  private static final Set<FailureKind> OUTCOMES =
      Set.of(FailureKind.COMMIT_CONFLICT, FailureKind.COMMIT_UNKNOWN);

  /** Clients whose exception classes this module cannot name without depending on them. */
  private static final List<String> CLIENTS =
      List.of("software.amazon.awssdk.", "org.apache.hadoop.", "java.net.");

  private IcebergFailures() {}

  /**
   * The failure of an attempt, described as in {@code load table shop.orders}. A {@link
   * FrazilException} stays what it is; what nobody foresaw is a {@code BUG}.
   */
  public static FrazilException translate(String attempt, RuntimeException cause) {
    if (cause instanceof FrazilException known) {
      return known;
    }

    Optional<AwsRefusal> refusal =
        OUTCOMES.contains(kindOf(cause)) ? Optional.empty() : AwsRefusal.find(cause);
    FailureKind kind = refusal.map(AwsRefusal::kind).orElseGet(() -> kindOf(cause));
    String advice = refusal.map(AwsRefusal::advice).orElseGet(() -> advice(kind));
    return new FrazilException(
        kind, "Cannot " + attempt + ": " + reason(cause) + ". " + advice, cause);
  }

  /**
   * As {@link #translate}, where anything can be the cause: empty unless catalog or storage failed
   * or refused. An exception that Iceberg's code and all other code throw says nothing of that.
   */
  public static Optional<FrazilException> find(String attempt, RuntimeException cause) {
    boolean isOutside = kindOf(cause) == FailureKind.EXTERNAL || AwsRefusal.find(cause).isPresent();
    return isOutside ? Optional.of(translate(attempt, cause)) : Optional.empty();
  }

  private static FailureKind kindOf(RuntimeException cause) {
    for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
      FailureKind kind = KINDS.get(type);
      if (kind != null) {
        return kind;
      }
      if (CLIENTS.stream().anyMatch(type.getName()::startsWith)) {
        return FailureKind.EXTERNAL;
      }
    }
    return FailureKind.BUG;
  }

  /** The outermost message and, where it says more, the innermost. */
  private static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String outer = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    String whole =
        root == cause || root.getMessage() == null || outer.contains(root.getMessage())
            ? outer
            : outer + " (" + root.getMessage() + ")";
    return whole.replaceFirst("\\.$", "");
  }

  private static String advice(FailureKind kind) {
    return switch (kind) {
      case CONFIGURATION -> "Correct the pipeline file.";
      case COMMIT_CONFLICT -> "Run it again.";
      case COMMIT_UNKNOWN -> "Look at the table before running it again.";
      case EXTERNAL -> "Check that the catalog and its storage can be reached, then run it again.";
      case BUG, SOURCE_DATA, SCHEMA_DRIFT -> "Please report it.";
    };
  }
}
