package io.frazil.command;

import io.frazil.merge.run.LogContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;

/**
 * Makes every console of the logging configuration in force write JSON, whoever configured it: the
 * command, Spark, or the platform. What the platform logs to beside the console stays as it is.
 * Made of Log4j's pattern alone, because no platform is sure to have its JSON layout.
 */
final class JsonLog {

  private static final List<String> OURS = List.of("io.frazil", "frazil");

  private static final String PATTERN =
      "{\"timestamp\":\"%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}{UTC}\",\"level\":\"%p\""
          + ",\"logger\":\"%enc{%c}{JSON}\",\"thread\":\"%enc{%t}{JSON}\""
          + known("pipeline", LogContext.PIPELINE)
          + known("table", LogContext.TABLE)
          + known("batch", LogContext.BATCH)
          + ",\"message\":\"%enc{%m}{JSON}\""
          + "%notEmpty{,\"exception\":\"%enc{%xEx}{JSON}\"}}%n";

  private JsonLog() {}

  private static String known(String name, String key) {
    return "%notEmpty{,\"" + name + "\":\"%enc{%X{" + key + "}}{JSON}\"}";
  }

  static PatternLayout layout() {
    return PatternLayout.newBuilder()
        .withPattern(PATTERN)
        .withCharset(StandardCharsets.UTF_8)
        .withAlwaysWriteExceptions(false)
        .build();
  }

  /**
   * Installs it.
   *
   * @throws ClassCastException when Log4j's API is there and something else writes
   */
  static void install() {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    Configuration configuration = context.getConfiguration();
    configuration.getLoggers().values().forEach(logger -> replaceConsoles(configuration, logger));
    for (String name : OURS) {
      if (!configuration.getLoggers().containsKey(name)) {
        configuration.addLogger(name, new LoggerConfig(name, Level.INFO, true));
      }
    }
    context.updateLoggers();
  }

  private static void replaceConsoles(Configuration configuration, LoggerConfig logger) {
    for (Appender appender : List.copyOf(logger.getAppenders().values())) {
      if (appender instanceof ConsoleAppender console && !console.getName().endsWith("-json")) {
        ConsoleAppender json =
            ConsoleAppender.newBuilder()
                .setName(console.getName() + "-json")
                .setTarget(console.getTarget())
                .setLayout(layout())
                .build();
        json.start();
        configuration.addAppender(json);
        logger.removeAppender(console.getName());
        logger.addAppender(json, null, null);
      }
    }
  }
}
