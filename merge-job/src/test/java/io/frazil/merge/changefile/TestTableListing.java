package io.frazil.merge.changefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.LandingFolder;
import io.frazil.merge.changefile.TableListing.Ignored;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestTableListing {

  private final LandingFolder folder = new LandingFolder();

  @Test
  void filesAreSortedByKindAndName() {
    folder.write(
        1,
        "20240612-103127367.csv",
        "LOAD0000000A.csv",
        "2024/06/12/20240612-103125108.csv",
        "LOAD00000009.csv");

    TableListing listing = folder.listing();

    assertThat(listing.fullLoad())
        .extracting(ChangeFile::path)
        .containsExactly("LOAD00000009.csv", "LOAD0000000A.csv");
    assertThat(listing.cdc())
        .extracting(ChangeFile::path)
        .containsExactly("2024/06/12/20240612-103125108.csv", "20240612-103127367.csv");
    assertThat(listing.ignored()).isEqualTo(new Ignored(0, 0, List.of()));
  }

  @Test
  void eachFolderHasNamesOfItsOwn() {
    String transactions = "CDC_TXN-20240612103126000.csv";
    folder.write(1, "20240612-103125108.csv", transactions, "20240612-103127367.csv");

    TableListing own = folder.listing();
    TableListing stream = folder.streamListing();

    assertThat(own.ignored().unknown()).containsExactly(transactions);
    assertThat(stream.cdc()).extracting(ChangeFile::path).containsExactly(transactions);
    assertThat(stream.ignored().unknown())
        .containsExactly("20240612-103125108.csv", "20240612-103127367.csv");
    assertThat(own.with(stream).cdc())
        .extracting(ChangeFile::path)
        .containsExactly("20240612-103125108.csv", transactions, "20240612-103127367.csv");
    assertThat(own.with(stream).ignored()).isEqualTo(own.ignored());
  }

  @Test
  void fileKeepsWhatTheListingSaysOfIt() {
    folder.write(7, "LOAD00000001.csv.gz", 4_711);

    ChangeFile file = folder.listing().fullLoad().get(0);

    assertThat(file.size()).isEqualTo(4_711);
    assertThat(file.modified()).isEqualTo(LandingFolder.at(7));
    assertThat(file.etag()).isEqualTo("etag-7");
  }

  @Test
  void segmentAndPartitionFoldersBelongToTheLoad() {
    folder.write(
        1,
        "north/LOAD00000002.csv",
        "SEGMENT2_LOAD00000001.csv",
        "p_2023/LOAD00000001.parquet",
        "SEGMENT1_LOAD00000001.csv");

    assertThat(folder.listing().fullLoad())
        .extracting(ChangeFile::path)
        .containsExactly(
            "SEGMENT1_LOAD00000001.csv",
            "SEGMENT2_LOAD00000001.csv",
            "p_2023/LOAD00000001.parquet",
            "north/LOAD00000002.csv");
  }

  @Test
  void controlTablesAndValidationFoldersAreIgnoredEvenWithChangeFileNames() {
    folder.write(
        1,
        "awsdms_apply_exceptions/LOAD00000001.csv",
        "nested/awsdms_status/20240612-103125108.csv",
        "s3_validation_failures/LOAD00000001.csv",
        "s3_validation_failures_v1/LOAD00000001.csv");

    assertThat(folder.listing())
        .isEqualTo(new TableListing(List.of(), List.of(), new Ignored(4, 0, List.of())));
  }

  @Test
  void emptyObjectsAndFolderMarksAreIgnored() {
    folder.write(1, "LOAD00000001.csv", 0).write(1, "2024/06/12/", 0);

    assertThat(folder.listing())
        .isEqualTo(new TableListing(List.of(), List.of(), new Ignored(0, 2, List.of())));
  }

  @Test
  void unknownNamesAreKeptToBeNamed() {
    folder.write(1, "notes.txt", "LOAD00000001.csv.tmp");

    TableListing listing = folder.listing();

    assertThat(listing.ignored())
        .isEqualTo(new Ignored(0, 0, List.of("notes.txt", "LOAD00000001.csv.tmp")));
    assertThat(listing.ignored().count()).isEqualTo(2);
  }
}
