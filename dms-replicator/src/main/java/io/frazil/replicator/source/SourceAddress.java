package io.frazil.replicator.source;

import static java.util.Objects.requireNonNull;

import io.frazil.replicator.source.SourceTable.TableId;
import java.util.function.Predicate;

/**
 * Which database, who enters it, and for which task. The password is in no text this gives.
 *
 * @param url the JDBC URL
 * @param user empty text where the URL or the database says it
 * @param task name of the task, by which the source knows the reader of its log
 * @param tables those that are replicated; of others nothing is read
 */
public record SourceAddress(
    String url, String user, String password, String task, Predicate<TableId> tables) {

  public SourceAddress {
    requireNonNull(url, "url is null");
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
    requireNonNull(task, "task is null");
    requireNonNull(tables, "tables is null");
  }

  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "") + " for " + task;
  }
}
