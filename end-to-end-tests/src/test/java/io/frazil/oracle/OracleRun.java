package io.frazil.oracle;

import io.frazil.endtoend.TestAccount;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.testdatabases.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * One run of the oracle: random transactions on a real database, replicated as DMS would, delivered
 * badly, merged by Frazil, and held against the source, now and as of every moment that was noted.
 */
final class OracleRun implements AutoCloseable {

  /**
   * What is run.
   *
   * @param endpoint lines of the pipeline file's {@code dms-endpoint}
   * @param onAws whether files land on S3 and tables are in Glue, or both on this disk
   */
  record Setting(
      SourceKind source,
      long seed,
      List<String> endpoint,
      boolean onAws,
      int rounds,
      int transactions) {

    /** Whether files name their columns, so that tables can follow what is altered. */
    boolean hasNames() {
      return isParquet() || endpoint.contains("AddColumnName: true");
    }

    boolean isParquet() {
      return endpoint.contains("DataFormat: parquet");
    }

    /** Whether changes of all tables stand in one folder. */
    boolean hasStream() {
      return endpoint.contains("PreserveTransactions: true");
    }
  }

  /** What the source was at a moment that the target must still know. */
  private record Noted(long millis, List<TableContent> source) {}

  private static final DateTimeFormatter FLUSHED =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Setting setting;
  private final TestDatabase database;
  private final Path folder;
  private final Random random;
  private final Connection connection;
  private final RandomTransactions transactions;
  private final Alterations alterations;
  private final FrazilCommands commands;
  private final Optional<TestAccount> account;
  private final Delivery delivery;
  private final SparkEngine spark;
  private final Path rehearsal;
  private final List<Noted> noted = new ArrayList<>();
  private Mirror mirror;
  private String layouts = "";

  OracleRun(Setting setting, TestDatabase database, Path folder, SparkEngine spark)
      throws SQLException, IOException {
    this.setting = setting;
    this.database = database;
    this.folder = folder;
    this.spark = spark;
    this.random = new Random(setting.seed());
    for (OracleTable table : Shapes.MIRRORED) {
      database.execute(table.ddl(setting.source()));
    }
    database.execute(Shapes.KEYLESS.ddl(setting.source()));
    if (setting.source() == SourceKind.POSTGRES) {
      database.execute(
          "alter table codes alter label set storage external",
          "alter table codes replica identity full");
    }
    this.connection = database.connect();
    connection.setAutoCommit(false);
    this.transactions =
        new RandomTransactions(setting.source(), connection, Shapes.MIRRORED, random);
    this.alterations = new Alterations(setting, transactions);
    this.commands = new FrazilCommands(folder, url());
    this.account =
        setting.onAws() ? Optional.of(new TestAccount(folder.resolve("aws"))) : Optional.empty();
    this.delivery =
        new Delivery(folder.resolve("written"), folder.resolve("landing"), random, account);
    Files.createDirectories(folder.resolve("landing"));
    Files.createDirectories(folder.resolve("written"));
    this.rehearsal = pipelineFile("written", "written");
    this.mirror = new Mirror(mirrorFile(), spark);
  }

  /** Runs to the end; gives every difference that was found. */
  List<String> differences() throws SQLException, IOException {
    List<String> differences = new ArrayList<>();
    transactions.fill(20);
    for (int round = 0; round < setting.rounds() && differences.isEmpty(); round++) {
      if (setting.hasNames() && round > 0) {
        alterations.followed(round);
      }
      if (!setting.hasNames() && round == 2) {
        alterAndDeclare();
      }
      boolean reloads = round % 4 == 3;
      if (reloads) {
        transactions.truncate(transactions.tables().get(random.nextInt(Shapes.MIRRORED.size())));
      }
      replicateAmid(setting.transactions(), round == 1, reloads);
      boolean isComplete = round % 2 == 0 || round == setting.rounds() - 1;
      if (isComplete) {
        delivery.all();
      } else {
        delivery.some();
      }
      differences.addAll(failures(mirror.merge()));
      if (isComplete && differences.isEmpty()) {
        differences.addAll(compare());
      }
    }
    if (differences.isEmpty()) {
      differences.addAll(asOfEachMoment());
      Shapes.MIRRORED.forEach(table -> differences.addAll(mirror.wrongBooks(table)));
      differences.addAll(commands.verify());
      differences.addAll(commands.discover(setting.source(), transactions.tables()));
      if (setting.isParquet()) { // text files have no types
        differences.addAll(followedOrStopped());
      }
    }
    return differences;
  }

  /** Alters the source of headerless files, and says in the pipeline file from which file on. */
  private void alterAndDeclare() throws SQLException, IOException {
    String from = FLUSHED.format(Instant.now());
    OracleTable wider = alterations.addChannel();
    mirror.close();
    layouts = wider.layouts(Shapes.ORDERS, from);
    mirror = new Mirror(mirrorFile(), spark);
  }

  /**
   * A column that discover writes into the pipeline file, and setup into the table, has its values.
   * A table whose source got another type stops with the difference, and no other does.
   */
  private List<String> followedOrStopped() throws SQLException, IOException {
    List<String> differences = new ArrayList<>();
    OracleTable zoned = alterations.addZone();
    commands.followSource(schema() + "." + zoned.name());
    if (mirror.table(zoned).schema().findField("zone") == null) {
      differences.add("setup has not followed discover: " + mirror.table(zoned).schema());
    }
    mirror.close();
    mirror = new Mirror(folder.resolve("mirror.yaml"), spark);
    TableContent before = contentOf(Shapes.COUNTERS);
    alterations.notFollowed();
    do {
      transactions.run(10);
    } while (sourceOf(transactions.now(Shapes.COUNTERS)).rows().equals(before.rows()));
    replicate();
    delivery.all();
    List<String> failures = failures(mirror.merge());
    if (failures.size() != 1
        || !failures.get(0).startsWith("mirror.counters: ")
        || !failures.get(0).contains("hits")) {
      differences.add("expected counters to stop at its column hits, and no other: " + failures);
    }
    for (OracleTable table : transactions.tables()) {
      boolean stopped = table.name().equals(Shapes.COUNTERS.name());
      TableContent expected = stopped ? before : sourceOf(table);
      differences.addAll(explained(expected, contentOf(expected.table())));
    }
    return differences;
  }

  /**
   * Runs transactions while the replicator loads or reads the log, so that the one overlaps the
   * other, and lets it catch up after.
   *
   * @param killed whether it is killed amid them: what it had not stored for sure comes again
   * @param reloads whether it loads every table anew
   */
  private void replicateAmid(int count, boolean killed, boolean reloads) throws SQLException {
    List<String> options = reloads ? List.of("--reload") : List.of();
    try (ReplicateProcess replicator = ReplicateProcess.start(rehearsal, database, options)) {
      transactions.run(count);
      if (!killed) {
        replicator.await();
      }
    }
    replicate();
  }

  private void replicate() {
    try (ReplicateProcess replicator = ReplicateProcess.start(rehearsal, database, List.of())) {
      replicator.await();
    }
  }

  /** Counts, for a person. */
  String summary() {
    int batches = Shapes.MIRRORED.stream().mapToInt(mirror::batches).sum();
    return "%s %s, seed %s: %s transactions, %s changes, %s files, %s batches, %s moments looked back at"
        .formatted(
            setting.source(),
            setting.onAws() ? "over S3 and Glue" : "on disk",
            setting.seed(),
            transactions.commits(),
            transactions.changes(),
            delivery.count(),
            batches,
            noted.size());
  }

  private List<String> compare() throws SQLException {
    List<String> differences = new ArrayList<>();
    List<TableContent> source = new ArrayList<>();
    for (OracleTable table : transactions.tables()) {
      TableContent expected = sourceOf(table);
      source.add(expected);
      differences.addAll(explained(expected, contentOf(table)));
    }
    noted.add(new Noted(System.currentTimeMillis(), source));
    return differences;
  }

  private TableContent sourceOf(OracleTable table) throws SQLException {
    return TableContent.ofSource(setting.source(), connection, table);
  }

  private TableContent contentOf(OracleTable table) {
    return TableContent.ofTarget(mirror.table(table), table);
  }

  private List<String> asOfEachMoment() {
    List<String> differences = new ArrayList<>();
    for (Noted moment : noted) {
      for (TableContent expected : moment.source()) {
        OracleTable table = expected.table();
        TableContent found = TableContent.ofTargetAt(mirror.table(table), table, moment.millis());
        for (String difference : explained(expected, found)) {
          differences.add("as of " + moment.millis() + ": " + difference);
        }
      }
    }
    return differences;
  }

  private List<String> explained(TableContent expected, TableContent found) {
    Path landing = folder.resolve("landing");
    Path files =
        setting.hasStream() ? landing : landing.resolve(schema()).resolve(expected.table().name());
    return expected.differences(found).entrySet().stream()
        .map(
            difference ->
                "seed "
                    + setting.seed()
                    + ", "
                    + difference.getValue()
                    + "\n  in       "
                    + ChangeFilesOf.key(files, difference.getKey()))
        .toList();
  }

  private List<String> failures(RunReport report) {
    return report.outcomes().stream()
        .filter(outcome -> outcome.failure().isPresent() || outcome.rows().quarantined() > 0)
        .map(OracleRun::text)
        .toList();
  }

  private static String text(TableOutcome outcome) {
    return outcome.table()
        + ": "
        + outcome.rows()
        + " "
        + outcome.failure().map(Throwable::toString).orElse("");
  }

  private String url() {
    return database.jdbcUrl()
        + "?user="
        + database.server().user()
        + "&password="
        + database.server().password();
  }

  private String schema() {
    return setting.source() == SourceKind.POSTGRES ? "public" : database.name();
  }

  private Path mirrorFile() throws IOException {
    return pipelineFile("mirror", account.map(TestAccount::landing).orElse("landing"));
  }

  private Path pipelineFile(String name, String landing) throws IOException {
    String text =
        """
        pipeline: oracle
        landing: %s
        dms-endpoint:
          IncludeOpForFullLoad: true
          TimestampColumnName: dms_commit_ts
        %s
        catalog: %s
        defaults:
          quarantine-limit: 0
          batch-files: %s
          drift: %s
          added-columns: {change-sequence: transact_seq, before-image-prefix: before_}
        tables:
        %s"""
            .formatted(
                landing,
                setting.endpoint().stream()
                    .map(line -> "  " + line)
                    .collect(Collectors.joining("\n")),
                account.map(aws -> aws.catalog("")).orElse("{name: lake, warehouse: warehouse}"),
                1 + random.nextInt(4),
                setting.hasNames() ? "evolve" : "stop",
                transactions.tables().stream()
                    .map(table -> table.yaml(setting.source(), schema()) + layoutsOf(table))
                    .collect(Collectors.joining()));
    return Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  private String layoutsOf(OracleTable table) {
    return table.name().equals(Shapes.ORDERS.name()) ? layouts : "";
  }

  @Override
  public void close() throws SQLException {
    mirror.close();
    connection.close();
    account.ifPresent(TestAccount::close);
  }
}
