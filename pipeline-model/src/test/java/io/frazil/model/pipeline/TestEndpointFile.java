package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestEndpointFile {

  private static final String SETTINGS =
      """
      {
        "ServiceAccessRoleArn": "arn:aws:iam::123456789012:role/dms",
        "CsvRowDelimiter": "\\\\n",
        "CsvDelimiter": "\\\\t",
        "BucketFolder": "dms",
        "BucketName": "acme-landing",
        "CompressionType": "GZIP",
        "EnableStatistics": true,
        "CdcMaxBatchInterval": 60,
        "IncludeOpForFullLoad": true,
        "TimestampColumnName": "ts",
        "CdcPath": null,
        "DatePartitionEnabled": "false"
      }
      """;
  private static final String ENDPOINT =
      """
      {
        "EndpointIdentifier": "lake",
        "EndpointType": "TARGET",
        "EngineName": "s3",
        "ExtraConnectionAttributes": "bucketFolder=dms;csvDelimiter=\\\\t;",
        "S3Settings": %s
      }
      """
          .formatted(SETTINGS);
  private static final String SOURCE =
      """
      {"EndpointIdentifier": "shop", "EndpointType": "SOURCE", "EngineName": "postgres"}
      """;
  private static final S3Settings EXPECTED =
      new S3Settings(
          DataFormat.CSV,
          new CsvFormat("\t", "\n", "", "", true, false),
          true,
          false,
          "ts",
          DatePartitions.NONE);

  @TempDir Path directory;

  @Test
  void wholeAnswerWithOneS3Endpoint() throws IOException {
    assertThat(endpoint("{\"Endpoints\": [" + SOURCE + "," + ENDPOINT + "]}")).isEqualTo(EXPECTED);
  }

  @Test
  void oneEndpoint() throws IOException {
    assertThat(endpoint(ENDPOINT)).isEqualTo(EXPECTED);
  }

  @Test
  void settingsAlone() throws IOException {
    assertThat(endpoint(SETTINGS)).isEqualTo(EXPECTED);
  }

  @Test
  void answerWithSeveralS3EndpointsNamesThem() throws IOException {
    assertThat(
            problems(
                "{\"Endpoints\": ["
                    + SOURCE
                    + ENDPOINT.replace("{\n  \"EndpointId", ",{\n  \"EndpointId")
                    + ","
                    + ENDPOINT.replace("\"lake\"", "\"backup\"")
                    + "]}"))
        .containsExactly(
            "endpoint.json line 1: Endpoints: expected exactly one endpoint with S3Settings,"
                + " got 2 among the endpoints: shop, lake (S3Settings), backup (S3Settings). Keep the"
                + " one target endpoint in the file.");
  }

  @Test
  void answerWithoutS3EndpointIsRefused() throws IOException {
    assertThat(problems("{\"Endpoints\": [" + SOURCE + "]}"))
        .containsExactly(
            "endpoint.json line 1: Endpoints: expected exactly one endpoint with S3Settings,"
                + " got 0 among the endpoints: shop. Keep the one target endpoint in the file.");
    assertThat(problems("{\"Endpoints\": []}"))
        .containsExactly(
            "endpoint.json line 1: Endpoints: expected exactly one endpoint with S3Settings,"
                + " got 0 among the endpoints: none. Keep the one target endpoint in the file.");
    assertThat(problems(SOURCE))
        .containsExactly(
            "endpoint.json line 1: endpoint shop has no S3Settings. Expected the answer of aws"
                + " dms describe-endpoints, one endpoint of it, or an S3Settings object.");
  }

  @Test
  void problemInTheFileHasTheFilesLine() throws IOException {
    assertThat(problems("{\n  \"DataFormat\": \"xml\",\n  \"Colour\": 1,\n  \"datFormat\": 1\n}"))
        .containsExactly(
            "endpoint.json line 2: DataFormat: 'xml' is not accepted. Accepted: csv, parquet.",
            "endpoint.json line 3: Colour: 'Colour' is no key here. Known: DataFormat,"
                + " CompressionType, BucketFolder, CsvDelimiter, CsvRowDelimiter, CsvNullValue,"
                + " UseCsvNoSupValue, CsvNoSupValue, Rfc4180, AddColumnName,"
                + " AddTrailingPaddingCharacter, IncludeOpForFullLoad, CdcInsertsOnly,"
                + " CdcInsertsAndUpdates, TimestampColumnName, DatePartitionEnabled,"
                + " DatePartitionSequence, DatePartitionDelimiter, DatePartitionTimezone,"
                + " PreserveTransactions, CdcPath, GlueCatalogGeneration, BucketName,"
                + " CannedAclForObjects, CdcMaxBatchInterval, CdcMinFileSize, DataPageSize,"
                + " DetachTargetOnLobLookupFailureParquet, DictPageSizeLimit, EnableStatistics,"
                + " EncodingType, EncryptionMode, ExpectedBucketOwner, ExternalTableDefinition,"
                + " IgnoreHeaderRows, MaxFileSize, ParquetTimestampInMillisecond, ParquetVersion,"
                + " RowGroupLength, ServerSideEncryptionKmsKeyId, ServiceAccessRoleArn,"
                + " UseTaskStartTimeForFullLoadTimestamp.",
            "endpoint.json line 4: datFormat: 'datFormat' is no key here; did you mean"
                + " 'DataFormat'?");
    assertThat(problems("{\n  \"S3Settings\": {\"CsvDelimiter\": [1]}\n}"))
        .containsExactly(
            "endpoint.json line 2: S3Settings.CsvDelimiter: expected a single value, got a"
                + " list. Accepted: one or more characters, of which control characters may be spelt"
                + " \\n, \\r, \\t, \\u0001.");
    assertThat(problems("[1]"))
        .containsExactly(
            "endpoint.json line 1: expected the answer of aws dms describe-endpoints, one"
                + " endpoint of it, or an S3Settings object, got a list.");
    assertThat(problems("{\n\"a\": }"))
        .containsExactly(
            "endpoint.json line 2: cannot be parsed: Unexpected character ('}' (code 125)):"
                + " expected a value.");
    assertThat(problems("{\n\"a\": 1"))
        .containsExactly(
            "endpoint.json line 2: cannot be parsed: Unexpected end-of-input: expected close"
                + " marker for Object.");
    assertThat(problems("")).containsExactly("endpoint.json: is empty.");
  }

  @Test
  void attributesThatSetWhatTheSettingsDoNotAreRefused() throws IOException {
    assertThat(
            problems(ENDPOINT.replace("csvDelimiter=\\\\t;", "addColumnName=true;maxFileSize=512")))
        .containsExactly(
            "endpoint.json line 5: ExtraConnectionAttributes: sets AddColumnName, which"
                + " S3Settings does not. Set it there.");
  }

  @Test
  void absentFileIsNamed() {
    PipelineException failure =
        catchThrowableOfType(
            PipelineException.class,
            () ->
                PipelineReader.parse(
                    PipelineText.minimalAnd("dms-endpoint: no.json\n"), directory));
    assertThat(failure.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "line 14: dms-endpoint: 'no.json' cannot be read: there is no such file. Accepted:"
                + " S3Settings keys, or the path of a JSON file that holds them.");
  }

  private S3Settings endpoint(String json) throws IOException {
    return PipelineReader.parse(pipeline(json), directory).endpoint();
  }

  private List<String> problems(String json) throws IOException {
    String yaml = pipeline(json);
    PipelineException failure =
        catchThrowableOfType(PipelineException.class, () -> PipelineReader.parse(yaml, directory));
    return failure.problems().stream().map(Problem::toString).toList();
  }

  private String pipeline(String json) throws IOException {
    Files.writeString(directory.resolve("endpoint.json"), json);
    return PipelineText.minimalWith("landing: landing", "landing: s3://acme-landing/dms")
        + "dms-endpoint: endpoint.json\n";
  }
}
