package io.frazil.model.pipeline;

import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.MappingRule.BeforeImage;
import io.frazil.model.dms.MappingRule.DataType;
import io.frazil.model.dms.MappingRule.Locator;
import io.frazil.model.dms.TableMappings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a document of table mappings. */
final class TableMappingsReader {

  /** DMS's own prefix where a rule names none. */
  private static final String DEFAULT_PREFIX = "BI_";

  private TableMappingsReader() {}

  static TableMappings read(Node root, Problems problems) {
    Node rules = root.members().get("rules");
    if (rules == null || !rules.isList()) {
      problems.add(
          root.place(),
          "holds no table mappings. Expected an object with a list of rules, or the answer of aws"
              + " dms describe-replication-tasks.");
      return new TableMappings(List.of());
    }
    return new TableMappings(rules.items().stream().map(node -> rule(node, problems)).toList());
  }

  private static MappingRule rule(Node node, Problems problems) {
    return new MappingRule(
        word(node, "rule-type"),
        word(node, "rule-target"),
        word(node, "rule-action"),
        locator(node),
        text(node, "value"),
        text(node, "expression"),
        image(node),
        member(node, "filters").filter(filters -> !filters.items().isEmpty()).isPresent(),
        dataType(node, problems),
        text(node, "old-value"));
  }

  private static DataType dataType(Node rule, Problems problems) {
    Accepted<Long> digits = Units.number(0, Integer.MAX_VALUE);
    return member(rule, "data-type")
        .map(
            node ->
                new DataType(
                    word(node, "type"),
                    member(node, "length")
                        .or(() -> member(node, "precision"))
                        .flatMap(number -> digits.read(number, problems))
                        .orElse(0L)
                        .intValue()))
        .orElse(DataType.NONE);
  }

  private static Locator locator(Node rule) {
    return member(rule, "object-locator")
        .map(
            node ->
                new Locator(
                    text(node, "schema-name"), text(node, "table-name"), text(node, "column-name")))
        .orElse(new Locator("", "", ""));
  }

  private static BeforeImage image(Node rule) {
    if (!word(rule, "rule-action").equals("add-before-image-columns")) {
      return BeforeImage.NONE;
    }
    Optional<Node> definition = member(rule, "before-image-def");
    return new BeforeImage(
        definition
            .flatMap(node -> member(node, "column-prefix"))
            .map(Node::text)
            .orElse(DEFAULT_PREFIX),
        definition.map(node -> text(node, "column-suffix")).orElse(""),
        definition
            .map(node -> word(node, "column-filter"))
            .filter(filter -> !filter.isEmpty())
            .orElse("pk-only"));
  }

  private static String word(Node node, String key) {
    return text(node, key).toLowerCase(Locale.ROOT);
  }

  private static String text(Node node, String key) {
    return member(node, key).map(Node::text).orElse("");
  }

  private static Optional<Node> member(Node node, String key) {
    return Optional.ofNullable(node.members().get(key));
  }
}
