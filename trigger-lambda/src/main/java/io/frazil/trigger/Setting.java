package io.frazil.trigger;

import java.util.Arrays;
import java.util.Optional;

/** An environment variable of the function. {@code docs/trigger.md} is the reference. */
enum Setting {
  FRAZIL_PIPELINES("", true, "s3:// places of pipeline files, separated by commas"),
  FRAZIL_LAUNCHER("", true, "glue, emr-serverless or lambda"),
  FRAZIL_GLUE_JOB("glue", true, "the name of the Glue job"),
  FRAZIL_EMR_APPLICATION("emr-serverless", true, "the id of the EMR Serverless application"),
  FRAZIL_EMR_ROLE("emr-serverless", true, "the ARN of the role that the run has"),
  FRAZIL_EMR_JAR("emr-serverless", true, "the s3:// place of the merge job's jar"),
  FRAZIL_EMR_SPARK_PARAMETERS("emr-serverless", false, "what spark-submit is told besides"),
  FRAZIL_MERGE_FUNCTION("lambda", true, "the name or ARN of the merge function");

  private final String launcher;
  private final boolean required;
  private final String meaning;

  Setting(String launcher, boolean required, String meaning) {
    this.launcher = launcher;
    this.required = required;
    this.meaning = meaning;
  }

  static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** The launcher it belongs to; empty text for all of them. */
  String launcher() {
    return launcher;
  }

  boolean isRequired() {
    return required;
  }

  /** What it holds, as a message and the reference say it. */
  String meaning() {
    return meaning;
  }
}
