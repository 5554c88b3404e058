package io.frazil.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.localaws.Faults.Calls;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.TableVersion;

/** The Glue fake: the contract, Glue's own rules, what it keeps, and how it fails. */
class TestGlueServer extends GlueContract {

  private static GlueServer server;
  private GlueClient glue;

  @BeforeAll
  static void start() {
    server = GlueServer.start(new InetSocketAddress("127.0.0.1", 0));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() {
    server.faults().clear();
    glue = client(server.endpoint());
    glue.createDatabase(request -> request.databaseInput(input -> input.name("shop")));
    glue.createTable(request -> request.databaseName("shop").tableInput(input("orders", "a")));
    server.faults().clear();
  }

  @AfterEach
  void disconnect() {
    server.faults().clear();
    glue.deleteDatabase(request -> request.name("shop"));
    glue.close();
  }

  @Override
  URI endpoint() {
    return server.endpoint();
  }

  @Override
  boolean isVersionIdHonoured() {
    return true;
  }

  @Test
  void namesAreFoldedToLowerCase() {
    glue.createTable(request -> request.databaseName("SHOP").tableInput(input("Lines", "a")));

    assertThat(glue.getTables(request -> request.databaseName("Shop")).tableList())
        .extracting(table -> table.databaseName() + "." + table.name())
        .containsExactly("shop.lines", "shop.orders");
  }

  @Test
  void namesGlueCannotStoreAreRefused() {
    assertThatThrownBy(
            () ->
                glue.createTable(
                    request ->
                        request.databaseName("shop").tableInput(input("t".repeat(256), "a"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Name must have 1 to 255 bytes, got 'ttt");
  }

  @Test
  void versionsAreCountedFromZeroAndListedNewestFirst() {
    update("b", "0");
    update("c", "1");

    assertThat(
            glue.getTableVersions(request -> request.databaseName("shop").tableName("orders"))
                .tableVersions())
        .extracting(TableVersion::versionId)
        .containsExactly("2", "1", "0");
  }

  @Test
  void skippedArchiveForgetsTheVersionBefore() {
    glue.updateTable(
        request ->
            request
                .databaseName("shop")
                .tableInput(input("orders", "b"))
                .versionId("0")
                .skipArchive(true));

    assertThat(
            glue.getTableVersions(request -> request.databaseName("shop").tableName("orders"))
                .tableVersions())
        .extracting(TableVersion::versionId)
        .containsExactly("1");
  }

  @Test
  void pageIsNoLongerThanGlueAllows() {
    IntStream.range(0, 101)
        .forEach(
            number ->
                glue.createTable(
                    request -> request.databaseName("shop").tableInput(input("t" + number, "a"))));

    assertThat(glue.getTables(request -> request.databaseName("shop")).tableList()).hasSize(100);
    assertThat(
            glue.getTablesPaginator(request -> request.databaseName("shop")).stream()
                .map(page -> page.tableList().size()))
        .containsExactly(100, 2);
  }

  @Test
  void conflictIsReportedOnTheCallItWasOrderedFor() {
    server.faults().conflictOnUpdate(2);

    update("b", "0");

    assertThatThrownBy(() -> update("c", "1")).isInstanceOf(ConcurrentModificationException.class);
    assertThat(metadata()).isEqualTo("b");
    update("c", "1");
    assertThat(metadata()).isEqualTo("c");
  }

  @Test
  void throttledCallIsRetriedByTheSdk() {
    server.faults().throttle("GetTable", 2);

    assertThat(metadata()).isEqualTo("a");
    assertThat(server.faults().calls()).containsExactly("GetTable", "GetTable", "GetTable");
  }

  @Test
  void answerLostAfterTheEffectLooksLikeAConflictToARetry() {
    server.faults().failAfterEffect(Calls.only("UpdateTable", 1));

    assertThatThrownBy(() -> update("b", "0")).isInstanceOf(ConcurrentModificationException.class);
    assertThat(metadata()).isEqualTo("b");
  }

  @Test
  void connectionDroppedAfterTheEffectLooksLikeAConflictToARetry() {
    server.faults().dropAfterEffect(Calls.only("UpdateTable", 1));

    assertThatThrownBy(() -> update("b", "0")).isInstanceOf(ConcurrentModificationException.class);
    assertThat(metadata()).isEqualTo("b");
  }

  @Test
  void failureBeforeTheEffectIsRetriedToItsEnd() {
    server.faults().failBeforeEffect(Calls.only("UpdateTable", 1));
    server.faults().dropBeforeEffect(Calls.only("UpdateTable", 2));

    update("b", "0");

    assertThat(metadata()).isEqualTo("b");
  }

  @Test
  void deniedOperationNamesThePermission() {
    server.faults().deny("GetTable");

    assertThatThrownBy(this::metadata)
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("is not authorized to perform: glue:GetTable");
  }

  @Test
  void operationThatIsNotServedIsRefused() {
    assertThatThrownBy(() -> glue.getCrawlers(request -> request.maxResults(1)))
        .isInstanceOf(GlueException.class)
        .hasMessageContaining("This catalog does not answer GetCrawlers");
  }

  @Test
  void catalogInAFileOutlivesItsServer(@TempDir Path folder) {
    Path file = folder.resolve("glue.json");
    InetSocketAddress anyPort = new InetSocketAddress("127.0.0.1", 0);
    try (GlueServer first = GlueServer.start(anyPort, file);
        GlueClient client = client(first.endpoint())) {
      client.createDatabase(request -> request.databaseInput(input -> input.name("kept")));
      client.createTable(request -> request.databaseName("kept").tableInput(input("orders", "a")));
    }

    try (GlueServer second = GlueServer.start(anyPort, file);
        GlueClient client = client(second.endpoint())) {
      assertThat(
              client
                  .getTable(request -> request.databaseName("kept").name("orders"))
                  .table()
                  .parameters())
          .containsEntry("metadata_location", "a");
    }
  }

  @Test
  void everyUpdateOfSeveralWritersIsCountedOnce() {
    List<Boolean> taken =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(number -> isTaken(Integer.toString(number)))
            .toList();

    long updates = taken.stream().filter(Boolean::booleanValue).count();
    assertThat(
            glue.getTable(request -> request.databaseName("shop").name("orders"))
                .table()
                .versionId())
        .isEqualTo(Long.toString(updates));
  }

  private boolean isTaken(String metadata) {
    String version =
        glue.getTable(request -> request.databaseName("shop").name("orders")).table().versionId();
    try {
      update(metadata, version);
      return true;
    } catch (ConcurrentModificationException e) {
      return false;
    }
  }

  private void update(String metadata, String version) {
    glue.updateTable(
        request ->
            request.databaseName("shop").tableInput(input("orders", metadata)).versionId(version));
  }

  private String metadata() {
    return glue.getTable(request -> request.databaseName("shop").name("orders"))
        .table()
        .parameters()
        .get("metadata_location");
  }
}
