package io.frazil.setup.deployed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The trigger function. {@code environment} has its variables; {@code role} is an ARN. */
public record TriggerFunction(
    String arn, Duration timeout, String role, Map<String, String> environment) {

  public TriggerFunction {
    requireNonNull(arn, "arn is null");
    requireNonNull(timeout, "timeout is null");
    requireNonNull(role, "role is null");
    environment = Map.copyOf(environment);
  }

  /** The pipeline files it knows. */
  List<String> pipelines() {
    return Arrays.stream(setting("FRAZIL_PIPELINES").split(",", -1))
        .map(String::strip)
        .filter(place -> !place.isEmpty())
        .toList();
  }

  /** A variable; empty text when it is not set. */
  String setting(String name) {
    return environment.getOrDefault(name, "");
  }

  /** Without the values, which may be secrets. */
  @Override
  public String toString() {
    return "TriggerFunction[" + arn + ", " + environment.keySet() + "]";
  }
}
