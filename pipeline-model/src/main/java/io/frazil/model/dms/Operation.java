package io.frazil.model.dms;

import java.util.Optional;

/**
 * What a change record did. DMS writes {@code I}, {@code U}, {@code D}, upper case, one letter, and
 * nothing else; a full-load row has no letter unless the endpoint asks for one.
 *
 * <p>Source: AWS DMS User Guide, "Using Amazon S3 as a target", and real DMS files of 2024.
 */
public enum Operation {
  INSERT("I"),
  UPDATE("U"),
  DELETE("D");

  private final String letter;

  Operation(String letter) {
    this.letter = letter;
  }

  /** The operation of a letter; empty for every other text, which is refused, never guessed. */
  public static Optional<Operation> fromDms(String letter) {
    for (Operation operation : values()) {
      if (operation.letter.equals(letter)) {
        return Optional.of(operation);
      }
    }
    return Optional.empty();
  }

  /** DMS's letter. */
  public String letter() {
    return letter;
  }
}
