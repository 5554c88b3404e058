package io.frazil.model.pipeline;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small text files whole. */
final class Text {

  private Text() {}

  /** The UTF-8 text of a file on disk. */
  static String read(String file) throws IOException {
    if (Base.isS3(file)) {
      throw new IOException("only files on disk are read here");
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw new IOException("it is a directory");
    }
    return Files.readString(path);
  }

  /** The text without a byte order mark. */
  static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Why a file could not be read, as the end of a sentence. */
  static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    return e instanceof CharacterCodingException ? "it is not UTF-8 text" : e.getMessage();
  }
}
