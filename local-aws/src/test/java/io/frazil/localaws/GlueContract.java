package io.frazil.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.TableVersion;

/** What Iceberg's Glue catalog takes for granted of a Glue Data Catalog. */
abstract class GlueContract {

  private static final String DATABASE = "frazil_contract";

  private GlueClient glue;

  /** Where the catalog under test answers. */
  abstract URI endpoint();

  /** Whether a stale VersionId is refused. */
  abstract boolean isVersionIdHonoured();

  @BeforeEach
  void open() {
    glue = client(endpoint());
    dropDatabase();
    glue.createDatabase(
        request ->
            request.databaseInput(
                input -> input.name(DATABASE).locationUri("s3://lake/contract").description("d")));
  }

  @AfterEach
  void close() {
    dropDatabase();
    glue.close();
  }

  static GlueClient client(URI endpoint) {
    return GlueClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  @Test
  void databaseKeepsWhatItWasCreatedWith() {
    Database database = glue.getDatabase(request -> request.name(DATABASE)).database();

    assertThat(database.name()).isEqualTo(DATABASE);
    assertThat(database.locationUri()).isEqualTo("s3://lake/contract");
    assertThat(database.description()).isEqualTo("d");
  }

  @Test
  void databaseIsUpdated() {
    glue.updateDatabase(
        request ->
            request
                .name(DATABASE)
                .databaseInput(input -> input.name(DATABASE).parameters(Map.of("owner", "ops"))));

    assertThat(glue.getDatabase(request -> request.name(DATABASE)).database().parameters())
        .isEqualTo(Map.of("owner", "ops"));
  }

  @Test
  void databaseThatExistsIsRefused() {
    assertThatThrownBy(
            () -> glue.createDatabase(request -> request.databaseInput(i -> i.name(DATABASE))))
        .isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  void databaseThatIsMissingIsSaidToBe() {
    assertThatThrownBy(() -> glue.getDatabase(request -> request.name("nothing")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("Database nothing not found");
  }

  @Test
  void tableKeepsWhatItWasCreatedWith() {
    createTable("orders", "s3://lake/metadata/0.json");

    Table table = table("orders");
    assertThat(table.name()).isEqualTo("orders");
    assertThat(table.databaseName()).isEqualTo(DATABASE);
    assertThat(table.tableType()).isEqualTo("EXTERNAL_TABLE");
    assertThat(table.parameters())
        .containsEntry("table_type", "ICEBERG")
        .containsEntry("metadata_location", "s3://lake/metadata/0.json");
    assertThat(table.storageDescriptor().columns())
        .containsExactly(Column.builder().name("id").type("bigint").build());
  }

  @Test
  void tableThatExistsIsRefused() {
    createTable("orders", "a");

    assertThatThrownBy(() -> createTable("orders", "b")).isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  void tableThatIsMissingIsSaidToBe() {
    assertThatThrownBy(() -> table("nothing"))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("nothing not found");
  }

  @Test
  void tableOfAMissingDatabaseIsRefused() {
    assertThatThrownBy(
            () ->
                glue.createTable(
                    request -> request.databaseName("nothing").tableInput(input("orders", "a"))))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void updateMovesTheTableToTheNextVersion() {
    createTable("orders", "a");
    String before = table("orders").versionId();

    update("orders", "b", before);

    Table after = table("orders");
    assertThat(after.parameters()).containsEntry("metadata_location", "b");
    assertThat(after.versionId()).isNotEqualTo(before);
  }

  @Test
  void staleVersionIsRefusedAndChangesNothing() {
    assumeTrue(isVersionIdHonoured(), "SKIPPED: this emulator does not look at VersionId");
    createTable("orders", "a");
    String stale = table("orders").versionId();
    update("orders", "b", stale);

    assertThatThrownBy(() -> update("orders", "c", stale))
        .isInstanceOf(ConcurrentModificationException.class);
    assertThat(table("orders").parameters()).containsEntry("metadata_location", "b");
  }

  @Test
  void updateWithoutAVersionIsTaken() {
    createTable("orders", "a");

    glue.updateTable(request -> request.databaseName(DATABASE).tableInput(input("orders", "b")));

    assertThat(table("orders").parameters()).containsEntry("metadata_location", "b");
  }

  @Test
  void olderVersionsAreKept() {
    createTable("orders", "a");
    update("orders", "b", table("orders").versionId());

    List<TableVersion> versions =
        glue.getTableVersions(request -> request.databaseName(DATABASE).tableName("orders"))
            .tableVersions();

    assertThat(versions)
        .extracting(version -> version.table().parameters().get("metadata_location"))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void listingTellsTheTablesOfTheDatabase() {
    createTable("orders", "a");
    createTable("customers", "a");

    assertThat(glue.getTables(request -> request.databaseName(DATABASE)).tableList())
        .extracting(Table::name)
        .containsExactlyInAnyOrder("customers", "orders");
  }

  @Test
  void listingIsPaged() {
    IntStream.range(0, 5).forEach(number -> createTable("t" + number, "a"));

    GetTablesResponse first =
        glue.getTables(request -> request.databaseName(DATABASE).maxResults(3));
    GetTablesResponse second =
        glue.getTables(
            request -> request.databaseName(DATABASE).maxResults(3).nextToken(first.nextToken()));

    assumeTrue(first.nextToken() != null, "SKIPPED: this emulator does not page its listings");
    assertThat(first.tableList()).hasSize(3);
    assertThat(second.nextToken()).isNull();
    assertThat(second.tableList()).extracting(Table::name).containsExactly("t3", "t4");
  }

  @Test
  void deletedTableIsGone() {
    createTable("orders", "a");

    glue.deleteTable(request -> request.databaseName(DATABASE).name("orders"));

    assertThatThrownBy(() -> table("orders")).isInstanceOf(EntityNotFoundException.class);
    assertThatThrownBy(
            () -> glue.deleteTable(request -> request.databaseName(DATABASE).name("orders")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void severalTablesAreDeletedAtOnce() {
    createTable("orders", "a");

    assertThat(
            glue.batchDeleteTable(
                    request -> request.databaseName(DATABASE).tablesToDelete("orders", "nothing"))
                .errors())
        .extracting(error -> error.tableName() + " " + error.errorDetail().errorCode())
        .containsExactly("nothing EntityNotFoundException");
    assertThat(glue.getTables(request -> request.databaseName(DATABASE)).tableList()).isEmpty();
  }

  private void createTable(String name, String metadata) {
    glue.createTable(request -> request.databaseName(DATABASE).tableInput(input(name, metadata)));
  }

  private void update(String name, String metadata, String version) {
    glue.updateTable(
        request ->
            request
                .databaseName(DATABASE)
                .tableInput(input(name, metadata))
                .versionId(version)
                .skipArchive(false));
  }

  private Table table(String name) {
    return glue.getTable(request -> request.databaseName(DATABASE).name(name)).table();
  }

  static TableInput input(String name, String metadata) {
    return TableInput.builder()
        .name(name)
        .tableType("EXTERNAL_TABLE")
        .parameters(Map.of("table_type", "ICEBERG", "metadata_location", metadata))
        .storageDescriptor(
            storage -> storage.columns(Column.builder().name("id").type("bigint").build()))
        .build();
  }

  private void dropDatabase() {
    try {
      glue.deleteDatabase(request -> request.name(DATABASE));
    } catch (EntityNotFoundException e) {
      return;
    } catch (GlueException e) {
      throw new AssertionError("Cannot clean up at " + endpoint(), e);
    }
  }
}
