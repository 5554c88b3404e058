package io.frazil.model.pipeline;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference of the pipeline file, written from the keys that its reader has. */
final class ReferenceText {

  private static final String HEAD =
      """
      # Every key of the pipeline file

      Written from the reader's own list of keys by `TestPipelineReference`; `UPDATE_GOLDEN=1` writes it anew. What the
      keys are for, with examples: [the pipeline file](../pipeline-file.md). For editors there is a
      [JSON Schema](pipeline-file.schema.json) of the same.

      A key that stands nowhere below is a problem, and so is a value that is not accepted. Words are taken in any letter
      case. Where a list of values is taken, one value may stand in its place.
      """;

  private ReferenceText() {}

  static String markdown() {
    Map<KeyGroup, Set<String>> maps = new LinkedHashMap<>();
    Stream.concat(ofFrazil(), ofDms())
        .forEach(
            place ->
                maps.computeIfAbsent(place.group(), group -> new LinkedHashSet<>())
                    .add(place.map()));
    return HEAD
        + maps.entrySet().stream()
            .map(map -> section(map.getKey(), map.getValue()))
            .collect(Collectors.joining());
  }

  private static Stream<KeyPlace> ofFrazil() {
    return KeyPlace.all().stream().filter(place -> !isOfDms(place));
  }

  private static Stream<KeyPlace> ofDms() {
    return KeyPlace.all().stream().filter(ReferenceText::isOfDms);
  }

  private static boolean isOfDms(KeyPlace place) {
    return place.map().equals("dms-endpoint");
  }

  /** What the default column of a table says of a key. */
  static String silent(Key key) {
    if (key.isRequired()) {
      return "required";
    }
    return key.silent().isEmpty() ? "none" : "`" + key.silent() + "`";
  }

  private static String section(KeyGroup group, Set<String> places) {
    return "\n## "
        + group.title()
        + "\n\n"
        + standsAt(places)
        + "| key | accepted | default | meaning |\n| --- | --- | --- | --- |\n"
        + group.own().stream().map(ReferenceText::row).collect(Collectors.joining())
        + group
            .shared()
            .map(shared -> "\nand every key of \"" + shared.title() + "\".\n")
            .orElse("");
  }

  private static String standsAt(Set<String> places) {
    List<String> named = places.stream().filter(place -> !place.isEmpty()).toList();
    return named.isEmpty()
        ? ""
        : "At "
            + named.stream().map(place -> "`" + place + "`").collect(Collectors.joining(", "))
            + ".\n\n";
  }

  private static String row(Key key) {
    return "| "
        + String.join(
            " | ",
            "`" + key.name() + "`",
            cell(key.takes().form()),
            silent(key),
            cell(key.meaning()))
        + " |\n";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
