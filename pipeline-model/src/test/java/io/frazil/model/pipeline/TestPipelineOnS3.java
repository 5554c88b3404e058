package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.DataFormat;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestPipelineOnS3 {

  private static final String FILE = "s3://acme-config/pipelines/shop.yaml";
  private static final String ON_S3 =
      PipelineText.minimalWith("landing: landing", "landing: s3://acme-landing/dms")
          .replace("warehouse: warehouse", "warehouse: s3://acme-lake/warehouse");

  @Test
  void endpointJsonStandsBesideThePipelineFile() {
    String yaml = ON_S3 + "dms-endpoint: ../endpoints/shop.json\n";

    Pipeline pipeline =
        PipelineReader.read(
            FILE,
            files(
                Map.of(
                    FILE,
                    "\uFEFF" + yaml,
                    "s3://acme-config/endpoints/shop.json",
                    "\uFEFF{\"DataFormat\": \"parquet\"}")));

    assertThat(pipeline.landing()).isEqualTo(new Location("s3://acme-landing/dms"));
    assertThat(pipeline.endpoint().dataFormat()).isEqualTo(DataFormat.PARQUET);
  }

  @Test
  void fileAtTheTopOfABucketHasTheBucketBesideIt() {
    String yaml = ON_S3 + "dms-endpoint: shop.json\n";

    Pipeline pipeline =
        PipelineReader.read(
            "s3://acme-config/shop.yaml",
            files(
                Map.of(
                    "s3://acme-config/shop.yaml",
                    yaml,
                    "s3://acme-config/shop.json",
                    "{\"DataFormat\": \"parquet\"}")));

    assertThat(pipeline.endpoint().dataFormat()).isEqualTo(DataFormat.PARQUET);
  }

  @Test
  void endpointJsonOfALocalPipelineFileMayStandOnS3() {
    assertThat(new Base("/pipelines").resolve("s3://acme-config/shop.json"))
        .isEqualTo("s3://acme-config/shop.json");
  }

  @Test
  void relativeDirectoriesAreRefused() {
    assertThatThrownBy(
            () -> PipelineReader.read(FILE, files(Map.of(FILE, PipelineText.minimalAnd("")))))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            "Cannot read pipeline file s3://acme-config/pipelines/shop.yaml: 2 problems.\n"
                + "  line 2: landing: 'landing' is refused: this pipeline file is on S3, where no"
                + " directory stands beside it; say s3://acme-config/pipelines/landing if that is"
                + " meant. Accepted: s3://bucket/prefix, or a local directory, absolute or relative"
                + " to the pipeline file.\n"
                + "  line 5: catalog.warehouse: 'warehouse' is refused: this pipeline file is on"
                + " S3, where no directory stands beside it; say"
                + " s3://acme-config/pipelines/warehouse if that is meant. Accepted:"
                + " s3://bucket/prefix, or a local directory, absolute or relative to the pipeline"
                + " file.");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> PipelineReader.read(FILE, files(Map.of())))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            "Cannot read pipeline file s3://acme-config/pipelines/shop.yaml: 1 problem.\n"
                + "  there is no such file.");
  }

  @Test
  void diskAloneReadsNoS3() {
    assertThatThrownBy(() -> PipelineReader.read(FILE, PipelineFiles.ON_DISK))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            "Cannot read pipeline file s3://acme-config/pipelines/shop.yaml: 1 problem.\n"
                + "  only files on disk are read here.");
  }

  private static PipelineFiles files(Map<String, String> texts) {
    return location -> read(texts, location);
  }

  private static String read(Map<String, String> texts, String location) throws IOException {
    if (!texts.containsKey(location)) {
      throw new NoSuchFileException(location);
    }
    return texts.get(location);
  }
}
