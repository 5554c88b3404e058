package io.frazil.model.failure;

import static java.util.Objects.requireNonNull;

/**
 * The one exception of Frazil. The message reads {@code Cannot <verb> <object>: <reason>. Expected
 * <x>, got <y>. <What to do>.} and holds no secrets and no row contents beyond the key: database
 * URLs, which drivers like to quote, lose user and parameters here.
 */
public class FrazilException extends RuntimeException {

  private final FailureKind kind;

  public FrazilException(FailureKind kind, String message) {
    this(kind, message, null);
  }

  /** The cause may be null. */
  public FrazilException(FailureKind kind, String message, Throwable cause) {
    super(DatabaseUrls.masked(requireNonNull(message, "message is null")), cause);
    this.kind = requireNonNull(kind, "kind is null");
  }

  /** Who must act. */
  public FailureKind kind() {
    return kind;
  }
}
