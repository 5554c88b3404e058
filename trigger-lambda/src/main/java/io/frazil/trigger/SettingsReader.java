package io.frazil.trigger;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Nearest;
import io.frazil.trigger.launch.LauncherSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads the environment, strictly: an unknown {@code FRAZIL_} name, a missing or contradicting
 * setting are problems, and all of them come in one exception. Other names are none of its
 * business.
 */
final class SettingsReader {

  private static final String OURS = "FRAZIL_";

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  private SettingsReader(Map<String, String> environment) {
    this.environment = new TreeMap<>(environment);
  }

  /**
   * The settings.
   *
   * @throws FrazilException CONFIGURATION, with everything that is wrong
   */
  static TriggerSettings read(Map<String, String> environment) {
    return new SettingsReader(environment).read();
  }

  private TriggerSettings read() {
    refuseUnknown();
    List<String> pipelines = pipelines(value(Setting.FRAZIL_PIPELINES));
    LauncherSettings launcher = launcher(value(Setting.FRAZIL_LAUNCHER));
    if (!problems.isEmpty()) {
      throw failure();
    }
    return new TriggerSettings(pipelines, launcher);
  }

  private void refuseUnknown() {
    List<String> known = Arrays.stream(Setting.values()).map(Setting::name).toList();
    for (String name : environment.keySet()) {
      if (name.startsWith(OURS) && Setting.named(name).isEmpty()) {
        problems.add(name + " is no setting here" + Nearest.question(name, known));
      }
    }
  }

  private List<String> pipelines(String text) {
    List<String> places = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String part : text.split(",", -1)) {
      String place = part.strip();
      if (place.isEmpty()) {
        continue;
      }
      if (!place.startsWith("s3://") && !place.startsWith("/")) {
        refuse(Setting.FRAZIL_PIPELINES, place);
      }
      if (!seen.add(place)) {
        problems.add(Setting.FRAZIL_PIPELINES + " names '" + place + "' twice. Keep one.");
      }
      places.add(place);
    }
    if (places.isEmpty() && !text.isEmpty()) {
      refuse(Setting.FRAZIL_PIPELINES, text);
    }
    return places;
  }

  private LauncherSettings launcher(String kind) {
    Map<String, Supplier<LauncherSettings>> launchers = new LinkedHashMap<>();
    launchers.put("glue", () -> new LauncherSettings.Glue(value(Setting.FRAZIL_GLUE_JOB)));
    launchers.put("emr-serverless", this::emrServerless);
    launchers.put(
        "lambda", () -> new LauncherSettings.Lambda(value(Setting.FRAZIL_MERGE_FUNCTION)));
    if (kind.isEmpty()) {
      return null;
    }
    if (!launchers.containsKey(kind)) {
      problems.add(
          Setting.FRAZIL_LAUNCHER
              + " '"
              + kind
              + "' is not accepted"
              + Nearest.question(kind, launchers.keySet())
              + " Expected "
              + Setting.FRAZIL_LAUNCHER.meaning()
              + ".");
      return null;
    }
    refuseOfOthers(kind);
    return launchers.get(kind).get();
  }

  private LauncherSettings emrServerless() {
    return new LauncherSettings.EmrServerless(
        value(Setting.FRAZIL_EMR_APPLICATION),
        value(Setting.FRAZIL_EMR_ROLE),
        value(Setting.FRAZIL_EMR_JAR),
        value(Setting.FRAZIL_EMR_SPARK_PARAMETERS));
  }

  private void refuseOfOthers(String kind) {
    for (Setting setting : Setting.values()) {
      boolean isAnothers = !setting.launcher().isEmpty() && !setting.launcher().equals(kind);
      if (isAnothers && environment.containsKey(setting.name())) {
        problems.add(
            setting
                + " belongs to the launcher "
                + setting.launcher()
                + ", and FRAZIL_LAUNCHER is "
                + kind
                + ". Remove one of them.");
      }
    }
  }

  private String value(Setting setting) {
    String value = environment.getOrDefault(setting.name(), "").strip();
    if (value.isEmpty() && setting.isRequired()) {
      problems.add(setting + " is not set. Expected " + setting.meaning() + ".");
    }
    return value;
  }

  private void refuse(Setting setting, String got) {
    problems.add(setting + " holds '" + got + "'. Expected " + setting.meaning() + ".");
  }

  private FrazilException failure() {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return new FrazilException(
        FailureKind.CONFIGURATION,
        problems.stream()
            .collect(
                Collectors.joining(
                    "\n  ", "Cannot read the function's environment: " + count + ".\n  ", "")));
  }
}
