package io.frazil.model.failure;

import java.util.regex.Pattern;

/** Takes what may be a secret out of the database URLs that drivers put into their messages. */
final class DatabaseUrls {

  private static final Pattern USER =
      Pattern.compile("(jdbc:(?:\\w+:)+/{0,2})\\S*@", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETERS =
      Pattern.compile("(jdbc:[^\\s?;]+[?;])\\S*", Pattern.CASE_INSENSITIVE);

  private DatabaseUrls() {}

  /** The text with no user, password or parameter in any {@code jdbc:} URL of it. */
  static String masked(String text) {
    if (!text.contains("jdbc:")) {
      return text;
    }
    return PARAMETERS.matcher(USER.matcher(text).replaceAll("$1***@")).replaceAll("$1***");
  }
}
