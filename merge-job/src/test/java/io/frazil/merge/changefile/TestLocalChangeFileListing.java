package io.frazil.merge.changefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.frazil.fixture.ChangeFiles;
import io.frazil.model.pipeline.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLocalChangeFileListing {

  private final LocalChangeFileListing listing = new LocalChangeFileListing();

  @TempDir Path folder;

  @Test
  void filesAtAnyDepthAreListedBelowTheFolder() throws IOException {
    ChangeFiles.changeFile(folder, "LOAD00000001.csv", "I,1");
    ChangeFiles.changeFile(folder, "2024/06/12/20240612-103125108.csv", "U,1");
    ChangeFiles.emptyFile(folder, "2024/06/12/empty.csv");

    assertThat(list(folder))
        .extracting(StoredObject::path)
        .containsExactlyInAnyOrder(
            "LOAD00000001.csv", "2024/06/12/20240612-103125108.csv", "2024/06/12/empty.csv");
  }

  @Test
  void fileIsListedWithSizeAndTimeAndWithoutEtag() throws IOException {
    Path file = ChangeFiles.changeFile(folder, "LOAD00000001.csv", "I,1");
    FileTime written = FileTime.from(Instant.parse("2024-06-12T10:31:25.108Z"));
    Files.setLastModifiedTime(file, written);

    assertThat(list(folder))
        .containsExactly(new StoredObject("LOAD00000001.csv", 4, written.toInstant(), ""));
  }

  @Test
  void missingFolderIsAnEmptyTable() {
    assertThat(list(folder.resolve("public/empty_table"))).isEmpty();
  }

  @Test
  void folderOfFoldersHoldsNothing() throws IOException {
    Files.createDirectories(folder.resolve("2024/06/12"));

    assertThat(list(folder)).isEmpty();
  }

  @Test
  void folderByAChangeFilesNameIsSaidToBeNone() throws IOException {
    Files.createDirectories(folder.resolve("2024/20240612-103125108.csv"));
    ChangeFiles.changeFile(folder, "20240612-103125109.csv", "U,1");

    TableListing sorted = TableListing.of(list(folder));

    assertThat(sorted.cdc()).hasSize(1);
    assertThat(sorted.ignored().unknown()).containsExactly("2024/20240612-103125108.csv/");
  }

  @Test
  void linkedFolderIsListedAsWhatItLinksTo() throws IOException {
    ChangeFiles.changeFile(folder, "elsewhere/2024/20240612-103125108.csv", "U,1");
    Path linked = Files.createSymbolicLink(folder.resolve("orders"), folder.resolve("elsewhere"));

    assertThat(list(linked))
        .extracting(StoredObject::path, StoredObject::size)
        .containsExactly(tuple("2024/20240612-103125108.csv", 4L));
  }

  private List<StoredObject> list(Path path) {
    return listing.list(new Location(path.toString()));
  }
}
