package io.frazil.replicator.layout;

import io.frazil.model.dms.MappingRule;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.DmsType.Kind;
import io.frazil.replicator.source.SourceRow.Unlogged;
import io.frazil.replicator.source.SourceTable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expression of an add-column rule: header and metadata words, columns, literals, {@code ||},
 * {@code operation_indicator}. Anything else of SQLite is refused.
 *
 * <p>Source: AWS DMS User Guide, "Using transformation rule expressions to define column content";
 * values of header words as in Qlik Replicate's "Expression headers".
 */
final class Expression {

  private static final Pattern TERM =
      Pattern.compile(
          "\\s*(?:'((?:[^']|'')*)'|\\$([A-Za-z0-9_]+)|(-?\\d+(?:\\.\\d+)?)|((?i)null)"
              + "|operation_indicator\\(\\s*'([^']*)'\\s*,\\s*'([^']*)'\\s*,\\s*'([^']*)'\\s*\\))"
              + "\\s*");

  private final String text;
  private final SourceTable table;
  private final DmsType type;
  private final List<Content> terms = new ArrayList<>();

  private Expression(MappingRule rule, SourceTable table) {
    this.text = rule.expression();
    this.table = table;
    this.type = type(rule);
  }

  /**
   * What the rule's column holds.
   *
   * @throws FrazilException {@code CONFIGURATION} when the expression is not followed here
   */
  static Content of(MappingRule rule, SourceTable table) {
    Expression expression = new Expression(rule, table);
    expression.parse();
    if (expression.terms.size() == 1) {
      return expression.terms.get(0);
    }
    return expression::concatenated;
  }

  /** The type a rule declares; text where it declares none. */
  static DmsType type(MappingRule rule) {
    return switch (rule.dataType().name()) {
      case "", "string" -> new DmsType(Kind.STRING, rule.dataType().precision(), 0);
      case "datetime" -> new DmsType(Kind.DATETIME, rule.dataType().precision(), 0);
      default ->
          throw new FrazilException(
              FailureKind.CONFIGURATION,
              "Cannot add the column "
                  + rule.value()
                  + ": its data type is not imitated. Expected string or datetime, got "
                  + rule.dataType().name()
                  + ". To rehearse the rest, leave the rule out of a copy.");
    };
  }

  private void parse() {
    Matcher matcher = TERM.matcher(text);
    int at = 0;
    while (true) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw refusal();
      }
      terms.add(term(matcher));
      at = matcher.end();
      if (at == text.length()) {
        return;
      }
      if (!text.startsWith("||", at)) {
        throw refusal();
      }
      at += 2;
    }
  }

  private Content term(Matcher matcher) {
    if (matcher.group(1) != null) {
      String literal = matcher.group(1).replace("''", "'");
      return facts -> literal;
    }
    if (matcher.group(2) != null) {
      return word(matcher.group(2));
    }
    if (matcher.group(3) != null) {
      String number = matcher.group(3);
      return facts -> number;
    }
    if (matcher.group(4) != null) {
      return facts -> null;
    }
    String delete = matcher.group(5);
    String update = matcher.group(6);
    String insert = matcher.group(7);
    return facts ->
        switch (facts.operation()) {
          case DELETE -> delete;
          case UPDATE -> update;
          case INSERT -> insert;
        };
  }

  private Content word(String word) {
    return switch (word) {
      case "AR_H_CHANGE_SEQ" -> facts -> facts.load() ? null : facts.sequence();
      case "AR_H_STREAM_POSITION" -> RowFacts::position;
      case "AR_H_OPERATION" -> facts -> facts.operation().name();
      case "AR_H_TIMESTAMP", "AR_H_COMMIT_TIMESTAMP" -> this::moment;
      case "AR_H_USER" -> facts -> "";
      case "AR_M_SOURCE_SCHEMA" -> facts -> table.id().schema();
      case "AR_M_SOURCE_TABLE_NAME" -> facts -> table.id().table();
      default -> column(word);
    };
  }

  private Object moment(RowFacts facts) {
    return type.kind() == Kind.DATETIME
        ? LocalDateTime.ofInstant(facts.moment(), ZoneOffset.UTC)
        : DmsTime.text(facts.moment());
  }

  private Content column(String name) {
    for (int i = 0; i < table.columns().size(); i++) {
      Kind kind = table.columns().get(i).type().kind();
      boolean spelt = kind != Kind.BYTES && kind != Kind.BLOB;
      if (table.columns().get(i).name().equalsIgnoreCase(name) && spelt) {
        int place = i;
        return facts -> {
          Object value = facts.image().values().get(place);
          return value == null || value == Unlogged.VALUE ? value : value.toString();
        };
      }
    }
    throw refusal();
  }

  /** As in SQL, NULL makes the whole NULL. */
  private Object concatenated(RowFacts facts) {
    StringBuilder joined = new StringBuilder();
    for (Content term : terms) {
      Object value = term.of(facts);
      if (value == null || value == Unlogged.VALUE) {
        return value;
      }
      joined.append(value);
    }
    return joined.toString();
  }

  private FrazilException refusal() {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot compute a column of "
            + table.id()
            + ": the expression is not imitated. Expected $AR_H_CHANGE_SEQ,"
            + " $AR_H_STREAM_POSITION, $AR_H_OPERATION, $AR_H_TIMESTAMP, $AR_H_COMMIT_TIMESTAMP,"
            + " $AR_H_USER, $AR_M_SOURCE_SCHEMA, $AR_M_SOURCE_TABLE_NAME, $COLUMN that is not binary, literals,"
            + " operation_indicator and || between them, got "
            + text
            + ". To rehearse the rest, leave the rule out of a copy.");
  }
}
