package io.frazil.replicator.source;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Which database, who enters it, and for which task. The password is in no text this gives.
 *
 * @param url the JDBC URL
 * @param user empty text where the URL or the database says it
 * @param task name of the task, by which the source knows the reader of its log
 * @param schemas those of the tables that are replicated; empty for all but system schemas
 */
public record SourceAddress(
    String url, String user, String password, String task, Set<String> schemas) {

  public SourceAddress {
    requireNonNull(url, "url is null");
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
    requireNonNull(task, "task is null");
    schemas = Set.copyOf(schemas);
  }

  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "") + " for " + task;
  }
}
