package io.frazil.trigger;

import static java.util.Objects.requireNonNull;

import io.frazil.trigger.launch.LauncherSettings;
import java.util.List;

/**
 * The function's configuration.
 *
 * @param pipelines places of pipeline files, each once
 */
record TriggerSettings(List<String> pipelines, LauncherSettings launcher) {

  TriggerSettings {
    requireNonNull(launcher, "launcher is null");
    pipelines = List.copyOf(pipelines);
    if (pipelines.isEmpty()) {
      throw new IllegalArgumentException("A trigger needs a pipeline");
    }
  }
}
