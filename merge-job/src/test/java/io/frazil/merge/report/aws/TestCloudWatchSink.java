package io.frazil.merge.report.aws;

import static io.frazil.merge.report.Outcomes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.merge.report.Charged;
import io.frazil.merge.report.Outcomes;
import io.frazil.merge.report.RunReadings;
import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.metric.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

class TestCloudWatchSink {

  private final Calls calls = new Calls();
  private final CloudWatchSink sink = new CloudWatchSink(new Charged(true), "Shop/Frazil", calls);

  @Test
  void readingsAreDataWithUnitDimensionsAndTime() {
    sink.publish(readings(Outcomes.behind("orders", NOW.minusSeconds(20))), NOW);

    assertThat(calls.requests).hasSize(1);
    assertThat(calls.requests.get(0).namespace()).isEqualTo("Shop/Frazil");
    assertThat(calls.requests.get(0).metricData())
        .contains(
            datum("OldestPendingSeconds", StandardUnit.SECONDS, 20, of("Pipeline", "shop")),
            datum(
                "OldestPendingSeconds",
                StandardUnit.SECONDS,
                20,
                of("Pipeline", "shop"),
                of("Table", "shop.orders")),
            datum("RowsRead", StandardUnit.COUNT, 0, of("Pipeline", "shop")));
  }

  @Test
  void callsStayBelowTheLimitsOfTheApi() {
    TableOutcome[] tables =
        IntStream.range(0, 200)
            .mapToObj(i -> Outcomes.behind("t" + i, NOW))
            .toArray(TableOutcome[]::new);
    List<Reading> readings = readings(tables);

    sink.publish(readings, NOW);

    assertThat(calls.requests)
        .allSatisfy(call -> assertThat(call.metricData()).hasSizeLessThanOrEqualTo(1_000));
    assertThat(calls.requests.stream().mapToInt(call -> call.metricData().size()).sum())
        .isEqualTo(new Charged(true).of(readings).size())
        .isGreaterThan(1_000);
  }

  @Test
  void refusalNamesThePermission() {
    calls.refusal =
        AwsServiceException.builder()
            .statusCode(403)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDenied").build())
            .build();

    assertThatThrownBy(() -> sink.publish(readings(), NOW))
        .isInstanceOf(FrazilException.class)
        .hasMessage(
            "Cannot publish metrics to CloudWatch: access is denied (AccessDenied). Allow"
                + " cloudwatch:PutMetricData on * to the role this runs as.");
  }

  static List<Reading> readings(TableOutcome... outcomes) {
    return new RunReadings("shop").of(List.of(outcomes), NOW);
  }

  private static Dimension of(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static MetricDatum datum(
      String name, StandardUnit unit, double value, Dimension... dimensions) {
    return MetricDatum.builder()
        .metricName(name)
        .unit(unit)
        .value(value)
        .timestamp(NOW)
        .dimensions(dimensions)
        .build();
  }

  /** Remembers what it was sent. */
  private static final class Calls implements CloudWatchClient {

    private final List<PutMetricDataRequest> requests = new ArrayList<>();
    private AwsServiceException refusal;

    @Override
    public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
      if (refusal != null) {
        throw refusal;
      }
      requests.add(request);
      return PutMetricDataResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
