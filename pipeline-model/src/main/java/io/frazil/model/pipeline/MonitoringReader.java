package io.frazil.model.pipeline;

import io.frazil.model.pipeline.Monitoring.Sink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code monitoring}. */
final class MonitoringReader {

  /** A sink, or {@code none}, which is no sink and stands alone. */
  static final Accepted<Optional<Sink>> SINK = Accepted.oneOf(sinks());

  /** Source: CloudWatch API Reference, PutMetricData, Namespace (read 2026-11-27). */
  static final Accepted<String> NAMESPACE =
      Accepted.of(
          "up to 255 letters, digits, blanks and ./#_- , not beginning with AWS/",
          text ->
              Optional.of(text)
                  .filter(name -> name.matches("[A-Za-z0-9][A-Za-z0-9./#_ -]{0,254}"))
                  .filter(name -> !name.startsWith("AWS/")));

  private final Places places;
  private final Problems problems;

  MonitoringReader(Places places, Problems problems) {
    this.places = places;
    this.problems = problems;
  }

  Monitoring read(Node node) {
    Section section = Section.of(node, Keys.MONITORING, problems);
    Optional<List<Sink>> sinks = section.find("sinks").map(found -> sinks(section));
    Optional<Location> textfile = section.read("textfile", places.local());
    boolean wantsFile = sinks.filter(list -> list.contains(Sink.TEXTFILE)).isPresent();
    if (wantsFile && section.find("textfile").isEmpty()) {
      problems.add(
          section.place().member("textfile", section.place().line()),
          "is missing: sinks name it. Accepted: " + places.local().form() + ".");
    }
    if (textfile.isPresent() && !wantsFile) {
      problems.add(
          section.find("textfile").orElseThrow().place(),
          "nothing is written there: sinks do not name textfile. Add it to sinks, or remove this.");
    }
    return new Monitoring(
        sinks,
        section.read("per-table", LayoutsReader.FLAG).orElse(Monitoring.DEFAULT.perTable()),
        section.read("namespace", NAMESPACE).orElse(Monitoring.DEFAULT.namespace()),
        textfile);
  }

  private List<Sink> sinks(Section section) {
    List<Optional<Sink>> words = new ArrayList<>();
    List<Node> nodes = section.elements("sinks");
    for (Node node : nodes) {
      Optional<Optional<Sink>> word = SINK.read(node, problems);
      if (word.filter(words::contains).isPresent()) {
        problems.add(node.place(), "'" + node.text() + "' stands here twice. Keep one.");
      }
      word.ifPresent(words::add);
    }
    Place place = section.find("sinks").orElseThrow().place();
    if (nodes.isEmpty()) {
      problems.add(place, "is empty. Accepted: " + SINK.form() + ".");
    }
    if (words.size() > 1 && words.contains(Optional.<Sink>empty())) {
      problems.add(place, "'none' stands beside others. Keep it, or them.");
    }
    return words.stream().flatMap(Optional::stream).toList();
  }

  private static Map<String, Optional<Sink>> sinks() {
    Map<String, Optional<Sink>> sinks = new LinkedHashMap<>();
    for (Sink sink : Sink.values()) {
      sinks.put(sink.name().toLowerCase(Locale.ROOT), Optional.of(sink));
    }
    sinks.put("none", Optional.empty());
    return sinks;
  }
}
