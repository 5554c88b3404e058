package io.frazil.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.model.table.WriteMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which tables a message wakes. */
class TestMessageRouting {

  private static final TableName ORDERS = new TableName("shop", "orders");
  private static final TableName LINES = new TableName("shop", "lines");
  private static final String CREATED =
      """
      {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
        "s3": {"bucket": {"name": "acme-landing"},
          "object": {"key": "dms/public/orders/20240612-100201000.csv", "size": 10}}}]}
      """;

  @Test
  void notificationWakesTheTableWhoseFolderItNames() {
    assertThat(routing("s3://acme-landing/dms", ORDERS, LINES).apply(CREATED))
        .containsExactly(ORDERS);
  }

  @Test
  void tableThatIsNotServedIsNotWoken() {
    assertThat(routing("s3://acme-landing/dms", LINES).apply(CREATED)).isEmpty();
  }

  @Test
  void testEventWakesNothing() {
    assertThat(
            routing("s3://acme-landing/dms", ORDERS)
                .apply(
                    """
                    {"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "acme-landing"}
                    """))
        .isEmpty();
  }

  @Test
  void messageThatIsNotUnderstoodWakesEveryTable() {
    assertThat(routing("s3://acme-landing/dms", ORDERS, LINES).apply("wake up"))
        .containsExactlyInAnyOrder(ORDERS, LINES);
  }

  @Test
  void everyMessageWakesTheTablesOfALocalLandingFolder() {
    assertThat(routing("/landing", ORDERS, LINES).apply(CREATED))
        .containsExactlyInAnyOrder(ORDERS, LINES);
  }

  private static Function<String, Set<TableName>> routing(String landing, TableName... served) {
    Pipeline pipeline =
        new Pipeline(
            "shop",
            new Location(landing),
            S3Settings.DEFAULT,
            new CatalogConfig(
                "lake", CatalogConfig.Type.JDBC, new Location("/warehouse"), Map.of()),
            List.of(table("orders"), table("lines")));
    return new MessageRouting(pipeline, List.of(served));
  }

  private static PipelineTable table(String name) {
    TableDefinition target =
        new TableDefinition(
            new TableName("shop", name),
            List.of(new Column("id", ColumnType.of(ColumnType.Kind.LONG))),
            List.of("id"),
            List.of(),
            WriteMode.COPY_ON_WRITE,
            Map.of());
    return new PipelineTable(
        new SourceTable("public", name), target, AddedColumns.NONE, MergePolicy.DEFAULT);
  }
}
