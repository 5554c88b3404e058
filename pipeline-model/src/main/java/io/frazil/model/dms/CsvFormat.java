package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * How the endpoint writes CSV text, always UTF-8.
 *
 * @param delimiter text between fields, one or more characters
 * @param rowDelimiter text that ends every row, the last included
 * @param nullText text of SQL NULL; empty means that an unquoted field of zero length is NULL
 * @param noSupplementalText text of a column that the source's log did not hold; empty when unused
 * @param quoting whether fields that need it are quoted after RFC 4180
 * @param header whether the first row of a file names the columns
 */
public record CsvFormat(
    String delimiter,
    String rowDelimiter,
    String nullText,
    String noSupplementalText,
    boolean quoting,
    boolean header)
    implements Serializable {

  /** DMS's own defaults, with NULL as real DMS files show it: an unquoted field of zero length. */
  public static final CsvFormat DEFAULT = new CsvFormat(",", "\n", "", "", true, false);

  public CsvFormat {
    requireNonNull(nullText, "nullText is null");
    requireNonNull(noSupplementalText, "noSupplementalText is null");
    if (delimiter.isEmpty() || rowDelimiter.isEmpty()) {
      throw new IllegalArgumentException("CSV delimiters must not be empty");
    }
  }
}
