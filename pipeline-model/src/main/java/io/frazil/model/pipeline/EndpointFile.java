package io.frazil.model.pipeline;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the S3Settings in JSON as {@code aws dms describe-endpoints} prints it: the whole answer,
 * one endpoint of it, or the settings alone.
 */
final class EndpointFile {

  private static final String FORMS =
      "the answer of aws dms describe-endpoints, one endpoint of it, or an S3Settings object";

  private final Base base;
  private final PipelineFiles files;
  private final Problems problems;

  EndpointFile(Base base, PipelineFiles files, Problems problems) {
    this.base = base;
    this.files = files;
    this.problems = problems;
  }

  /** The settings' node; empty, with a problem, when there is not exactly one. */
  Optional<Node> read(Node path) {
    try {
      String json = Text.unmarked(files.read(base.resolve(path.text())));
      return NodeParser.json(json, path.text(), problems).flatMap(this::settings);
    } catch (IOException | InvalidPathException e) {
      problems.add(
          path.place(),
          "'"
              + path.text()
              + "' cannot be read: "
              + Text.reason(e)
              + ". Accepted: S3Settings"
              + " keys, or the path of a JSON file that holds them.");
      return Optional.empty();
    }
  }

  /** The settings' node of parsed JSON; empty, with a problem, when there is not exactly one. */
  static Optional<Node> settings(Node root, Problems problems) {
    return new EndpointFile(Base.folderOf(""), PipelineFiles.ON_DISK, problems).settings(root);
  }

  private Optional<Node> settings(Node root) {
    if (!root.isMap()) {
      problems.add(root.place(), "expected " + FORMS + ", got " + root.description() + ".");
      return Optional.empty();
    }
    Node endpoints = root.members().get("Endpoints");
    if (endpoints != null) {
      return onlyOne(endpoints).flatMap(this::settingsOf);
    }
    return root.members().containsKey("S3Settings") ? settingsOf(root) : bare(root);
  }

  private Optional<Node> onlyOne(Node endpoints) {
    List<Node> withSettings =
        endpoints.items().stream()
            .filter(endpoint -> endpoint.members().containsKey("S3Settings"))
            .toList();
    if (withSettings.size() == 1) {
      return Optional.of(withSettings.get(0));
    }

    String found =
        endpoints.items().stream().map(EndpointFile::name).collect(Collectors.joining(", "));
    problems.add(
        endpoints.place(),
        "expected exactly one endpoint with S3Settings, got "
            + withSettings.size()
            + " among the endpoints: "
            + (found.isEmpty() ? "none" : found)
            + ". Keep the one target endpoint in the file.");
    return Optional.empty();
  }

  private Optional<Node> bare(Node root) {
    if (root.members().containsKey("EndpointIdentifier")) {
      problems.add(
          root.place(), "endpoint " + name(root) + " has no S3Settings. Expected " + FORMS + ".");
      return Optional.empty();
    }
    return Optional.of(root);
  }

  private Optional<Node> settingsOf(Node endpoint) {
    Node settings = endpoint.members().get("S3Settings");
    refuseSetElsewhere(endpoint, settings);
    return Optional.of(settings);
  }

  /** The old way to set an endpoint; what stands there and not in S3Settings would be missed. */
  private void refuseSetElsewhere(Node endpoint, Node settings) {
    Node attributes = endpoint.members().get("ExtraConnectionAttributes");
    if (attributes == null || !attributes.isText()) {
      return;
    }
    String text = ";" + attributes.text().toLowerCase(Locale.ROOT);
    for (String key : EndpointKeys.READ.names()) {
      boolean set = text.contains(";" + key.toLowerCase(Locale.ROOT) + "=");
      if (set && !settings.members().containsKey(key)) {
        problems.add(
            attributes.place(), "sets " + key + ", which S3Settings does not. Set it there.");
      }
    }
  }

  private static String name(Node endpoint) {
    Node identifier = endpoint.members().get("EndpointIdentifier");
    String name = identifier == null ? "(no EndpointIdentifier)" : identifier.text();
    return endpoint.members().containsKey("S3Settings") ? name + " (S3Settings)" : name;
  }
}
