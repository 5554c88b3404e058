package io.frazil.merge.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.frazil.merge.spark.QueryRunner;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement that cannot be run is told. */
@ExtendWith(LocalSpark.class)
class QueryIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELEC 1", // no SQL
        "SELECT a FROM nowhere", // no table
        "SELECT (SELECT explode(array(1, 2)))", // fails while it runs
        "SELECT array_repeat(id, 2147483647) FROM range(1)" // in a task
      })
  void statementThatCannotBeRunIsRefusedInOneLineOfFrazils(String sql, SparkSession spark) {
    QueryRunner queries = new QueryRunner(spark);

    FrazilException refusal =
        catchThrowableOfType(
            FrazilException.class, () -> queries.run(sql).rows().forEachRemaining(row -> {}));

    assertThat(refusal.kind()).isEqualTo(FailureKind.CONFIGURATION);
    assertThat(refusal).hasMessageStartingWith("Cannot run the query: ");
    assertThat(refusal.getMessage()).doesNotContain("\tat ");
  }
}
