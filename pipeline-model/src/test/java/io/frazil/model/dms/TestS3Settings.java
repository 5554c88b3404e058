package io.frazil.model.dms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestS3Settings {

  @ParameterizedTest
  @CsvSource({"true, true, true", "false, false, true", "false, true, false", "true, false, true"})
  void changesCarryOpAsAwsTableSays(boolean opInFullLoad, boolean insertsOnly, boolean expected) {
    S3Settings settings =
        new S3Settings(
            DataFormat.CSV, CsvFormat.DEFAULT, opInFullLoad, insertsOnly, "", DatePartitions.NONE);
    assertThat(settings.opInChanges()).isEqualTo(expected);
  }

  @Test
  void timestampColumnIsThereOnlyWhenNamed() {
    assertThat(S3Settings.DEFAULT.timestampColumnName()).isEmpty();
  }

  @Test
  void operationIsOneUpperCaseLetter() {
    assertThat(Operation.fromDms("I")).contains(Operation.INSERT);
    assertThat(Operation.fromDms("U")).contains(Operation.UPDATE);
    assertThat(Operation.fromDms("D")).contains(Operation.DELETE);
    assertThat(Operation.fromDms("d")).isEmpty();
    assertThat(Operation.fromDms("INSERT")).isEmpty();
    assertThat(Operation.fromDms("")).isEmpty();
    assertThat(Operation.fromDms(null)).isEmpty();
  }

  @Test
  void csvNeedsDelimiters() {
    assertThatThrownBy(() -> new CsvFormat("", "\n", "", "", true, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CSV delimiters must not be empty");
  }
}
