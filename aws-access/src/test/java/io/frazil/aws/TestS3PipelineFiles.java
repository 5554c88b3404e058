package io.frazil.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.PipelineException;
import io.frazil.model.pipeline.PipelineReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestS3PipelineFiles {

  private static final String FILE = "s3://acme-config/pipelines/shop +%.yaml";

  @Test
  void textOfAnObjectIsReadWhole() throws IOException {
    try (CannedS3 s3 = CannedS3.text("pipeline: schöner\n")) {
      assertThat(files(s3).read(FILE)).isEqualTo("pipeline: schöner\n");
      assertThat(s3.requests()).containsExactly("GET /acme-config/pipelines/shop%20%2B%25.yaml");
    }
  }

  @Test
  void anythingElseIsReadFromDiskWithoutAws(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("shop.yaml"), "pipeline: shop\n");

    assertThat(new S3PipelineFiles().read(file.toString())).isEqualTo("pipeline: shop\n");
  }

  @Test
  void missingObjectIsAProblemOfThePipelineFile() {
    try (CannedS3 s3 = CannedS3.error(404, "NoSuchKey", "The specified key does not exist.")) {
      assertThatThrownBy(() -> PipelineReader.read(FILE, files(s3)))
          .isInstanceOf(PipelineException.class)
          .hasMessage(
              "Cannot read pipeline file s3://acme-config/pipelines/shop +%.yaml: 1 problem.\n"
                  + "  there is no such file.");
    }
  }

  @Test
  void missingBucketIsNotAMissingFile() {
    try (CannedS3 s3 = CannedS3.error(404, "NoSuchBucket", "The bucket does not exist.")) {
      assertThatThrownBy(() -> PipelineReader.read(FILE, files(s3)))
          .isInstanceOf(FrazilException.class)
          .hasMessage(
              "Cannot read s3://acme-config/pipelines/shop +%.yaml: there is no such bucket"
                  + " (NoSuchBucket, The bucket does not exist, request R1). Correct its name, or"
                  + " create it.");
    }
  }

  @Test
  void bucketAloneIsNoFile() {
    assertThatThrownBy(() -> new S3PipelineFiles().read("s3://acme-config/"))
        .isInstanceOf(IOException.class)
        .hasMessage("it names a bucket and no file in it");
  }

  @Test
  void otherBytesThanTextAreRefused() {
    try (CannedS3 s3 = new CannedS3(200, new byte[] {(byte) 0xFF, 'P'})) {
      assertThatThrownBy(() -> files(s3).read(FILE)).isInstanceOf(CharacterCodingException.class);
    }
  }

  @Test
  void hugeObjectIsNotRead() {
    try (CannedS3 s3 = new CannedS3(200, new byte[9 << 20])) {
      assertThatThrownBy(() -> files(s3).read(FILE))
          .isInstanceOf(IOException.class)
          .hasMessage("it holds 9437184 bytes, which is no pipeline file");
    }
  }

  @Test
  void deniedObjectNamesThePermission() {
    try (CannedS3 s3 = CannedS3.error(403, "AccessDenied", "Access Denied")) {
      assertThatThrownBy(() -> files(s3).read("s3://acme-config/shop.yaml"))
          .isInstanceOfSatisfying(
              FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.EXTERNAL))
          .hasMessage(
              "Cannot read s3://acme-config/shop.yaml: access is denied (AccessDenied, Access"
                  + " Denied, request R1). Allow s3:GetObject on"
                  + " arn:aws:s3:::acme-config/shop.yaml to the role this runs as, and kms:Decrypt"
                  + " where a KMS key of your own encrypts it; without s3:ListBucket, S3 denies"
                  + " what is not there too.");
    }
  }

  private static S3PipelineFiles files(CannedS3 s3) {
    return new S3PipelineFiles(s3::client);
  }
}
