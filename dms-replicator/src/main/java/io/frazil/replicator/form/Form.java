package io.frazil.replicator.form;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What DMS does is not confirmed here: without the switch its files get the likelier form, with it
 * the other. {@code docs/dms-fidelity.md} lists them all.
 */
public enum Form {
  NULL_AS_WORD(
      "NULL in CSV where CsvNullValue is not set", "an empty field (observed)", "the word NULL"),
  NULL_TEXT_UNQUOTED(
      "a text equal to the null text, the empty text where that is empty", "quoted", "as it is"),
  BOOLEAN_AS_LETTER("BOOLEAN in CSV", "true, false", "t, f"),
  BOOLEAN_AS_NUMBER("BOOLEAN in CSV", "true, false", "1, 0"),
  HEX_UPPER_CASE("letter case of BYTES and BLOB in CSV", "lower", "upper"),
  DATETIME_WITH_T("between date and time of a DATETIME in CSV", "a blank", "the letter T"),
  TIME_IN_MICROSECONDS("fraction of a TIME in CSV", "the digits the source declares", "six digits"),
  NUMERIC_WITHOUT_PADDING("NUMERIC in CSV", "padded to its scale", "without trailing zeros"),
  REAL8_SHORT("digits after the point of a REAL8 in CSV", "sixteen", "eight, as a REAL4"),
  CARRIAGE_RETURN_UNQUOTED("a field with a carriage return and nothing else", "quoted", "bare"),
  PADDING_BLANK(
      "what AddTrailingPaddingCharacter does to text in CSV", "nothing", "one blank after it"),
  NO_OP_WITH_INSERTS_AND_UPDATES(
      "Op of changes with CdcInsertsAndUpdates and without IncludeOpForFullLoad",
      "I and U",
      "no Op column"),
  DELETES_KEY_ONLY("a delete whose old row the source logs whole", "the old row", "its key alone"),
  NO_SUP_IN_DELETES(
      "a column that the log of a delete does not hold, with UseCsvNoSupValue",
      "the null text",
      "CsvNoSupValue"),
  BEFORE_IMAGE_ALWAYS(
      "before-image columns of an update that keeps its key",
      "empty (observed)",
      "what the log holds"),
  BEFORE_IMAGE_IN_DELETES("before-image columns of a delete", "empty", "what the log holds"),
  ADDED_COLUMNS_IN_RULE_ORDER(
      "order of columns that rules add", "add-column before before-image", "as the rules stand"),
  KEY_UPDATE_AS_TWO_ROWS(
      "an update of the key", "one U with the new key (observed)", "a D and an I"),
  SHAPES_MIXED(
      "CSV rows before and after a change of columns", "in two files", "in one file, mixed"),
  DATE_FOLDER_BY_COMMIT(
      "date folder of a CDC file", "by its flush time, as its name", "by its first row's commit"),
  TRANSACTION_TIMESTAMP_AFTER_OP(
      "timestamp column in transaction-order files",
      "before the source's columns",
      "between operation and table name"),
  TABLE_FILES_BESIDE_TRANSACTIONS(
      "CDC files per table while CdcPath is set", "none", "written as well"),
  GZIP_PARQUET_NAMED("name of a Parquet file with GZIP", ".parquet", ".parquet.gz"),
  PARQUET_LOAD_CUT("Parquet full load larger than MaxFileSize", "one file", "cut as CSV is"),
  CHANGE_SEQUENCE_CONTINUES(
      "counter of the change sequence after a resume", "starts anew at 61", "goes on");

  private final String subject;
  private final String likelier;
  private final String other;

  Form(String subject, String likelier, String other) {
    this.subject = requireNonNull(subject, "subject is null");
    this.likelier = requireNonNull(likelier, "likelier is null");
    this.other = requireNonNull(other, "other is null");
  }

  /** The name of the switch, as on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is not confirmed. */
  public String subject() {
    return subject;
  }

  /** The form without the switch. */
  public String likelier() {
    return likelier;
  }

  /** The form with the switch. */
  public String other() {
    return other;
  }
}
