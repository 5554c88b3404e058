package io.frazil.model.dms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.frazil.model.dms.ChangeFileName.Kind;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestChangeFileName {

  @ParameterizedTest
  @CsvSource({
    "LOAD00000001.csv, 00000001",
    "LOAD0000000A.csv, 0000000A",
    "LOAD0000000F.parquet, 0000000F",
    "LOAD00010.csv, 00010",
    "LOAD00000001.csv.gz, 00000001",
    "SEGMENT1_LOAD00000001.csv, 00000001",
    "SEGMENT12_LOAD00000009.parquet, 00000009",
    "p_2023/LOAD00000002.csv, 00000002",
    "north/SEGMENT1_LOAD00000002.csv, 00000002",
  })
  void loadFilesAreReadInEveryForm(String path, String counter) {
    assertThat(ChangeFileName.parse(path))
        .contains(new ChangeFileName(path, Kind.FULL_LOAD, counter));
  }

  @ParameterizedTest
  @CsvSource({
    "20240612-103125108.csv, 20240612103125108",
    "20141029-1134010000.csv, 201410291134010000",
    "20240612-103125108.csv.gz, 20240612103125108",
    "20211127-175902985.parquet, 20211127175902985",
    "2021/11/23/20211123-013830913.parquet, 20211123013830913",
    "2021/11/23/01/20211123-013830913.csv, 20211123013830913",
    "2021-11-23/20211123-013830913.csv, 20211123013830913",
    "2021_11_23/20211123-013830913.csv, 20211123013830913",
    "20211123/20211123-013830913.csv, 20211123013830913",
    "11/2021/23/20211123-013830913.csv, 20211123013830913",
    "202111/20211123-013830913.csv, 20211123013830913",
  })
  void changeFilesAreReadBelowEveryKindOfDateFolder(String path, String stamp) {
    assertThat(ChangeFileName.parse(path)).contains(new ChangeFileName(path, Kind.CDC, stamp));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LOAD.csv",
        "load00000001.csv",
        "LOAD0000000G.csv",
        "LOAD00000001",
        "LOAD00000001.json",
        "LOAD00000001.csv.tmp",
        "XLOAD00000001.csv",
        "SEGMENT_LOAD00000001.csv",
        "20240612-103125.csv",
        "2024612-103125108.csv",
        "20240612_103125108.csv",
        "CDC_TXN-20201117153046033.csv",
        "awsdms_status/20240612-103125108.csv",
        "s3_validation_failures/20240612-103125108.csv",
        "2021/11/23/",
        "part\ntition/LOAD00000001.csv",
        "part\u001b[2Jtition/LOAD00000001.csv",
        "part\u2028tition/LOAD00000001.csv",
        "notes.csv"
      })
  void otherNamesAreNoChangeFile(String path) {
    assertThat(ChangeFileName.parse(path)).isEmpty();
  }

  @Test
  void fullLoadComesFirstThenCounterOrTimeThenPath() {
    List<String> ordered =
        List.of(
            "LOAD00000009.csv",
            "LOAD0000000A.csv",
            "LOAD00000010.csv",
            "p1/LOAD00000010.csv",
            "20240612-103125108.csv",
            "20240612-1031251081.csv",
            "20240612-103125109.csv",
            "2024/06/12/20240612-103127367.csv",
            "20240612-103127367.csv");
    assertThat(ordered.stream().sorted(Collections.reverseOrder()).map(this::name).sorted())
        .extracting(ChangeFileName::path)
        .containsExactlyElementsOf(ordered);
  }

  @ParameterizedTest
  @CsvSource({
    "CDC_TXN-20201117153046033.csv, 20201117153046033",
    "CDC_TXN-20201117153046033.csv.gz, 20201117153046033",
    "CDC_TXN-2020111715304603312.csv, 2020111715304603312",
  })
  void filesOfAStreamAreReadInItsFolderAlone(String path, String stamp) {
    ChangeFileName name = new ChangeFileName(path, Kind.CDC, stamp);

    assertThat(ChangeFileName.parseInStream(path)).contains(name);
    assertThat(ChangeFileName.parseEither(path)).contains(name);
    assertThat(ChangeFileName.parse(path)).isEmpty();
    assertThat(name.isInStream()).isTrue();
    assertThat(name.flushedAt()).contains(LocalDateTime.of(2020, 11, 17, 15, 30, 46));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CDC_TXN-2020111715304603.csv",
        "CDC_TXN-20201117153046033.parquet",
        "2020/11/CDC_TXN-20201117153046033.csv",
        "20240612-103125108.csv",
        "LOAD00000001.csv"
      })
  void otherNamesAreNoFileOfAStream(String path) {
    assertThat(ChangeFileName.parseInStream(path)).isEmpty();
  }

  @Test
  void filesOfTableAndStreamHaveOneOrder() {
    List<ChangeFileName> ordered =
        Stream.of(
                "LOAD00000001.csv",
                "20240612-103125108.csv",
                "CDC_TXN-20240612103125108.csv",
                "20240612-103125109.csv",
                "CDC_TXN-20240612103127367.csv")
            .map(path -> ChangeFileName.parseEither(path).orElseThrow())
            .toList();

    assertThat(ordered).isSorted();
    assertThat(ordered)
        .extracting(ChangeFileName::isInStream)
        .containsExactly(false, false, true, false, true);
  }

  @Test
  void countersOfDifferentWidthCompareAsNumbers() {
    assertThat(name("LOAD00002.csv")).isLessThan(name("LOAD00000010.csv"));
    assertThat(name("LOAD0000F.csv")).isLessThan(name("LOAD00000010.csv"));
  }

  @Test
  void changeFileTellsWhenItWasFlushed() {
    assertThat(name("20240612-103125108.csv").flushedAt())
        .contains(LocalDateTime.of(2024, 6, 12, 10, 31, 25));
    assertThat(name("20249912-103125108.csv").flushedAt()).isEmpty();
    assertThat(name("LOAD00000001.csv").flushedAt()).isEmpty();
  }

  @Test
  void nameTellsKindAndFormat() {
    assertThat(Stream.of("LOAD00000001.csv.gz", "20240612-103125108.parquet").map(this::name))
        .extracting(ChangeFileName::isFullLoad, ChangeFileName::isGzip, ChangeFileName::isParquet)
        .containsExactly(tuple(true, true, false), tuple(false, false, true));
  }

  private ChangeFileName name(String path) {
    return ChangeFileName.parse(path).orElseThrow();
  }
}
