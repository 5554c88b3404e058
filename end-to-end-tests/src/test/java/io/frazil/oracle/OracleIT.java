package io.frazil.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.spark.SparkEngine;
import io.frazil.oracle.OracleRun.Setting;
import io.frazil.testdatabases.DatabaseServer;
import io.frazil.testdatabases.MariaDbExtension;
import io.frazil.testdatabases.MariaDbServer;
import io.frazil.testdatabases.PostgresExtension;
import io.frazil.testdatabases.PostgresServer;
import io.frazil.testdatabases.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The oracle: a real database, random transactions, files as DMS writes them, random delivery, and
 * then every table equals its source, now and as of every moment looked at on the way. The short
 * form is part of every build; {@code -Dfrazil.oracle.runs=200} makes it long: see docs/oracle.md.
 */
final class OracleIT {

  private static final long SEED =
      Long.parseLong(System.getenv().getOrDefault("FRAZIL_SEED", "20261127"));
  private static final int RUNS = Integer.getInteger("frazil.oracle.runs", 1);
  private static final int ROUNDS = Integer.getInteger("frazil.oracle.rounds", 3);
  private static final int TRANSACTIONS = Integer.getInteger("frazil.oracle.transactions", 50);

  private static final List<List<String>> ENDPOINTS =
      List.of(
          List.of("PreserveTransactions: true", "CdcPath: stream"),
          List.of("DataFormat: parquet", "DatePartitionEnabled: true"),
          List.of("AddColumnName: true", "CompressionType: GZIP", "CsvNullValue: NULL"),
          List.of("CsvNullValue: ''"));

  private static SparkEngine spark;

  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    spark = SparkEngine.start();
  }

  @AfterAll
  static void endSpark() {
    spark.close();
  }

  @Test
  @ExtendWith(PostgresExtension.class)
  void everyTableEqualsItsPostgresSource(PostgresServer server) throws SQLException, IOException {
    runAll(SourceKind.POSTGRES, server);
  }

  @Test
  @ExtendWith(MariaDbExtension.class)
  void everyTableEqualsItsMariaDbSource(MariaDbServer server) throws SQLException, IOException {
    runAll(SourceKind.MARIADB, server);
  }

  private void runAll(SourceKind source, DatabaseServer server) throws SQLException, IOException {
    for (int run = 0; run < RUNS; run++) {
      List<String> endpoint = ENDPOINTS.get((run + source.ordinal()) % ENDPOINTS.size());
      boolean onAws = (run / ENDPOINTS.size() + source.ordinal()) % 2 == 1;
      Setting setting = new Setting(source, SEED + run, endpoint, onAws, ROUNDS, TRANSACTIONS);
      Path place = Files.createDirectories(folder.resolve("run" + run));
      try (TestDatabase database = server.createDatabase("oracle");
          OracleRun oracle = new OracleRun(setting, database, place, spark)) {
        List<String> differences = oracle.differences();
        System.out.println("oracle: " + oracle.summary() + ", differences " + differences.size());
        assertThat(differences).as("FRAZIL_SEED=%d, %s", SEED + run, endpoint).isEmpty();
      }
    }
  }
}
