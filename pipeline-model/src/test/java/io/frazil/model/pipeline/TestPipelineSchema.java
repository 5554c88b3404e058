package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema takes what the reader takes, and points at what editors can see to be wrong. */
class TestPipelineSchema {

  private static final Path SCHEMA =
      Path.of("..", "docs", "reference", "pipeline-file.schema.json");
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\\n(pipeline:.*?)```", Pattern.DOTALL);
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void schemaSaysWhatTheReaderHas() throws IOException {
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.writeString(SCHEMA, SchemaText.json());
    }
    assertThat(Files.readString(SCHEMA)).isEqualTo(SchemaText.json());
  }

  @Test
  void everyExampleAndEveryConformanceCaseIsValid() throws IOException {
    List<String> pipelines =
        Stream.concat(examples(), files(Path.of("..", "conformance"))).toList();

    assertThat(pipelines).hasSizeGreaterThan(40);
    assertThat(pipelines)
        .allSatisfy(pipeline -> assertThat(schema().validate(YAML.readTree(pipeline))).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "defaults: {drif: stop}",
        "defaults: {drift: maybe}",
        "dms-endpoint: {DataFormat: avro}",
        "dms-endpoint: {IncludeOpForFullLoad: maybe}",
        "dms-endpoint: {Unheard: 1}",
        "defaults: {batch-files: {a: b}}",
        "defaults: [a]"
      })
  void whatTheReaderRefusesIsPointedAt(String more) throws IOException {
    String pipeline = PipelineText.minimalAnd(more);

    assertThat(PipelineText.problems(pipeline)).isNotEmpty();
    assertThat(schema().validate(YAML.readTree(pipeline))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "defaults: {drift: EVOLVE}",
        "dms-endpoint: {CompressionType: gzip, Rfc4180: False}",
        "dms-endpoint: {CsvNullValue: NULL}"
      })
  void wordsAreTakenInAnyLetterCase(String more) throws IOException {
    String pipeline = PipelineText.minimalAnd(more);

    assertThat(PipelineText.parse(pipeline).name()).isEqualTo("shop");
    assertThat(schema().validate(YAML.readTree(pipeline))).isEmpty();
  }

  private static JsonSchema schema() throws IOException {
    JsonNode text = YAML.readTree(SchemaText.json());
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
  }

  private static Stream<String> examples() throws IOException {
    String docs =
        Files.readString(Path.of("..", "docs", "pipeline-file.md"))
            + Files.readString(Path.of("..", "docs", "catalogs.md"));
    return Stream.concat(
        EXAMPLE.matcher(docs).results().map((MatchResult found) -> found.group(1)),
        files(Path.of("..", "examples")));
  }

  private static Stream<String> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk
          .filter(file -> file.getFileName().toString().equals("pipeline.yaml"))
          .map(TestPipelineSchema::text)
          .toList()
          .stream();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
