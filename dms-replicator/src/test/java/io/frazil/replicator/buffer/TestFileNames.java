package io.frazil.replicator.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.WritingSettings.DateDelimiter;
import io.frazil.model.dms.WritingSettings.DateFolders;
import io.frazil.model.dms.WritingSettings.DateSequence;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TestFileNames {

  private static final Instant FLUSHED = Instant.parse("2021-11-23T01:38:30.913456Z");

  @Test
  void loadFilesCountInEightHexadecimalDigits() {
    assertThat(FileNames.load("public/orders", 1)).isEqualTo("public/orders/LOAD00000001");
    assertThat(FileNames.load("public/orders", 10)).isEqualTo("public/orders/LOAD0000000A");
    assertThat(FileNames.load("public/orders", 16)).isEqualTo("public/orders/LOAD00000010");
  }

  @Test
  void changeFilesAreNamedByTheirFlushToTheMillisecond() {
    assertThat(names(DatePartitions.NONE).changes("a/b", FLUSHED, FLUSHED))
        .isEqualTo("a/b/20211123-013830913");
    assertThat(names(DatePartitions.NONE).transactions("cdc", FLUSHED))
        .isEqualTo("cdc/CDC_TXN-20211123013830913");
  }

  @Test
  void noNameComesTwiceAndNoneGoesBack() {
    FileNames names = names(DatePartitions.NONE);

    assertThat(names.changes("a/b", FLUSHED, FLUSHED)).endsWith("-013830913");
    assertThat(names.changes("a/b", FLUSHED, FLUSHED)).endsWith("-013830914");
    assertThat(names.changes("a/b", FLUSHED.minusSeconds(9), FLUSHED)).endsWith("-013830915");
    assertThat(names.changes("a/c", FLUSHED, FLUSHED)).endsWith("-013830913");
  }

  @Test
  void theZoneIsThatOfFolderAndName() {
    DatePartitions seoul = new DatePartitions(true, ZoneId.of("Asia/Seoul"));

    assertThat(names(seoul).changes("a/b", Instant.parse("2021-11-23T20:00:00Z"), FLUSHED))
        .isEqualTo("a/b/2021/11/23/20211124-050000000");
  }

  @Test
  void theHourThatComesTwiceInAutumnGivesNoNameTwice() {
    FileNames names = names(new DatePartitions(true, ZoneId.of("Europe/Berlin")));
    Instant first = Instant.parse("2021-10-31T00:30:00Z");

    assertThat(names.changes("a/b", first, first)).endsWith("/20211031-023000000");
    assertThat(names.changes("a/b", first.plusSeconds(3600), first))
        .endsWith("/20211031-023000001");
  }

  @Test
  void everySequenceAndDelimiterHasItsFolder() {
    assertThat(folder(DateSequence.YYYYMMDD, DateDelimiter.SLASH)).isEqualTo("2021/11/23");
    assertThat(folder(DateSequence.YYYYMMDDHH, DateDelimiter.DASH)).isEqualTo("2021-11-23-01");
    assertThat(folder(DateSequence.YYYYMM, DateDelimiter.UNDERSCORE)).isEqualTo("2021_11");
    assertThat(folder(DateSequence.MMYYYYDD, DateDelimiter.NONE)).isEqualTo("11202123");
    assertThat(folder(DateSequence.DDMMYYYY, DateDelimiter.SLASH)).isEqualTo("23/11/2021");
  }

  private static FileNames names(DatePartitions partitions) {
    return new FileNames(partitions, DateFolders.DEFAULT);
  }

  private static String folder(DateSequence sequence, DateDelimiter delimiter) {
    return new FileNames(
            new DatePartitions(true, ZoneId.of("UTC")), new DateFolders(sequence, delimiter))
        .changes("a/b", FLUSHED, FLUSHED)
        .replaceAll("^a/b/|/[^/]*$", "");
  }
}
