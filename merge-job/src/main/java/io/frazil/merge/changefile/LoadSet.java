package io.frazil.merge.changefile;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The full-load files a table stands on, as one value small enough for every snapshot summary.
 *
 * @param digest changes when any file of the load is added, removed or written anew; empty text
 *     when the table stands on none
 * @param files how many files the load is made of
 * @param since full-load files written before this moment are left from an earlier load; 1970 when
 *     none in the folder were
 * @param modified newest modification time of the load's files
 * @param fence CDC files flushed before this moment (in the zone of file names) are already in the
 *     load and must not be applied; empty when nothing is fenced off
 */
public record LoadSet(
    String digest, int files, Instant since, Instant modified, Optional<LocalDateTime> fence) {

  /** A table that stands on no full load. */
  public static final LoadSet NONE =
      new LoadSet("", 0, Instant.EPOCH, Instant.EPOCH, Optional.empty());

  private static final Pattern TEXT =
      Pattern.compile("(\\w+) files=(\\d{1,9}) since=(\\S+) modified=(\\S+) fence=(\\S+)");

  public LoadSet {
    requireNonNull(digest, "digest is null");
    requireNonNull(since, "since is null");
    requireNonNull(modified, "modified is null");
    requireNonNull(fence, "fence is null");
  }

  /** The set of these files, with nothing left from an earlier load and without a fence. */
  public static LoadSet of(List<ChangeFile> fullLoad) {
    if (fullLoad.isEmpty()) {
      return NONE;
    }
    Instant newest =
        fullLoad.stream().map(ChangeFile::modified).max(Instant::compareTo).orElseThrow();
    List<String> identities = fullLoad.stream().map(ChangeFile::identity).sorted().toList();
    return new LoadSet(
        digest(identities), fullLoad.size(), Instant.EPOCH, newest, Optional.empty());
  }

  public boolean isNone() {
    return digest.isEmpty();
  }

  /** With full-load files written before a moment left from an earlier load. */
  public LoadSet since(Instant moment) {
    return new LoadSet(digest, files, moment, modified, fence);
  }

  /** Whether a full-load file is left from an earlier load. */
  public boolean isLeftOver(ChangeFile fullLoad) {
    return fullLoad.modified().isBefore(since);
  }

  /** Fenced at a moment, cut to the second: flush times are compared by the second. */
  public LoadSet fencedAt(LocalDateTime moment) {
    LocalDateTime second = moment.truncatedTo(ChronoUnit.SECONDS);
    return fenced(Optional.of(second));
  }

  /** With the fence of another load; empty fences nothing off. */
  public LoadSet fenced(Optional<LocalDateTime> same) {
    return new LoadSet(digest, files, since, modified, same);
  }

  /** Whether a CDC file is already contained in this load. */
  public boolean fencesOff(ChangeFile cdc) {
    return fence.isPresent()
        && cdc.name().flushedAt().map(flushed -> flushed.isBefore(fence.get())).orElse(false);
  }

  /** Reads what {@link #toString} wrote. */
  public static LoadSet parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a load set: '" + text + "'");
    }
    try {
      Optional<LocalDateTime> fence =
          parts.group(5).equals("none")
              ? Optional.empty()
              : Optional.of(LocalDateTime.parse(parts.group(5)));
      return new LoadSet(
          parts.group(1),
          Integer.parseInt(parts.group(2)),
          Instant.parse(parts.group(3)),
          Instant.parse(parts.group(4)),
          fence);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Not a load set: '" + text + "'", e);
    }
  }

  @Override
  public String toString() {
    return isNone()
        ? ""
        : digest
            + " files="
            + files
            + " since="
            + since
            + " modified="
            + modified
            + " fence="
            + fence.map(LocalDateTime::toString).orElse("none");
  }

  /** First 16 hexadecimal digits of the SHA-256 of the texts, one a line. */
  public static String digest(List<String> texts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
