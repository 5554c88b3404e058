package io.frazil.merge.changefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.fixture.LandingFolder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestLoadSet {

  private static final LocalDateTime FENCE = LocalDateTime.parse("2024-06-12T10:31:25");

  private final LandingFolder folder =
      new LandingFolder().write(1, "LOAD00000001.csv").write(2, "LOAD00000002.csv");

  @Test
  void setOfNoFilesIsNone() {
    assertThat(set(new LandingFolder())).isSameAs(LoadSet.NONE);
    assertThat(LoadSet.NONE.isNone()).isTrue();
    assertThat(LoadSet.NONE).hasToString("");
    assertThat(LoadSet.parse("")).isSameAs(LoadSet.NONE);
  }

  @Test
  void setCountsFilesAndKnowsTheNewest() {
    assertThat(set(folder).files()).isEqualTo(2);
    assertThat(set(folder).modified()).isEqualTo(LandingFolder.at(2));
    assertThat(set(folder).since()).isEqualTo(Instant.EPOCH);
    assertThat(set(folder).fence()).isEmpty();
  }

  @Test
  void sameFilesInAnyListingOrderHaveTheSameDigest() {
    LandingFolder turned =
        new LandingFolder().write(2, "LOAD00000002.csv").write(1, "LOAD00000001.csv");

    assertThat(set(turned)).isEqualTo(set(folder));
  }

  @Test
  void digestChangesWhenFileIsAdded() {
    LoadSet before = set(folder);
    assertThat(set(folder.write(2, "LOAD00000003.csv")).digest()).isNotEqualTo(before.digest());
  }

  @Test
  void digestChangesWhenFileIsRemoved() {
    LoadSet before = set(folder);
    assertThat(set(folder.remove("LOAD00000002.csv")).digest()).isNotEqualTo(before.digest());
  }

  @Test
  void digestChangesWhenFileIsWrittenAnew() {
    LoadSet before = set(folder);
    assertThat(set(folder.write(3, "LOAD00000002.csv")).digest()).isNotEqualTo(before.digest());
  }

  @Test
  void digestChangesWhenFileIsOfAnotherSize() {
    LoadSet before = set(folder);
    assertThat(set(folder.write(2, "LOAD00000002.csv", 101)).digest())
        .isNotEqualTo(before.digest());
  }

  @Test
  void fenceAndMomentDoNotChangeTheDigest() {
    assertThat(set(folder).fencedAt(FENCE).since(LandingFolder.at(2)).digest())
        .isEqualTo(set(folder).digest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2024-06-12T10:31:25", "2024-06-12T10:31", "2024-06-12T00:00", "0999-01-01T00:00"})
  void textIsReadBackAsWritten(String fence) {
    LoadSet plain = set(folder);
    LoadSet whole = plain.since(LandingFolder.at(2)).fencedAt(LocalDateTime.parse(fence));

    assertThat(LoadSet.parse(plain.toString())).isEqualTo(plain);
    assertThat(LoadSet.parse(whole.toString())).isEqualTo(whole);
  }

  @Test
  void textSaysEverythingAPersonLooksFor() {
    LoadSet set =
        new LoadSet("0123456789abcdef", 2, Instant.EPOCH, LandingFolder.at(2), Optional.empty());

    assertThat(set.fencedAt(FENCE))
        .hasToString(
            "0123456789abcdef files=2 since=1970-01-01T00:00:00Z modified=2024-06-12T10:00:02Z"
                + " fence=2024-06-12T10:31:25");
    assertThat(set)
        .hasToString(
            "0123456789abcdef files=2 since=1970-01-01T00:00:00Z modified=2024-06-12T10:00:02Z"
                + " fence=none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789abcdef",
        "0123456789abcdef files=x since=1970-01-01T00:00:00Z modified=1970-01-01T00:00:00Z fence=none",
        "0123456789abcdef files=1 since=1970-01-01T00:00:00Z modified=yesterday fence=none",
        "0123456789abcdef files=1 since=1970-01-01T00:00:00Z modified=1970-01-01T00:00:00Z fence=noon"
      })
  void otherTextIsRefusedAndShown(String text) {
    assertThatThrownBy(() -> LoadSet.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a load set: '" + text + "'");
  }

  @Test
  void fenceIsCutToTheSecond() {
    assertThat(set(folder).fencedAt(FENCE.plusNanos(999_999_999)).fence()).contains(FENCE);
  }

  @Test
  void fenceComparesFlushTimesByTheSecond() {
    LoadSet fenced = set(folder).fencedAt(FENCE);

    assertThat(fenced.fencesOff(cdc("20240612-103124999.csv"))).isTrue();
    assertThat(fenced.fencesOff(cdc("20240612-103125000.csv"))).isFalse();
    assertThat(fenced.fencesOff(cdc("20240612-103125999.csv"))).isFalse();
  }

  @Test
  void fileWhoseNameIsNoMomentIsNotFencedOff() {
    assertThat(set(folder).fencedAt(FENCE).fencesOff(cdc("20249912-103124999.csv"))).isFalse();
  }

  @Test
  void withoutAFenceNothingIsFencedOff() {
    assertThat(set(folder).fencesOff(cdc("19990612-103124999.csv"))).isFalse();
    assertThat(LoadSet.NONE.fencesOff(cdc("19990612-103124999.csv"))).isFalse();
  }

  @Test
  void filesWrittenBeforeTheLoadBeganAreLeftOver() {
    LoadSet set = set(folder).since(LandingFolder.at(2));

    assertThat(folder.listing().fullLoad())
        .extracting(set::isLeftOver)
        .containsExactly(true, false);
    assertThat(folder.listing().fullLoad())
        .extracting(set(folder)::isLeftOver)
        .containsExactly(false, false);
  }

  private static LoadSet set(LandingFolder folder) {
    return LoadSet.of(folder.listing().fullLoad());
  }

  private static ChangeFile cdc(String path) {
    return new LandingFolder().write(1, path).listing().cdc().get(0);
  }
}
