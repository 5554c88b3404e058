package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.dms.WritingSettings;
import io.frazil.model.dms.WritingSettings.Cutting;
import io.frazil.model.dms.WritingSettings.DateDelimiter;
import io.frazil.model.dms.WritingSettings.DateFolders;
import io.frazil.model.dms.WritingSettings.DateSequence;
import io.frazil.model.dms.WritingSettings.Encoding;
import io.frazil.model.dms.WritingSettings.Parquet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDmsEndpointReader {

  @TempDir Path directory;

  @Test
  void whatIsNotSetHasTheDefaultOfDms() throws IOException {
    assertThat(read("{}")).isEqualTo(DmsEndpoint.DEFAULT);
    assertThat(WritingSettings.DEFAULT)
        .isEqualTo(
            new WritingSettings(
                false,
                false,
                new Cutting(1_073_741_824, Duration.ofSeconds(60), 32_768_000),
                new DateFolders(DateSequence.YYYYMMDD, DateDelimiter.SLASH),
                false,
                new Parquet(false, false, Encoding.RLE_DICTIONARY, 1_048_576, 1_048_576, 10_000)));
  }

  @Test
  void everySettingOfAWriterIsRead() throws IOException {
    DmsEndpoint endpoint =
        read(
            """
            {"Endpoints": [{"EndpointIdentifier": "lake", "S3Settings": {
              "DataFormat": "parquet", "CompressionType": "GZIP", "MaxFileSize": 512,
              "CdcMaxBatchInterval": 5, "CdcMinFileSize": 64, "AddTrailingPaddingCharacter": true,
              "DatePartitionEnabled": true, "DatePartitionSequence": "DDMMYYYY",
              "DatePartitionDelimiter": "UNDERSCORE", "DatePartitionTimezone": "Asia/Seoul",
              "UseTaskStartTimeForFullLoadTimestamp": true, "TimestampColumnName": "ts",
              "ParquetVersion": "parquet-2-0", "ParquetTimestampInMillisecond": true,
              "EncodingType": "plain-dictionary", "DictPageSizeLimit": 100, "DataPageSize": 200,
              "RowGroupLength": 300, "EnableStatistics": true}}]}
            """);

    assertThat(endpoint)
        .isEqualTo(
            new DmsEndpoint(
                new S3Settings(
                    DataFormat.PARQUET,
                    CsvFormat.DEFAULT,
                    false,
                    false,
                    "ts",
                    new DatePartitions(true, ZoneId.of("Asia/Seoul"))),
                new WritingSettings(
                    true,
                    true,
                    new Cutting(524_288, Duration.ofSeconds(5), 65_536),
                    new DateFolders(DateSequence.DDMMYYYY, DateDelimiter.UNDERSCORE),
                    true,
                    new Parquet(true, true, Encoding.PLAIN_DICTIONARY, 100, 200, 300))));
  }

  @Test
  void aFolderForTheStreamAloneChangesNothing() throws IOException {
    assertThat(
            read("{\"PreserveTransactions\": true, \"CdcPath\": \"/changes/\"}")
                .settings()
                .cdcPath())
        .isEqualTo("changes");
    assertThat(read("{\"CdcPath\": \"changes\"}").settings().inTransactionOrder()).isFalse();
  }

  @Test
  void whatDmsForbidsIsRefused() {
    assertThat(problems("{\"PreserveTransactions\": true}"))
        .containsExactly(
            "PreserveTransactions: 'true' is refused: DMS needs CdcPath with it, a folder.");
    assertThat(
            problems(
                "{\"PreserveTransactions\": true, \"CdcPath\": \"x\", \"AddColumnName\": true}"))
        .containsExactly("AddColumnName: 'true' is refused: DMS forbids it together with CdcPath.");
    assertThat(problems("{\"MaxFileSize\": 0}"))
        .containsExactly(
            "MaxFileSize: '0' is not accepted. Accepted: a whole number from 1 to 1048576.");
    assertThat(problems("{\"MaxFilesize\": 1}").get(0)).contains("did you mean 'MaxFileSize'?");
  }

  @Test
  void aPipelineFileTellsItInItselfOrByAFile() throws IOException {
    Files.writeString(directory.resolve("endpoint.json"), "{\"CdcMaxBatchInterval\": 7}");
    Path pipeline = directory.resolve("shop.yaml");

    Files.writeString(pipeline, "dms-endpoint: endpoint.json\n");
    assertThat(ofPipeline(pipeline).cutting().interval()).isEqualTo(Duration.ofSeconds(7));
    Files.writeString(pipeline, "dms-endpoint: {CdcMaxBatchInterval: 8}\n");
    assertThat(ofPipeline(pipeline).cutting().interval()).isEqualTo(Duration.ofSeconds(8));
    Files.writeString(pipeline, "pipeline: shop\n");
    assertThat(ofPipeline(pipeline)).isEqualTo(WritingSettings.DEFAULT);
  }

  private static WritingSettings ofPipeline(Path file) {
    return DmsEndpointReader.ofPipeline(file.toString(), PipelineFiles.ON_DISK).writing();
  }

  private DmsEndpoint read(String json) throws IOException {
    return DmsEndpointReader.read(Files.writeString(directory.resolve("e.json"), json));
  }

  private List<String> problems(String json) {
    PipelineException met = catchThrowableOfType(PipelineException.class, () -> read(json));
    return met.problems().stream()
        .map(problem -> problem.toString().replaceFirst("^.*line \\d+: ", ""))
        .toList();
  }
}
