package io.frazil.deploy;

import static io.frazil.deploy.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.model.pipeline.TaskFile;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import io.frazil.setup.check.Preflight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** dms.yaml by frazil check: a pipeline file of its endpoint, its task's settings and mappings. */
final class TestDmsTemplate {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"csv, instance", "csv, serverless", "parquet, instance", "parquet, serverless"})
  void checkFindsNothingButThatLobsHaveALimit(String format, String compute) throws IOException {
    Decided dms = Given.dms("DataFormat", format, "Compute", compute);

    List<Finding> findings =
        Preflight.check(
            PipelineReader.parse(pipeline(dms), folder),
            Optional.of(TaskFile.settings(file("settings", task(dms, compute, "Settings")))),
            Optional.of(TaskFile.mappings(file("mappings", task(dms, compute, "TableMappings")))));

    assertThat(findings).extracting(Finding::check).containsExactly(Check.LOBS_CUT_OFF);
  }

  private String pipeline(Decided dms) throws IOException {
    Path endpoint =
        file("endpoint", JSON.writeValueAsString(dms.properties("Target").get("S3Settings")));
    return """
        pipeline: shop
        landing: s3://acme-landing/dms
        dms-endpoint: %s
        catalog: {name: lake, type: glue, warehouse: s3://acme-lake/warehouse}
        defaults:
          added-columns: {change-sequence: transact_seq, before-image-prefix: before_}
        tables:
          - source: public.orders
            target: shop.orders
            key: order_id
            columns: {order_id: long, customer_id: string}
        """
        .formatted(endpoint.getFileName());
  }

  private static String task(Decided dms, String compute, String kind)
      throws JsonProcessingException {
    if (compute.equals("instance")) {
      String name = kind.equals("Settings") ? "ReplicationTaskSettings" : kind;
      return dms.properties("Task").get(name).toString();
    }
    String name = kind.equals("Settings") ? "ReplicationSettings" : kind;
    return JSON.writeValueAsString(dms.properties("ServerlessTask").get(name));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".json"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Settings", "TableMappings"})
  void bothKindsOfTaskSayTheSame(String kind) throws JsonProcessingException {
    assertThat(
            JSON.readTree(
                task(Given.dms("Compute", "serverless"), "serverless", kind)
                    .replaceAll("\"(\\d+)\"(?=[,}])", "$1")))
        .isEqualTo(
            JSON.readTree(
                task(Given.dms(), "instance", kind).replaceAll("\"(\\d+)\"(?=[,}])", "$1")));
  }

  @ParameterizedTest
  @CsvSource({
    "postgres, PostgreSqlSettings",
    "aurora-postgresql, PostgreSqlSettings",
    "mysql, MySqlSettings",
    "mariadb, MySqlSettings",
    "aurora, MySqlSettings",
    "oracle, OracleSettings",
    "sqlserver, MicrosoftSqlServerSettings"
  })
  void theSourcesPasswordIsInSecretsManager(String engine, String settings) {
    Map<String, Object> source = Given.dms("SourceEngine", engine).properties("Source");

    assertThat(map(source.get(settings)))
        .containsEntry("SecretsManagerSecretId", Given.DMS.get("SourceSecretArn"))
        .containsEntry("SecretsManagerAccessRoleArn", "SecretRole.Arn");
    assertThat(
            source.keySet().stream()
                .filter(
                    key ->
                        key.endsWith("SqlSettings")
                            || key.endsWith("ServerSettings")
                            || key.startsWith("Oracle")))
        .containsExactly(settings);
  }

  @Test
  void theLandingBucketKnowsTheRoleThatWrites() {
    assertThat(Given.core().properties("LandingPolicy").toString())
        .contains("role/" + Given.dms().properties("TargetRole").get("RoleName") + "]");
    assertThat(
            Given.core("LandingWriters", "arn:aws:iam::123456789012:role/operator")
                .properties("LandingPolicy")
                .toString())
        .contains("role/frazil-shop-dms-target, arn:aws:iam::123456789012:role/operator]");
  }

  @Test
  void parametersOfCoreHaveTheSameNameAndForm() {
    Map<String, Object> core = Template.read(Template.CORE).section("Parameters");
    Map<String, Object> dms = Template.read(Template.DMS).section("Parameters");

    for (String name : List.of("PipelineName", "LandingBucket", "LandingFolder")) {
      assertThat(map(dms.get(name)).get("AllowedPattern"))
          .as(name)
          .isEqualTo(map(core.get(name)).get("AllowedPattern"));
    }
  }
}
