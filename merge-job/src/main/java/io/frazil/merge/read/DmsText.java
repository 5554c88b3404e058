package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.frazil.model.dms.Operation;

/** The fields that DMS adds, in text. */
final class DmsText {

  /** What stands in an Op, as in a {@link Refusal}'s reason. */
  static final String OPERATION = "I, U or D";

  /** What stands in a timestamp column, as in a {@link Refusal}'s reason. */
  static final String COMMIT_TIME = "a commit time yyyy-MM-dd HH:mm:ss[.ffffff]";

  /** What stands in a change sequence, as in a {@link Refusal}'s reason. */
  static final String CHANGE_SEQUENCE = "35 digits or nothing";

  /** Why a row without a whole key is refused. */
  static final String KEY_NULL = "Expected a key, got NULL";

  private static final int SEQUENCE_DIGITS = 35;
  private static final Operation[] OPERATIONS = Operation.values();

  private DmsText() {}

  /** The operation; null when the text is none. */
  static Operation operation(byte[] text, int from, int to) {
    if (to - from != 1) {
      return null;
    }
    for (Operation operation : OPERATIONS) {
      if (operation.letter().charAt(0) == text[from]) {
        return operation;
      }
    }
    return null;
  }

  /** The change sequence; null when the text is none. */
  static String changeSequence(byte[] text, int from, int to) {
    if (to - from != SEQUENCE_DIGITS) {
      return null;
    }
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return null;
      }
    }
    return new String(text, from, SEQUENCE_DIGITS, ISO_8859_1);
  }
}
