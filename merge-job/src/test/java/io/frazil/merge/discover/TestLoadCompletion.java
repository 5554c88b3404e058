package io.frazil.merge.discover;

import static io.frazil.merge.discover.Discovery.paths;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.LandingFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A load of two files, the newest written at second 20; quiet from second 80 on. */
class TestLoadCompletion {

  private static final String CDC = "20240612-100100000.csv";

  private final Discovery discovery = new Discovery();
  private final LandingFolder folder =
      discovery.folder().write(10, "LOAD00000001.csv").write(20, "LOAD00000002.csv");

  @Test
  void completedLoadDoesNotWaitForItsQuietPeriod() {
    assertThat(paths(discovery.at(30).told("Table completed", 21).next().files()))
        .containsExactly("LOAD00000001.csv", "LOAD00000002.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "15, true", // the newest file is 5 s younger than the end: clocks differ
    "14, false", // 6 s: written by a reload that DMS has not told of
    "25, true", // the listing is 5 s younger than the end
  })
  void completedLoadIsWhatWasWrittenUpToItsEnd(long ended, boolean isComplete) {
    assertThat(discovery.at(30).told("Table completed", ended).select().batch().isPresent())
        .isEqualTo(isComplete);
  }

  @Test
  void loadThatEndedJustNowIsAppliedWithTheNextRun() {
    discovery.told("Table completed", 21);

    assertThat(discovery.at(25).select().waiting())
        .isEqualTo(
            "full load of 2 files ended just now, as DMS says; it is applied with the next run");
    assertThat(discovery.at(26).select().batch()).isPresent();
  }

  @Test
  void filesYoungerThanTheEndWaitForTheirQuietPeriod() {
    folder.write(100, "LOAD00000001.csv");
    discovery.told("Table completed", 21);

    assertThat(discovery.at(159).select().waiting())
        .startsWith("full load of 2 files was last written 59 s ago; it counts as complete after");
    assertThat(discovery.at(160).select().batch()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Before load", "Full load", "Table is being reloaded"})
  void quietPeriodDoesNotEndALoadThatGoesOn(String state) {
    assertThat(discovery.at(9_000).told(state, -1).select().waiting())
        .isEqualTo(
            "full load of 2 files: DMS says '"
                + state
                + "' of the table; it counts as complete when DMS says so, or with"
                + " --load-complete");
  }

  @Test
  void changesBufferedBeforeAReloadDoNotCompleteIt() {
    folder.write(30, CDC);

    assertThat(discovery.at(9_000).told("Table is being reloaded", 5).select().batch()).isEmpty();
  }

  @Test
  void operatorHasTheLastWord() {
    discovery.at(21).told("Full load", -1).loadComplete();

    assertThat(discovery.next().files()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Table error", "Table cancelled", "Table does not exist"})
  void loadOfATableGivenUpIsNotTakenForComplete(String state) {
    assertThat(discovery.at(9_000).told(state, 21).select().waiting())
        .isEqualTo(
            "full load of 2 files: DMS says '"
                + state
                + "' of the table; reload it there, or merge what is there with --load-complete");
  }

  @Test
  void tableGivenUpAfterItsLoadHasACompleteLoad() {
    folder.write(30, CDC);

    assertThat(discovery.at(31).told("Table error", -1).next().files()).hasSize(2);
  }

  @Test
  void whereNothingCanBeTakenFromTheWordTheFilesDecide() {
    assertThat(discovery.at(79).told("Table updates", 21).select().batch()).isEmpty();
    assertThat(discovery.at(79).told("Table completed", -1).select().batch()).isEmpty();
    assertThat(discovery.at(80).told("Table updates", 21).select().batch()).isPresent();
    assertThat(discovery.at(80).told("Table completed", -1).select().batch()).isPresent();
  }
}
