package io.frazil.deploy;

import static io.frazil.deploy.Template.list;
import static io.frazil.deploy.Template.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A template with values for its parameters: its conditions are decided, and what {@code
 * AWS::NoValue} takes out is out. {@link #template()} leaves references for an emulator; {@link
 * #value} makes texts of them too, where a resource stands as its logical id.
 */
final class Decided {

  static final String REGION = "eu-west-1";
  static final String ACCOUNT = "123456789012";

  private static final Object NOTHING = new Object();
  private static final Pattern NAMED = Pattern.compile("\\$\\{([^}!]+)}");
  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::Partition", "aws",
          "AWS::Region", REGION,
          "AWS::AccountId", ACCOUNT,
          "AWS::URLSuffix", "amazonaws.com",
          "AWS::StackName", "frazil");

  private final Template template;
  private final Map<String, Object> values = new LinkedHashMap<>(PSEUDO);
  private final boolean named;

  /** Parameters without a value have their default. */
  Decided(Template template, Map<String, String> parameters) {
    this(template, parameters, false);
  }

  private Decided(Template template, Map<String, String> parameters, boolean named) {
    this.template = template;
    this.named = named;
    template
        .section("Parameters")
        .forEach(
            (name, parameter) -> {
              Object value = parameters.getOrDefault(name, defaultOf(map(parameter)));
              if (value == null) {
                throw new IllegalArgumentException(template + " needs a value for " + name);
              }
              values.put(name, value);
            });
  }

  private static String defaultOf(Map<String, Object> parameter) {
    return parameter.containsKey("Default") ? parameter.get("Default").toString() : null;
  }

  /** The same with references made texts. */
  Decided named() {
    return new Decided(template, parameters(), true);
  }

  /** Every parameter with its value. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    template
        .section("Parameters")
        .keySet()
        .forEach(name -> parameters.put(name, values.get(name).toString()));
    return parameters;
  }

  /** Resources whose condition holds, resolved. */
  Map<String, Object> resources() {
    Map<String, Object> existing = new LinkedHashMap<>();
    template
        .section("Resources")
        .forEach(
            (id, resource) -> {
              Object condition = map(resource).get("Condition");
              if (condition == null || holds(condition.toString())) {
                Map<String, Object> resolved = map(value(resource));
                resolved.remove("Condition");
                existing.put(id, resolved);
              }
            });
    return existing;
  }

  /** Properties of an existing resource, references made texts. */
  Map<String, Object> properties(String id) {
    return map(map(named().resources().get(id)).get("Properties"));
  }

  /** What an emulator can create: no conditions, no rules. */
  Map<String, Object> template() {
    Map<String, Object> whole = new LinkedHashMap<>(template.content());
    whole.remove("Conditions");
    whole.remove("Rules");
    whole.put("Resources", resources());
    whole.put("Outputs", value(template.section("Outputs")));
    return whole;
  }

  boolean holds(String condition) {
    Map<String, Object> conditions = template.section("Conditions");
    if (!conditions.containsKey(condition)) {
      throw new IllegalArgumentException(template + " has no condition " + condition);
    }
    return isTrue(conditions.get(condition));
  }

  private boolean isTrue(Object expression) {
    Map.Entry<String, Object> one = map(expression).entrySet().iterator().next();
    List<?> operands = list(one.getValue());
    return switch (one.getKey()) {
      case "Condition" -> holds(one.getValue().toString());
      case "Fn::Equals" -> text(operands.get(0)).equals(text(operands.get(1)));
      case "Fn::Not" -> !isTrue(operands.get(0));
      case "Fn::And" -> operands.stream().allMatch(this::isTrue);
      case "Fn::Or" -> operands.stream().anyMatch(this::isTrue);
      default -> throw new IllegalArgumentException("No such condition: " + expression);
    };
  }

  private String text(Object operand) {
    return named().value(operand).toString();
  }

  /** The value, resolved; what is a map or list can be changed. */
  Object value(Object raw) {
    if (raw instanceof List<?> many) {
      List<Object> resolved = new ArrayList<>();
      many.stream().map(this::value).filter(one -> one != NOTHING).forEach(resolved::add);
      return resolved;
    }
    if (!(raw instanceof Map)) {
      return raw;
    }
    Map<String, Object> object = map(raw);
    if (object.size() == 1) {
      Map.Entry<String, Object> only = object.entrySet().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return function(only.getKey(), only.getValue());
      }
    }
    Map<String, Object> resolved = new LinkedHashMap<>();
    object.forEach(
        (key, member) -> {
          Object value = value(member);
          if (value != NOTHING) {
            resolved.put(key, value);
          }
        });
    return resolved;
  }

  private Object function(String name, Object argument) {
    return switch (name) {
      case "Ref" -> reference(argument);
      case "Fn::If" -> value(list(argument).get(holds(list(argument).get(0).toString()) ? 1 : 2));
      case "Fn::Select" -> selected(list(argument));
      case "Fn::Split" -> {
        List<?> arguments = list(argument);
        yield new ArrayList<>(
            List.of(text(arguments.get(1)).split(Pattern.quote(arguments.get(0).toString()), -1)));
      }
      case "Fn::Sub" -> named ? filled(argument.toString()) : Map.of(name, argument);
      case "Fn::GetAtt" ->
          named ? list(argument).get(0) + "." + list(argument).get(1) : Map.of(name, argument);
      default -> throw new IllegalArgumentException("No such function: " + name);
    };
  }

  /** Of a list that is no text yet, it is left to whoever makes the resource. */
  private Object selected(List<?> arguments) {
    if (!named) {
      return Map.of("Fn::Select", arguments);
    }
    List<?> choice = list(value(arguments.get(1)));
    int at = Integer.parseInt(arguments.get(0).toString());
    return at < choice.size() ? choice.get(at) : choice + "[" + at + "]";
  }

  private Object reference(Object name) {
    if (name.equals("AWS::NoValue")) {
      return NOTHING;
    }
    return named ? values.getOrDefault(name, name) : Map.of("Ref", name);
  }

  private String filled(String text) {
    return NAMED
        .matcher(text)
        .replaceAll(
            (MatchResult found) -> quoted(values.getOrDefault(found.group(1), found.group(1))));
  }

  private static String quoted(Object value) {
    return java.util.regex.Matcher.quoteReplacement(value.toString());
  }
}
