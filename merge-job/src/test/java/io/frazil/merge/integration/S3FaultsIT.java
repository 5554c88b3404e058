package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static io.frazil.merge.integration.OneTable.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.S3LandingPlace;
import io.frazil.localaws.S3Faults;
import io.frazil.localaws.S3Server;
import io.frazil.merge.aws.S3ChangeFileListing;
import io.frazil.merge.aws.S3Landing;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What S3 can do wrong to a merge: it fails with the reason, loses nothing, and goes on after. */
@ExtendWith(LocalSpark.class)
class S3FaultsIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);

  /** One more than the SDK retries here. */
  private static final int EACH_TIME = 3;

  /** What goes wrong, and the end of what is said. */
  private enum Fault {
    DENIED_LISTING(faults -> faults.denyListing(""), "Allow s3:ListBucket on arn:aws:s3:::"),
    SLOW_DOWN_LISTING(
        faults -> faults.slowDownListings(EACH_TIME), "AWS asks for fewer requests (SlowDown"),
    DENIED_READING(faults -> faults.denyReading(""), "Allow s3:GetObject on arn:aws:s3:::"),
    SLOW_DOWN_READING(
        faults -> faults.slowDownReads(EACH_TIME), "AWS asks for fewer requests (SlowDown"),
    BROKEN_READING(faults -> faults.dropReads(EACH_TIME), "AWS does not answer (");

    private final Consumer<S3Faults> order;
    private final String text;

    Fault(Consumer<S3Faults> order, String text) {
      this.order = order;
      this.text = text;
    }
  }

  private static S3Server server;

  @TempDir private Path folder;
  private S3LandingPlace landing;

  @BeforeAll
  static void start() {
    server = S3Server.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeBucket() {
    landing = S3LandingPlace.at(server.endpoint());
  }

  @AfterEach
  void endFaults() {
    server.faults().clear();
    landing.close();
  }

  @ParameterizedTest
  @EnumSource
  void faultStopsTheTableWithTheReasonAndTheNextRunCompletes(Fault fault, SparkSession spark) {
    try (S3Notes notes = new S3Notes(folder, spark, landing)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      assertThat(notes.drain().failure()).isEmpty();
      notes.put(FIRST, NOTE.update(100, 1, "two"));
      fault.order.accept(server.faults());

      assertFailed(notes.drain(), fault.text);
      assertThat(notes.texts()).containsExactly("1 one");

      server.faults().clear();
      assertThat(notes.drain().failure()).isEmpty();
      assertThat(notes.texts()).containsExactly("1 two");
    }
  }

  @Test
  void listingWithoutAnAnswerIsGivenUp(SparkSession spark) {
    try (S3Notes notes = new S3Notes(folder, spark, landing)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      server.faults().delayListings(Duration.ofMinutes(5));
      Map<String, String> hasty = new HashMap<>(landing.landing().properties());
      hasty.put("http-client.apache.socket-timeout-ms", "300");

      assertFailed(
          notes.drain(new S3ChangeFileListing(new S3Landing(hasty))),
          "AWS does not answer (SocketTimeoutException: Read timed out)");

      server.faults().clear();
      assertThat(notes.drain().failure()).isEmpty();
      assertThat(notes.texts()).containsExactly("1 one");
    }
  }

  @Test
  void fileThatVanishesBeforeItIsReadIsListedAnew(SparkSession spark) {
    try (S3Notes notes = new S3Notes(folder, spark, landing)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      notes.put(FIRST, NOTE.update(100, 1, "two"));

      assertFailed(
          notes.drain(afterListing(() -> landing.delete("public/notes/" + LOAD))),
          "/public/notes/LOAD00000001.csv: it is gone since it was listed.");
      assertThat(notes.texts()).isEmpty();
    }
  }

  @Test
  void fileWrittenAnewBeforeItIsReadIsListedAnew(SparkSession spark) {
    try (S3Notes notes = new S3Notes(folder, spark, landing)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      assertThat(notes.drain().failure()).isEmpty();
      notes.put(FIRST, NOTE.update(100, 1, "two"));
      notes.put(SECOND, NOTE.insert(200, 2, "kept"));

      assertFailed(
          notes.drain(afterListing(() -> notes.put(FIRST, NOTE.update(100, 1, "three")))),
          "/public/notes/20240612-103100000.csv: it was written anew since it was listed.");

      assertThat(notes.drain().failure()).isEmpty();
      assertThat(notes.texts()).containsExactly("1 three", "2 kept");
    }
  }

  private ChangeFileListing afterListing(Runnable change) {
    return place -> {
      var objects = landing.listing().list(place);
      change.run();
      return objects;
    };
  }

  private static void assertFailed(TableOutcome outcome, String text) {
    assertThat(outcome.failure()).isPresent();
    FrazilException failure = outcome.failure().orElseThrow();
    assertThat(failure.getMessage()).contains(text);
    assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL);
  }
}
