package io.frazil.model.pipeline;

/**
 * Where something stands that was read.
 *
 * @param file empty text for the pipeline file itself, else the file it names
 * @param line from 1; 0 when it is the file as a whole
 * @param path keys and list positions from the top, {@code tables[0].columns.freight}
 */
record Place(String file, int line, String path) {

  /** The top of a file. */
  static Place top(String file) {
    return new Place(file, 0, "");
  }

  /** The value of a key that stands on {@code keyLine}. */
  Place member(String key, int keyLine) {
    return new Place(file, keyLine, path.isEmpty() ? key : path + "." + key);
  }

  /** An element of a list, counted from 0. */
  Place item(int index, int itemLine) {
    return new Place(file, itemLine, path + "[" + index + "]");
  }
}
