package io.frazil.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.frazil.trigger.launch.LauncherSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TestSettingsReader {

  @Test
  void glueIsRead() {
    assertThat(
            SettingsReader.read(
                Map.of(
                    "FRAZIL_PIPELINES", " s3://acme/shop.yaml, s3://acme/hr.yaml,",
                    "FRAZIL_LAUNCHER", "glue",
                    "FRAZIL_GLUE_JOB", "merge",
                    "PATH", "/bin")))
        .isEqualTo(
            new TriggerSettings(
                List.of("s3://acme/shop.yaml", "s3://acme/hr.yaml"),
                new LauncherSettings.Glue("merge")));
  }

  @Test
  void emrServerlessIsRead() {
    assertThat(
            SettingsReader.read(
                    Map.of(
                        "FRAZIL_PIPELINES", "s3://acme/shop.yaml",
                        "FRAZIL_LAUNCHER", "emr-serverless",
                        "FRAZIL_EMR_APPLICATION", "00app",
                        "FRAZIL_EMR_ROLE", "arn:aws:iam::111122223333:role/merge",
                        "FRAZIL_EMR_JAR", "s3://acme/merge.jar",
                        "FRAZIL_EMR_SPARK_PARAMETERS", "--class A"))
                .launcher())
        .isEqualTo(
            new LauncherSettings.EmrServerless(
                "00app",
                "arn:aws:iam::111122223333:role/merge",
                "s3://acme/merge.jar",
                "--class A"));
  }

  @Test
  void lambdaIsRead() {
    assertThat(
            SettingsReader.read(
                    Map.of(
                        "FRAZIL_PIPELINES", "s3://acme/shop.yaml",
                        "FRAZIL_LAUNCHER", "lambda",
                        "FRAZIL_MERGE_FUNCTION", "merge:live"))
                .launcher())
        .isEqualTo(new LauncherSettings.Lambda("merge:live"));
  }

  @Test
  void emptyEnvironmentNamesWhatIsRequired() {
    assertThat(problems(Map.of()))
        .isEqualTo(
            """
            Cannot read the function's environment: 2 problems.
              FRAZIL_PIPELINES is not set. Expected s3:// places of pipeline files, separated by\
             commas.
              FRAZIL_LAUNCHER is not set. Expected glue, emr-serverless or lambda.""");
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    assertThat(
            problems(
                Map.of(
                    "FRAZIL_PIPELINE", "s3://acme/shop.yaml",
                    "FRAZIL_PIPELINES", "shop.yaml,s3://a/b,s3://a/b",
                    "FRAZIL_LAUNCHER", "emr-serverless",
                    "FRAZIL_GLUE_JOB", "merge",
                    "FRAZIL_EMR_JAR", "s3://acme/merge.jar")))
        .isEqualTo(
            """
            Cannot read the function's environment: 6 problems.
              FRAZIL_PIPELINE is no setting here; did you mean 'FRAZIL_PIPELINES'?
              FRAZIL_PIPELINES holds 'shop.yaml'. Expected s3:// places of pipeline files,\
             separated by commas.
              FRAZIL_PIPELINES names 's3://a/b' twice. Keep one.
              FRAZIL_GLUE_JOB belongs to the launcher glue, and FRAZIL_LAUNCHER is\
             emr-serverless. Remove one of them.
              FRAZIL_EMR_APPLICATION is not set. Expected the id of the EMR Serverless\
             application.
              FRAZIL_EMR_ROLE is not set. Expected the ARN of the role that the run has.""");
  }

  @Test
  void unknownLauncherNamesTheNearest() {
    assertThat(problems(Map.of("FRAZIL_PIPELINES", "s3://a/b", "FRAZIL_LAUNCHER", "emr-severless")))
        .isEqualTo(
            """
            Cannot read the function's environment: 1 problem.
              FRAZIL_LAUNCHER 'emr-severless' is not accepted; did you mean 'emr-serverless'?\
             Expected glue, emr-serverless or lambda.""");
  }

  private static String problems(Map<String, String> environment) {
    return catchThrowable(() -> SettingsReader.read(environment)).getMessage();
  }
}
