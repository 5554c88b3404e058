package io.frazil.merge.aws;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.merge.maintenance.Step;
import io.frazil.merge.maintenance.TableOptimizers;
import io.frazil.model.table.TableName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.aws.AwsClientFactories;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetTableOptimizerRequest;
import software.amazon.awssdk.services.glue.model.TableOptimizer;
import software.amazon.awssdk.services.glue.model.TableOptimizerType;

/**
 * Asks Glue which of a table's optimizers are on, its own or those of the whole catalog. Source:
 * AWS Glue Web API, "GetTableOptimizer" (read 2026-11-22).
 */
public final class GlueTableOptimizers implements TableOptimizers {

  private static final String GLUE_ID = "glue.id";

  /** What of Frazil's an optimizer does. */
  private static final Map<TableOptimizerType, Set<Step>> STEPS =
      new EnumMap<>(
          Map.of(
              TableOptimizerType.COMPACTION, Set.of(Step.COMPACT, Step.DELETE_FILES),
              TableOptimizerType.RETENTION, Set.of(Step.SNAPSHOTS),
              TableOptimizerType.ORPHAN_FILE_DELETION, Set.of(Step.ORPHANS)));

  private final Map<String, String> properties;

  /**
   * Connects when it is first asked.
   *
   * @param properties the catalog's, under Iceberg's names
   */
  public GlueTableOptimizers(Map<String, String> properties) {
    this.properties = Map.copyOf(properties);
  }

  /** What cannot be asked is a notice: two who do the same step cost time and no more. */
  @Override
  public Found of(TableName table) {
    Set<Step> steps = EnumSet.noneOf(Step.class);
    List<String> notices = new ArrayList<>();
    try (GlueClient glue = AwsClientFactories.from(properties).glue()) {
      String account = account(glue, table);
      for (Map.Entry<TableOptimizerType, Set<Step>> type : STEPS.entrySet()) {
        if (isOn(glue, request(account, table, type.getKey()))) {
          steps.addAll(type.getValue());
        }
      }
    } catch (SdkException e) {
      AwsAttempt attempt =
          new AwsAttempt(
              "ask Glue for the optimizers of " + table, "glue:GetTableOptimizer", "the table");
      notices.add(AwsFailures.of(attempt, e).getMessage() + " Steps are done as if they were off.");
    }
    return new Found(steps, notices);
  }

  /** The account whose catalog it is; Glue wants it named here, though nowhere else. */
  private String account(GlueClient glue, TableName table) {
    String given = properties.get(GLUE_ID);
    return given != null
        ? given
        : glue.getTable(request -> request.databaseName(table.namespace()).name(table.name()))
            .table()
            .catalogId();
  }

  private static GetTableOptimizerRequest request(
      String account, TableName table, TableOptimizerType type) {
    return GetTableOptimizerRequest.builder()
        .catalogId(account)
        .databaseName(table.namespace())
        .tableName(table.name())
        .type(type)
        .build();
  }

  /** A table without this optimizer is not found. */
  private static boolean isOn(GlueClient glue, GetTableOptimizerRequest request) {
    try {
      TableOptimizer found = glue.getTableOptimizer(request).tableOptimizer();
      return found != null
          && found.configuration() != null
          && Boolean.TRUE.equals(found.configuration().enabled());
    } catch (EntityNotFoundException e) {
      return false;
    }
  }
}
