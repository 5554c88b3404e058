package io.frazil.merge.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.localaws.GlueServer;
import io.frazil.merge.maintenance.Step;
import io.frazil.merge.maintenance.TableOptimizers;
import io.frazil.model.table.TableName;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.TableOptimizerType;

/** Over HTTP, against a catalog that knows optimizers. */
class TestGlueTableOptimizers {

  private static final TableName ORDERS = new TableName("shop", "orders");

  private GlueServer server;
  private GlueClient glue;
  private TableOptimizers optimizers;

  @BeforeEach
  void start() {
    server = GlueServer.start(new InetSocketAddress("127.0.0.1", 0));
    glue = GlueClient.builder().endpointOverride(server.endpoint()).build();
    glue.createDatabase(request -> request.databaseInput(input -> input.name("shop")));
    glue.createTable(
        request -> request.databaseName("shop").tableInput(input -> input.name("orders")));
    optimizers = new GlueTableOptimizers(Map.of("glue.endpoint", server.endpoint().toString()));
  }

  @AfterEach
  void stop() {
    glue.close();
    server.close();
  }

  @Test
  void tableWithoutOptimizersIsNobodyElses() {
    assertThat(optimizers.of(ORDERS)).isEqualTo(new TableOptimizers.Found(Set.of(), List.of()));
  }

  @Test
  void optimizersThatAreOnDoTheirSteps() {
    create(TableOptimizerType.COMPACTION, true);
    create(TableOptimizerType.RETENTION, false);
    create(TableOptimizerType.ORPHAN_FILE_DELETION, true);

    assertThat(optimizers.of(ORDERS))
        .isEqualTo(
            new TableOptimizers.Found(
                Set.of(Step.COMPACT, Step.DELETE_FILES, Step.ORPHANS), List.of()));
  }

  @Test
  void missingPermissionIsSaidAndStopsNothing() {
    server.faults().deny("GetTableOptimizer");

    TableOptimizers.Found found = optimizers.of(ORDERS);

    assertThat(found.steps()).isEmpty();
    assertThat(found.notices())
        .singleElement()
        .asString()
        .startsWith("Cannot ask Glue for the optimizers of shop.orders: ")
        .contains("Allow glue:GetTableOptimizer")
        .endsWith("Steps are done as if they were off.");
  }

  private void create(TableOptimizerType type, boolean enabled) {
    String account =
        glue.getTable(request -> request.databaseName("shop").name("orders")).table().catalogId();
    glue.createTableOptimizer(
        request ->
            request
                .catalogId(account)
                .databaseName("shop")
                .tableName("orders")
                .type(type)
                .tableOptimizerConfiguration(
                    configuration ->
                        configuration.enabled(enabled).roleArn("arn:aws:iam::1:role/r")));
  }
}
