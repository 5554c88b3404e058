package io.frazil.localaws.feed;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Files that appear together.
 *
 * @param title what they are, for a person
 * @param files in the order they are to be written
 */
public record FeedStep(String title, List<FeedFile> files) {

  public FeedStep {
    requireNonNull(title, "title is null");
    files = List.copyOf(files);
  }
}
