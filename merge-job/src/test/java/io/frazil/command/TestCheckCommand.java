package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.pipeline.PipelineReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TestCheckCommand {

  private static final Path SHOP = Path.of("..", "examples", "shop").toAbsolutePath().normalize();

  /** Nothing but a task not looked at is found once its table is set up. */
  private static final String SOUND =
      """
      pipeline: shop
      landing: dms
      dms-endpoint: {IncludeOpForFullLoad: true, TimestampColumnName: ts}
      catalog: {name: lake, warehouse: warehouse}
      tables:
        - source: public.orders
          target: shop.orders
          key: id
          columns: {id: long}
          added-columns: {change-sequence: seq, before-image-prefix: old_}
      """;

  private static final String SETTINGS =
      """
      {"TargetMetadata": {"BatchApplyEnabled": false},
       "FullLoadSettings": {"TargetTablePrepMode": "DO_NOTHING"},
       "ChangeProcessingDdlHandlingPolicy": {"HandleSourceTableDropped": false,
         "HandleSourceTableTruncated": false, "HandleSourceTableAltered": false}}
      """;

  private static final String MAPPINGS =
      """
      {"rules": [
        {"rule-type": "selection", "rule-action": "include",
         "object-locator": {"schema-name": "public", "table-name": "%"}},
        {"rule-type": "transformation", "rule-target": "column", "rule-action": "add-column",
         "object-locator": {"schema-name": "public", "table-name": "orders"},
         "value": "seq", "expression": "$AR_H_CHANGE_SEQ"},
        {"rule-type": "transformation", "rule-target": "column",
         "rule-action": "add-before-image-columns",
         "object-locator": {"schema-name": "public", "table-name": "orders"},
         "before-image-def": {"column-prefix": "old_", "column-filter": "pk-only"}}]}
      """;

  @TempDir private Path folder;
  private Path orders;

  @BeforeEach
  void deliverOneFile() throws IOException {
    orders = Files.createDirectories(folder.resolve("dms/public/orders"));
    Files.writeString(orders.resolve("LOAD00000001.csv"), "I,2024-06-12 10:28:17.798779,1,,\n");
    Files.writeString(folder.resolve("settings.json"), SETTINGS);
    Files.writeString(folder.resolve("mappings.json"), MAPPINGS);
  }

  @Test
  void soundPipelineThatIsSetUpHasNoFinding() throws IOException {
    setUp(SOUND);
    Run run =
        check(
            SOUND,
            "--task-settings",
            folder.resolve("settings.json").toString(),
            "--table-mappings",
            folder.resolve("mappings.json").toString());
    assertThat(run.out).isEqualTo("1 table checked: 0 errors, 0 warnings, 0 notes.\n");
    assertThat(run.exitCode).isZero();
  }

  @Test
  void findingsArePrintedForPeople() throws IOException {
    Run run = check(SOUND);
    assertThat(run.out)
        .isEqualTo(
            """
            WARNING not-set-up
              shop.orders: not in the catalog
              Why: A merge stops at a table that does not exist or lacks what is declared.
              Do:  Run frazil setup.

            INFO task-not-checked
              task: its settings and table mappings were not looked at
              Why: They decide whether DMS deletes change files (truncate, drop, reload), cuts off long text and
                   LOBs (LobMaxSize, 32 KB by default) and adds the columns that the pipeline declares.
              Do:  Give them to this command:
                   aws dms describe-replication-tasks \\
                     --filters Name=replication-task-arn,Values=ARN > task.json
                   frazil check --task-settings task.json --table-mappings task.json

            1 table checked: 0 errors, 1 warning, 1 note.
            """);
    assertThat(run.exitCode).isZero();
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  @Test
  void findingsArePrintedForMachinesOneRowASubject() throws IOException {
    assertThat(check(SOUND, "--output", "csv").out)
        .startsWith(
            """
            severity,check,subject,what,why,remedy
            WARNING,not-set-up,shop.orders,not in the catalog,A merge stops at a table that does\
             not exist or lacks what is declared.,Run frazil setup.
            INFO,task-not-checked,task,""");
    assertThat(check(SOUND, "--output", "json").out)
        .startsWith(
            """
            [
            {"severity":"WARNING","check":"not-set-up","subject":"shop.orders","what":"not in the\
             catalog",""");
  }

  @Test
  void shopHasFewFindings() throws IOException {
    String shop = Files.readString(SHOP.resolve("pipeline.yaml"));
    Run run = check(shop.replace("landing: dms", "landing: " + SHOP.resolve("dms")));
    assertThat(run.headings())
        .containsExactly(
            "WARNING no-change-sequence",
            "WARNING no-before-image",
            "WARNING null-or-empty",
            "WARNING not-set-up",
            "INFO task-not-checked");
  }

  @Test
  void problemsOfThePipelineFileAreErrors() throws IOException {
    Run run = check(SOUND.replace("landing:", "landig:").replace("name: lake", "name: a.b"));
    String file = folder.resolve("pipeline.yaml").toString();
    assertThat(run.out.replaceAll("\\s+", " "))
        .isEqualTo(
            "ERROR pipeline-file "
                + file
                + " line 1: landing: is missing. Accepted: s3://bucket/prefix, or a local"
                + " directory, absolute or relative to the pipeline file. "
                + file
                + " line 2: landig: 'landig' is no key here; did you mean 'landing'? "
                + file
                + " line 4: catalog.name: 'a.b' is not accepted. Accepted: a name free of dots,"
                + " slashes, control characters and blanks at the ends. "
                + "Why: No command can read the pipeline. "
                + "Do: Correct the file; docs/pipeline-file.md has every key. "
                + "0 tables checked: 1 error, 0 warnings, 0 notes. ");
    assertThat(run.exitCode).isEqualTo(2);
  }

  @Test
  void landingIsMissing() throws IOException {
    Run run = check(SOUND.replace("landing: dms", "landing: nowhere"));
    assertThat(run.out)
        .contains(
            "ERROR landing-unreadable\n",
            "landing " + folder.resolve("nowhere") + ": it is not a directory",
            "Correct landing: it is the bucket and BucketFolder of the endpoint");
    assertThat(run.exitCode).isEqualTo(2);
  }

  @Test
  void foldersAreCompared() throws IOException {
    Files.createDirectories(folder.resolve("dms/public/logs"));
    Files.createDirectories(folder.resolve("dms/public/Items"));
    Files.createDirectories(folder.resolve("dms/public/awsdms_status"));
    Files.writeString(orders.resolve("copy of LOAD00000001.csv"), "1\n");
    Files.writeString(orders.resolve("20240612-103132752.parquet"), "PAR1");
    Run run = check(SOUND + more("items") + more("none"));
    assertThat(run.out)
        .contains(
            "WARNING other-letter-case\n"
                + "  shop.items: there is no folder public/items, but public/Items\n",
            "Do:  Say source: public.Items.\n",
            "WARNING unknown-objects\n"
                + "  shop.orders: 1 object in public/orders, the last one copy of"
                + " LOAD00000001.csv\n",
            "Do:  If DMS wrote them, please report their names. Else move them elsewhere.\n",
            "WARNING mixed-formats\n  shop.orders: CSV and Parquet files in one folder\n",
            "Do:  Give each endpoint a BucketFolder of its own, and each a pipeline.\n",
            "INFO not-in-pipeline\n"
                + "  public/logs: a folder in landing that is no table's source\n",
            "Do:  Add the table to the pipeline, or take it out of the task.\n",
            "INFO no-files\n  shop.none: no change files yet\n",
            "Do:  Nothing, if the source table is empty. Else look at source and at the task.\n");
  }

  @Test
  void folderOfTheStreamIsNoTables() throws IOException {
    Path stream = Files.createDirectories(folder.resolve("dms/changes/all"));
    Files.writeString(stream.resolve("CDC_TXN-20240612103132752.csv"), "I,orders,public,1\n");
    Files.writeString(stream.resolve("20240612-103132752.csv"), "I,1\n");
    String pipeline =
        SOUND.replace(
            "dms-endpoint: {", "dms-endpoint: {PreserveTransactions: true, CdcPath: changes/all, ");

    assertThat(check(pipeline).out)
        .contains(
            "WARNING unknown-objects\n"
                + "  CdcPath: 1 object in changes/all, the last one 20240612-103132752.csv\n")
        .doesNotContain("not-in-pipeline");
  }

  @Test
  void catalogIsComparedWithThePipeline() throws IOException {
    setUp(SOUND);
    assertThat(check(SOUND.replace("{id: long}", "{id: long, at: date}")).out)
        .contains("WARNING not-set-up\n  shop.orders: setup would add column at date\n");
    Run refused = check(SOUND.replace("{id: long}", "{id: string}"));
    assertThat(refused.out)
        .contains("ERROR setup-refused\n  shop.orders: column id: expected string, found long\n");
    assertThat(refused.exitCode).isEqualTo(2);
  }

  @Test
  void catalogCannotBeOpened() throws IOException {
    String uri = "jdbc:sqlite:" + folder.resolve("no/such/folder/catalog.db");
    Run run =
        check(SOUND.replace("warehouse: warehouse", "warehouse: warehouse, uri: '" + uri + "'"));
    assertThat(run.out)
        .contains(
            "ERROR catalog-unreachable\n  catalog lake: Cannot open catalog lake: ",
            "Do:  Check catalog.type, uri and properties, the credentials' rights and the"
                + " network.\n");
    assertThat(run.exitCode).isEqualTo(2);
  }

  @Test
  void warehouseCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    Run run = check(SOUND.replace("warehouse: warehouse", "warehouse: file/warehouse"));
    assertThat(run.headings()).contains("ERROR warehouse-not-writable");
    assertThat(run.out.replaceAll("\\s+", " "))
        .contains(
            folder.resolve("file") + " is not a directory",
            "Do: Allow writing and deleting below it, or correct catalog.warehouse.");
  }

  @Test
  void manySubjectsAreCounted() throws IOException {
    StringBuilder yaml = new StringBuilder(SOUND);
    for (int i = 1; i < 9; i++) {
      yaml.append(more("t" + i));
    }
    assertThat(check(yaml.toString()).out)
        .contains(
            "  shop.t1, shop.t2, shop.t3, shop.t4, shop.t5, shop.t6 and 2 more: no change files"
                + " yet\n");
  }

  @Test
  void onlyTablesAskedForAreTold() throws IOException {
    String yaml = SOUND + more("items") + more("logs").replace("change-sequence: seq, ", "");
    Run all = check(yaml);
    assertThat(all.headings()).contains("WARNING no-change-sequence", "INFO no-files");
    Run one = check(yaml, "--table", "shop.orders");
    assertThat(one.headings()).containsExactly("WARNING not-set-up", "INFO task-not-checked");
    assertThat(one.out).endsWith("1 table checked: 0 errors, 1 warning, 1 note.\n");
  }

  private static String more(String name) {
    return SOUND.substring(SOUND.indexOf("  - source")).replace("orders", name);
  }

  private void setUp(String yaml) throws IOException {
    SetupCommand.run(PipelineReader.read(write(yaml)), false);
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("pipeline.yaml"), yaml);
  }

  private Run check(String yaml, String... options) throws IOException {
    CommandLine command = new CommandLine(new CheckCommand());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    StringWriter out = new StringWriter();
    command.setOut(new PrintWriter(out));
    String[] arguments =
        Stream.concat(Stream.of("--pipeline", write(yaml).toString()), Stream.of(options))
            .toArray(String[]::new);
    return new Run(out, command.execute(arguments));
  }

  private record Run(String out, int exitCode) {

    Run(StringWriter written, int exitCode) {
      this(written.toString(), exitCode);
    }

    List<String> headings() {
      return out.lines().filter(line -> line.matches("(ERROR|WARNING|INFO) [a-z0-9-]+")).toList();
    }
  }
}
