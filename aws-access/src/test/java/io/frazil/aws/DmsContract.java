package io.frazil.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.DmsTask;
import io.frazil.model.dms.TaskSettings.Preparation;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.DmsAnswers;
import io.frazil.model.pipeline.LiveEndpoint;
import org.junit.jupiter.api.Test;

/** What is read of a task and its endpoint, whoever plays DMS. */
abstract class DmsContract {

  static final String SETTINGS =
      "{\"FullLoadSettings\": {\"TargetTablePrepMode\": \"DO_NOTHING\"}}";
  static final String MAPPINGS =
      "{\"rules\": [{\"rule-type\": \"selection\", \"rule-action\": \"include\","
          + " \"object-locator\": {\"schema-name\": \"public\", \"table-name\": \"%\"}}]}";
  static final String S3_SETTINGS =
      "{\"BucketName\": \"acme-landing\", \"BucketFolder\": \"dms\","
          + " \"TimestampColumnName\": \"ts\"}";

  /** The endpoint, once it was made with {@link #S3_SETTINGS}. */
  abstract String endpoint();

  /** The task, once it was made with that target, {@link #SETTINGS} and {@link #MAPPINGS}. */
  abstract DmsTask task();

  @Test
  void taskIsDescribedWithSettingsMappingsAndTarget() {
    try (DmsAccess dms = DmsAccess.of(task())) {
      String answer = dms.description();

      assertThat(DmsAnswers.settings(task(), answer).preparation())
          .isEqualTo(Preparation.DO_NOTHING);
      assertThat(DmsAnswers.mappings(task(), answer).isSelected("public", "orders")).isTrue();
      assertThat(DmsAnswers.mappings(task(), answer).isSelected("other", "orders")).isFalse();
      assertThat(DmsAnswers.targetEndpoint(task(), answer)).isEqualTo(endpoint());
      assertThat(DmsAnswers.state(task(), answer).hasEnded()).isFalse();
    }
  }

  @Test
  void endpointIsDescribedWithItsSettings() {
    try (DmsAccess dms = DmsAccess.of(task())) {
      LiveEndpoint endpoint = LiveEndpoint.read(dms.endpoint(endpoint()));

      assertThat(endpoint.bucket()).isEqualTo("acme-landing");
      assertThat(endpoint.folder()).isEqualTo("dms");
      assertThat(endpoint.settings().timestampColumn()).isEqualTo("ts");
    }
  }

  @Test
  void taskThatIsNotThereIsConfiguration() {
    DmsTask other = new DmsTask("arn:aws:dms:eu-central-1:123456789012:task:NOWHERE");
    try (DmsAccess dms = DmsAccess.of(other)) {
      assertThatThrownBy(() -> DmsAnswers.state(other, dms.description()))
          .isInstanceOfSatisfying(
              FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIGURATION))
          .hasMessageContaining(other.arn());
    }
  }
}
