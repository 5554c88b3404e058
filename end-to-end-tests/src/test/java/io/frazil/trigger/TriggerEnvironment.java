package io.frazil.trigger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The trigger's reading of its environment. */
public final class TriggerEnvironment {

  private TriggerEnvironment() {}

  /**
   * The settings as text.
   *
   * @throws io.frazil.model.failure.FrazilException with everything that is wrong
   */
  public static String read(Map<String, String> environment) {
    return SettingsReader.read(environment).toString();
  }

  /** Every name it knows. */
  public static List<String> names() {
    return Arrays.stream(Setting.values()).map(Setting::name).toList();
  }
}
