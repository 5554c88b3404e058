package io.frazil.setup.jdbc;

import io.frazil.setup.verify.ComparedColumn;
import io.frazil.setup.verify.DigestSum;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Canonical text and digests in one database's own functions; text in UTF-8. The meaning of each
 * form is {@link io.frazil.setup.verify.CanonicalText}'s.
 */
interface SqlForms {

  /** A name of the database's, whatever is in it. */
  String quoted(String name);

  /** The canonical text of a column; empty when the database has no functions for it. */
  Optional<String> text(ComparedColumn column);

  /** The MD5 of a text in hexadecimal. */
  String md5(String text);

  /** One text, null where any is null. */
  String concat(List<String> texts);

  /** How many bytes a text has. */
  String bytes(String text);

  /** The first so many hexadecimal digits from a place (from 1) of a text, as a number. */
  String number(String hex, int from, int digits);

  /** Division that gives whole numbers. */
  String divide(String number, long by);

  /** The canonical text of a row of these texts. */
  default String row(List<String> texts) {
    return concat(
        texts.stream()
            .map(text -> "coalesce(" + concat(List.of(bytes(text), "':'", text, "','")) + ", '-')")
            .toList());
  }

  /** Sum over the first or second number of a digest, as a text. */
  default String sum(String digest, int from) {
    return "sum(" + number(digest, from, DigestSum.DIGITS) + ")";
  }

  /** Names and parts in a list. */
  static String list(List<String> parts) {
    return parts.stream().collect(Collectors.joining(", "));
  }
}
