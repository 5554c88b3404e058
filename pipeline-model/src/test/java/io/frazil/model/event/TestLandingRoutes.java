package io.frazil.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestLandingRoutes {

  private static final String SHOP = "s3://acme/pipelines/shop.yaml";
  private static final String FILE = "/20261120-103125108.csv";
  private static final LandingRoutes ROUTES =
      LandingRoutes.of(
          List.of(
              known(SHOP, "s3://acme-landing/dms", "public.orders", "public.people"),
              known("odd", "s3://acme-landing/odd", "Sales & Co.a+b", "Sales & Co.ärger=1")));
  private static final LandingRoutes STREAM =
      LandingRoutes.of(
          List.of(
              known(
                  "stream",
                  "s3://b/dms\ndms-endpoint: {PreserveTransactions: true, CdcPath: cdc}",
                  "public.orders",
                  "public.people")));

  @ParameterizedTest
  @CsvSource({
    "dms/public/orders/20261120-103125108.csv, public.orders",
    "dms/public/orders/2026/11/20/20261120-103125108.parquet, public.orders",
    "dms/public/people/LOAD00000001.csv.gz, public.people",
    "dms/public/people/segment_1/SEGMENT1_LOAD0000000A.csv, public.people",
  })
  void changeFileWakesItsTable(String key, String table) {
    assertThat(wakes(ROUTES, CreatedObject.plain("acme-landing", key, 9, "")))
        .containsExactly(SHOP + " " + table);
  }

  @ParameterizedTest
  @CsvSource({
    "acme-landing, dmsx/public/orders/20261120-103125108.csv, 9, NO_PIPELINE",
    "acme-landing, 20261120-103125108.csv, 9, NO_PIPELINE",
    "other, dms/public/orders/20261120-103125108.csv, 9, NO_PIPELINE",
    "acme-landing, dms/public/secrets/20261120-103125108.csv, 9, NO_TABLE",
    "acme-landing, dms/20261120-103125108.csv, 9, NO_TABLE",
    "acme-landing, dms/public/orders, 9, NO_TABLE",
    "acme-landing, dms/public/awsdms_apply_exceptions/20261120-103125108.csv, 9, CONTROL",
    "acme-landing, dms/awsdms_status/x.csv, 9, CONTROL",
    "acme-landing, dms/public/orders/s3_validation_failures/x.csv, 9, CONTROL",
    "acme-landing, dms/public/orders/20261120-103125108.csv.tmp, 9, NO_CHANGE_FILE",
    "acme-landing, dms/public/orders/, 0, NO_CHANGE_FILE",
    "acme-landing, dms/public/orders/20261120-103125108.csv, 0, EMPTY",
  })
  void otherObjectsArePassedOverByRule(String bucket, String key, long size, Ignored reason) {
    Arrival arrival = ROUTES.route(CreatedObject.plain(bucket, key, size, ""));

    assertThat(arrival).isEqualTo(new Arrival(Set.of(), Set.of(reason)));
    assertThat(arrival.ignored()).isEqualTo(Optional.of(reason));
  }

  @Test
  void sizeThatIsNotSaidIsNotEmpty() {
    CreatedObject object =
        CreatedObject.plain(
            "acme-landing", "dms/public/orders" + FILE, CreatedObject.UNKNOWN_SIZE, "");

    assertThat(wakes(ROUTES, object)).containsExactly(SHOP + " public.orders");
  }

  @Test
  void oddFoldersAreFoundHoweverTheirKeysAreSpelt() {
    List<CreatedObject> spellings =
        List.of(
            CreatedObject.encoded("acme-landing", "odd/Sales+%26+Co/a%2Bb" + FILE, 9, ""),
            CreatedObject.encoded("acme-landing", "odd/Sales & Co/a+b" + FILE, 9, ""),
            CreatedObject.plain("acme-landing", "odd/Sales & Co/a+b" + FILE, 9, ""));

    assertThat(spellings)
        .allSatisfy(object -> assertThat(wakes(ROUTES, object)).containsExactly("odd t.a+b"));
  }

  @Test
  void plainKeyIsNeverDecoded() {
    CreatedObject object =
        CreatedObject.plain("acme-landing", "odd/Sales & Co/a%2Bb" + FILE, 9, "");

    assertThat(ROUTES.route(object).ignored()).contains(Ignored.NO_TABLE);
  }

  @Test
  void sharedAndNestedLandingsAllWake() {
    LandingRoutes routes =
        LandingRoutes.of(
            List.of(
                known("mirror", "s3://b/dms", "public.orders"),
                known("changes", "s3://b/dms", "public.orders"),
                known("whole", "s3://b", "dms.public"),
                known("nested", "s3://b/dms/public", "orders.nothing")));

    assertThat(wakes(routes, CreatedObject.plain("b", "dms/public/orders/LOAD00000001.csv", 9, "")))
        .containsExactly("changes public.orders", "mirror public.orders", "whole dms.public");
  }

  @Test
  void fileOfTheStreamWakesEveryTable() {
    assertThat(
            wakes(STREAM, CreatedObject.plain("b", "dms/cdc/CDC_TXN-20261120103125108.csv", 9, "")))
        .containsExactly("stream public.orders", "stream public.people");
    assertThat(wakes(STREAM, CreatedObject.plain("b", "dms/public/people/LOAD00000001.csv", 9, "")))
        .containsExactly("stream public.people");
  }

  @ParameterizedTest
  @CsvSource({
    "dms/cdc/CDC_TXN-20261120103125108.csv, 0, EMPTY",
    "dms/cdc/20261120-103125108.csv, 9, NO_CHANGE_FILE",
    "dms/cdc/deeper/CDC_TXN-20261120103125108.csv, 9, NO_CHANGE_FILE",
    "dms/public/orders/CDC_TXN-20261120103125108.csv, 9, NO_CHANGE_FILE",
    "dms/cdc/awsdms_status/CDC_TXN-20261120103125108.csv, 9, CONTROL",
    "dms/cdcx/CDC_TXN-20261120103125108.csv, 9, NO_TABLE",
  })
  void otherObjectsBesideAStreamArePassedOver(String key, long size, Ignored reason) {
    assertThat(STREAM.route(CreatedObject.plain("b", key, size, "")))
        .isEqualTo(new Arrival(Set.of(), Set.of(reason)));
  }

  @Test
  void localLandingIsWokenByNoEvent() {
    LandingRoutes routes = LandingRoutes.of(List.of(known("local", "/data/dms", "public.orders")));

    assertThat(routes.route(CreatedObject.plain("b", "data/dms/public/orders" + FILE, 9, "")))
        .isEqualTo(new Arrival(Set.of(), Set.of(Ignored.NO_PIPELINE)));
  }

  private static List<String> wakes(LandingRoutes routes, CreatedObject object) {
    return routes.route(object).wakes().stream()
        .map(wake -> wake.pipeline() + " " + wake.table())
        .sorted()
        .toList();
  }

  private static KnownPipeline known(String place, String landing, String... sources) {
    StringBuilder yaml =
        new StringBuilder("pipeline: p\nlanding: " + landing)
            .append("\ncatalog: {name: lake, warehouse: /w}\ntables:\n");
    for (String source : sources) {
      String target = source.replace("Sales & Co", "t");
      yaml.append("  - {source: '" + source + "', target: '" + target + "', key: id, ")
          .append("columns: {id: long}}\n");
    }
    Pipeline pipeline = PipelineReader.parse(yaml.toString(), Path.of("/"));
    return new KnownPipeline(place, pipeline);
  }
}
