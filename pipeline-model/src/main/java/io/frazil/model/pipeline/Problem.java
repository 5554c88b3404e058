package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One thing wrong with a pipeline file or with a file it names.
 *
 * @param file empty text for the pipeline file itself, else the file it names
 * @param line from 1; 0 when the file as a whole is at fault
 * @param path keys and list positions from the top, {@code tables[0].columns.freight}; empty at the
 *     top
 * @param message the value, what is wrong with it and what is accepted, as sentences
 */
public record Problem(String file, int line, String path, String message) implements Serializable {

  public Problem {
    requireNonNull(file, "file is null");
    requireNonNull(path, "path is null");
    requireNonNull(message, "message is null");
  }

  /** One line: {@code line 7: tables[0].columns.freight: message}. */
  @Override
  public String toString() {
    String where = file.isEmpty() || line == 0 ? file : file + " ";
    where += line == 0 ? "" : "line " + line;
    String at = where.isEmpty() || path.isEmpty() ? where + path : where + ": " + path;
    return at.isEmpty() ? message : at + ": " + message;
  }
}
