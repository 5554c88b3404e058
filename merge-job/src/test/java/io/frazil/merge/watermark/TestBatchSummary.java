package io.frazil.merge.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.LoadSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestBatchSummary {

  private static final LoadSet LOAD =
      new LoadSet(
          "0123456789abcdef",
          2,
          Instant.EPOCH,
          Instant.parse("2024-06-12T10:00:02Z"),
          Optional.of(LocalDateTime.parse("2024-06-12T10:00")));

  @Test
  void entriesSayWhatAnAuditorLooksFor() {
    assertThat(summary(ChangeBatch.Kind.CHANGES, List.of("a/20240612-103125108.csv")).entries())
        .containsExactly(
            Map.entry("frazil.base-snapshot", "41"),
            Map.entry("frazil.batch-id", "batch-1"),
            Map.entry("frazil.change-sequence", "20240612103027360000000000000000121"),
            Map.entry("frazil.file-names", "a/20240612-103125108.csv"),
            Map.entry("frazil.files", "1 d71a6c260cc98628"),
            Map.entry("frazil.kind", "CHANGES"),
            Map.entry("frazil.load-set", LOAD.toString()),
            Map.entry("frazil.rows-applied", "5"),
            Map.entry("frazil.rows-quarantined", "2"),
            Map.entry("frazil.rows-read", "11"),
            Map.entry("frazil.rows-skipped", "1"),
            Map.entry("frazil.rows-superseded", "3"),
            Map.entry("frazil.source-time-max", "2024-06-12T10:30:28.764078Z"),
            Map.entry("frazil.source-time-min", "2024-06-12T10:30:27.362108Z"),
            Map.entry("frazil.version", "0.1"),
            Map.entry("frazil.watermark", "20240612-103125108.csv"));
  }

  @Test
  void entriesAreThoseOfTheDocument() throws IOException {
    Set<String> documented =
        Files.readAllLines(Path.of("..", "docs", "semantics.md")).stream()
            .filter(line -> line.startsWith("| `frazil."))
            .flatMap(line -> Pattern.compile("`(frazil\\.[a-z-]+)`").matcher(line).results())
            .map(entry -> entry.group(1))
            .collect(Collectors.toSet());

    assertThat(summary(ChangeBatch.Kind.CHANGES, List.of("a.csv")).entries())
        .containsOnlyKeys(documented);
  }

  @Test
  void entriesAreReadBackAsWritten() {
    for (ChangeBatch.Kind kind : ChangeBatch.Kind.values()) {
      BatchSummary summary = summary(kind, List.of("20240612-103125108.csv"));
      assertThat(BatchSummary.parse(summary.entries())).contains(summary);
    }
  }

  @Test
  void oddPathsAreReadBackAsWritten() {
    BatchSummary summary =
        summary(
            ChangeBatch.Kind.LOAD,
            List.of(
                "a,b/LOAD00000001.csv",
                "100%/LOAD00000001.csv",
                "a b+c/LOAD00000001.csv",
                "%2C/LOAD00000001.csv",
                "Zürich=東京/LOAD00000001.csv"));

    assertThat(BatchSummary.parse(summary.entries())).contains(summary);
  }

  @Test
  void batchWithoutRowsTimesOrSequenceIsReadBackAsWritten() {
    BatchSummary summary =
        new BatchSummary(
            "batch-1",
            ChangeBatch.Kind.LOAD,
            "",
            LoadSet.NONE,
            List.of("LOAD00000001.csv"),
            new RowCounts(0, 0, 0, 0, 0),
            SourceTimes.UNKNOWN,
            "",
            1,
            "0.1");

    assertThat(BatchSummary.parse(summary.entries())).contains(summary);
  }

  @Test
  void filesOfALargeLoadAreSummedUp() {
    List<String> files = files(BatchSummary.NAMES_LIMIT + 1);

    Map<String, String> entries = summary(ChangeBatch.Kind.LOAD, files).entries();

    assertThat(entries)
        .containsEntry("frazil.files", "2001 " + LoadSet.digest(files))
        .doesNotContainKey("frazil.file-names");
    assertThat(BatchSummary.parse(entries)).contains(summary(ChangeBatch.Kind.LOAD, List.of()));
  }

  @Test
  void changeFilesAreNamedHoweverMany() {
    BatchSummary summary = summary(ChangeBatch.Kind.CHANGES, files(BatchSummary.NAMES_LIMIT + 1));

    assertThat(BatchSummary.parse(summary.entries())).contains(summary);
  }

  @Test
  void snapshotOfSomebodyElseIsNoBatch() {
    assertThat(BatchSummary.parse(Map.of("total-records", "30"))).isEmpty();
  }

  @Test
  void entriesOfOthersAreOfNoConcern() {
    BatchSummary summary = summary(ChangeBatch.Kind.CHANGES, List.of("20240612-103125108.csv"));
    Map<String, String> entries = new HashMap<>(summary.entries());
    entries.put("total-records", "30");

    assertThat(BatchSummary.parse(entries)).contains(summary);
  }

  @Test
  void missingEntryIsNamed() {
    Map<String, String> entries =
        new HashMap<>(summary(ChangeBatch.Kind.CHANGES, List.of("a.csv")).entries());
    entries.remove("frazil.load-set");

    assertThatThrownBy(() -> BatchSummary.parse(entries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Snapshot of batch batch-1 has no frazil.load-set");
  }

  @Test
  void unbalancedBooksAreNoValue() {
    assertThatThrownBy(() -> new RowCounts(11, 5, 3, 2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The books do not balance: read 11, applied 5, superseded 3, quarantined 2, skipped 0");
  }

  private static BatchSummary summary(ChangeBatch.Kind kind, List<String> files) {
    return new BatchSummary(
        "batch-1",
        kind,
        "20240612-103125108.csv",
        LOAD,
        files,
        new RowCounts(11, 5, 3, 2, 1),
        new SourceTimes("2024-06-12T10:30:27.362108Z", "2024-06-12T10:30:28.764078Z"),
        "20240612103027360000000000000000121",
        41,
        "0.1");
  }

  private static List<String> files(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "20240612-" + (100_000_000 + i) + ".csv")
        .toList();
  }
}
