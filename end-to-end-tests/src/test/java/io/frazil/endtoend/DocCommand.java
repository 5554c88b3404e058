package io.frazil.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that a document tells its reader to give.
 *
 * @param document below the repository, {@code docs/serve.md}
 * @param text without its comment; lines that were continued or belong to a here-document, joined
 */
record DocCommand(String document, String text) {

  private static final Pattern BLOCK =
      Pattern.compile("(?m)^```sh\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern HERE = Pattern.compile("<<'(\\w+)'$");
  private static final Pattern WORD = Pattern.compile("\\G\\s*((?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+)");
  private static final String FRAZIL = "./frazil ";

  /** Every command of the README and of docs, in the order in which a reader meets them. */
  static List<DocCommand> all() {
    return documents().flatMap(document -> of(document).stream()).toList();
  }

  /** The commands of one document. */
  static List<DocCommand> of(String document) {
    List<DocCommand> commands = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(Repository.text(document)).results().toList()) {
      read(document, block.group(1).lines().toList(), commands);
    }
    return commands;
  }

  /** README, contributing and the like, and everything below docs. */
  static Stream<String> documents() {
    try (Stream<Path> top = Files.list(Repository.home());
        Stream<Path> docs = Files.walk(Repository.home().resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .map(file -> Repository.home().relativize(file).toString())
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(String document, List<String> lines, List<DocCommand> commands) {
    StringBuilder text = new StringBuilder();
    String end = "";
    for (String line : lines) {
      text.append(text.isEmpty() ? "" : "\n").append(line);
      Matcher here = HERE.matcher(line);
      if (end.isEmpty() && here.find()) {
        end = here.group(1);
      } else if (line.equals(end)) {
        end = "";
      }
      if (end.isEmpty() && !line.endsWith("\\")) {
        add(document, text.toString(), commands);
        text.setLength(0);
      }
    }
    if (!text.isEmpty()) {
      throw new AssertionError(document + " has a command without an end: " + text);
    }
  }

  private static void add(String document, String text, List<DocCommand> commands) {
    String command =
        HERE.matcher(text.lines().findFirst().orElse("")).find()
            ? text
            : text.replace("\\\n", " ").replaceFirst("(^|\\s+)# .*", "").strip();
    if (!command.isEmpty()) {
      commands.add(new DocCommand(document, command));
    }
  }

  boolean isFrazil() {
    return text.startsWith(FRAZIL);
  }

  /** What {@code frazil} is given; quotes are gone. */
  List<String> arguments() {
    List<String> words =
        WORD.matcher(text).results().map(word -> word.group(1).replaceAll("['\"]", "")).toList();
    return words.subList(1, words.size());
  }

  @Override
  public String toString() {
    return document + ": " + text;
  }
}
