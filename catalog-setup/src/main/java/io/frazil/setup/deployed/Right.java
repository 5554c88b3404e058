package io.frazil.setup.deployed;

import static java.util.Objects.requireNonNull;

/**
 * Something a role must be allowed.
 *
 * @param action as {@code s3:GetObject}
 * @param resource an ARN
 * @param prefix what {@code s3:prefix} is when a bucket is listed; empty text for other actions
 */
public record Right(String action, String resource, String prefix) {

  public Right {
    requireNonNull(action, "action is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(prefix, "prefix is null");
  }

  static Right of(String action, String resource) {
    return new Right(action, resource, "");
  }

  /** As a person reads it. */
  public String text() {
    return action + " on " + resource;
  }
}
