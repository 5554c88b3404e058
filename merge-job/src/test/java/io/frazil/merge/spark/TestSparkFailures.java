package io.frazil.merge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class TestSparkFailures {

  @Test
  void failureOfATaskIsFrazilsOwn() {
    FrazilException known = new FrazilException(FailureKind.SOURCE_DATA, "Cannot read x");

    assertThat(translated(known)).isSameAs(known);
  }

  @Test
  void settingThatATaskMissesIsNoBug() {
    FrazilException failure =
        translated(new IllegalStateException("Unable to load credentials from any of the"));

    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
    assertThat(failure)
        .hasMessageStartingWith("Cannot merge batch b-1: Unable to load credentials")
        .hasMessageContaining("Set AWS_PROFILE, or AWS_ACCESS_KEY_ID");
  }

  @Test
  void storageThatFailsIsExternal() {
    assertThat(translated(new NotFoundException("no file x")).kind())
        .isEqualTo(FailureKind.EXTERNAL);
    assertThat(translated(new IOException("disk")).kind()).isEqualTo(FailureKind.EXTERNAL);
  }

  @Test
  void whateverElseFailsIsABug() {
    assertThat(translated(new IllegalArgumentException("negative")).kind())
        .isEqualTo(FailureKind.BUG);
  }

  private static FrazilException translated(Exception cause) {
    return SparkFailures.translate("merge batch b-1", new SparkException("Job aborted", cause));
  }
}
