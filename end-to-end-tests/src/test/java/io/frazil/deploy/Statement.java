package io.frazil.deploy;

import static io.frazil.deploy.Template.list;
import static io.frazil.deploy.Template.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A statement of a role's or a managed policy's, whatever the conditions are.
 *
 * @param owner logical id of the role or managed policy
 * @param resources as the template writes them, shortened by what is the same in each
 */
record Statement(String owner, String sid, List<String> actions, List<String> resources) {

  /** All of a template's, in its order. */
  static List<Statement> of(Template template) {
    List<Statement> found = new ArrayList<>();
    template
        .resources("AWS::IAM::ManagedPolicy")
        .forEach((id, policy) -> collect(id, policy.get("PolicyDocument"), found));
    template
        .resources("AWS::IAM::Role")
        .forEach((id, role) -> collect(id, role.getOrDefault("Policies", List.of()), found));
    return found;
  }

  /** Maps with an effect, at any depth, in any branch of an If. */
  private static void collect(String owner, Object value, List<Statement> found) {
    if (value instanceof List<?> many) {
      many.forEach(one -> collect(owner, one, found));
    } else if (value instanceof Map && map(value).containsKey("Effect")) {
      Map<String, Object> statement = map(value);
      found.add(
          new Statement(
              owner,
              String.valueOf(statement.get("Sid")),
              list(statement.get("Action")).stream().map(Object::toString).toList(),
              list(statement.getOrDefault("Resource", List.of())).stream()
                  .map(Statement::shortened)
                  .toList()));
    } else if (value instanceof Map) {
      map(value).values().forEach(one -> collect(owner, one, found));
    }
  }

  private static String shortened(Object resource) {
    if (!(resource instanceof Map)) {
      return resource.toString();
    }
    Map<String, Object> function = map(resource);
    if (function.containsKey("Fn::GetAtt")) {
      return list(function.get("Fn::GetAtt")).get(0).toString();
    }
    return function
        .getOrDefault("Fn::Sub", function.get("Ref"))
        .toString()
        .replace("arn:${AWS::Partition}:", "")
        .replace("${AWS::Region}:${AWS::AccountId}:", "");
  }
}
